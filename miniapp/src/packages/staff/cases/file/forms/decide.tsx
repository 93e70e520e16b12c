import { call } from '../../../../../api/client.ts'
import type { FormProps } from './form-props.ts'
import { YesOrNo } from './yes-or-no.tsx'

/** The second name on a no, or the case goes on. */
export function DecideProposal({ shown, ...form }: FormProps) {
  const what = shown.proposal?.kind === 'refuse' ? '不予办理' : '退件'
  return (
    <YesOrNo
      {...form}
      does="作出决定"
      danger
      label="主管决定"
      options={[
        { value: 'no', text: '不同意，继续办理', done: '继续办理' },
        {
          value: 'yes',
          text: `同意${what}`,
          note: '当事人马上收到理由、依据和救济途径',
          done: `已决定${what}，已通知当事人`,
        },
      ]}
      send={({ isYes, reason }, key) =>
        call('caseDesk.decideProposal', { params: { id: shown.id }, body: { agree: isYes, reason } }, key)
      }
    />
  )
}

/** After the call to whoever said 不是我. */
export const HandleAlert = ({ shown, ...form }: FormProps) => (
  <YesOrNo
    {...form}
    does="登记核实结果"
    danger
    label="核实结果"
    options={[
      { value: 'yes', text: '确实不是本人办的', note: '这件终止，谁也不能再往下办', done: '已终止办理' },
      { value: 'no', text: '是本人办的，点错了', note: '解除冻结，接着办', done: '已解除冻结' },
    ]}
    reasonLabel="怎么核实的"
    reasonHint="例如：几点几分打哪个电话，核对了什么"
    send={({ isYes, reason }, key) =>
      call('caseDesk.handleAlert', { params: { id: shown.id }, body: { uphold: isYes, reason } }, key)
    }
  />
)

/** 告知锁: a supervisor takes a second list upon themselves, or it does not go out. */
export const DecideMore = ({ shown, ...form }: FormProps) => (
  <YesOrNo
    {...form}
    does="作出决定"
    danger
    label="主管决定"
    options={[
      { value: 'no', text: '不放行，不再要材料', done: '没有放行' },
      { value: 'yes', text: '放行', note: '写进清单，计入这个事项公开的放行率', done: '已放行，清单已发出' },
    ]}
    send={({ isYes, reason }, key) =>
      call('caseDesk.decideMore', { params: { id: shown.id }, body: { agree: isYes, reason } }, key)
    }
  />
)

/** Ours or not: ours is made good free of charge and before everybody else (E50). */
export const DecideMistake = ({ shown, ...form }: FormProps) => (
  <YesOrNo
    {...form}
    does="作出认定"
    label="是不是我们的差错"
    options={[
      {
        value: 'yes',
        text: '是我们的差错',
        note: '不收费，排在最前；已经办完的备好一份更正申请',
        done: '已认定，免费优先更正',
      },
      { value: 'no', text: '没有办错', note: '理由马上告诉当事人', done: '已告诉当事人没有办错' },
    ]}
    reasonLabel="核实的情况"
    send={({ isYes, reason }, key) =>
      call('caseDesk.decideMistake', { params: { id: shown.id }, body: { agree: isYes, reason } }, key)
    }
  />
)
