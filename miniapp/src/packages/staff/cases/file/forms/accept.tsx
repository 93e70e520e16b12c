import { call } from '../../../../../api/client.ts'
import { Notice } from '../../../../../components/notice/index.tsx'
import { useAct } from '../use-act.ts'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'

/** From here on the office's time runs. */
export function Accept({ file, shown, onDone }: FormProps) {
  const act = useAct<'caseDesk.accept'>(file)
  const open = shown.materials.filter(({ status }) => status === 'open')

  async function accept() {
    const body = {}
    const answer = await act.send(body, (key) => call('caseDesk.accept', { params: { id: shown.id }, body }, key))
    if (answer.ok) onDone(answer.reply, '已受理，时限开始计算')
  }

  return (
    <FormFrame file={file} does="受理，时限开始计算" ready={open.length === 0} act={act} onSend={() => void accept()}>
      {open.length > 0 ? (
        <Notice tone="act" title={`还缺 ${open.length} 份`}>
          {`${open.map(({ name }) => name).join('、')}。看过原件的请在材料里点“看过原件”；没有的请一次告知。`}
        </Notice>
      ) : (
        <Notice tone="ok" title="材料齐了">
          受理后申请人马上收到写明时间的受理凭证。
        </Notice>
      )}
    </FormFrame>
  )
}
