import type { Case } from '@anju/shared-types'
import { call } from '../../../api/client.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { go } from '../../../lib/go.ts'
import { momentWords } from '../../../lib/time-words.ts'
import { SayWords } from '../say-words.tsx'

/** That it makes good a mistake of ours, or what became of saying so (E50). */
export function MistakeNews({ shown: { ourMistake, mistake } }: { shown: Pick<Case, 'ourMistake' | 'mistake'> }) {
  if (ourMistake) {
    return (
      <Notice tone="ok" title="更正我们的差错：不收费，最先办">
        {ourMistake.reason}
      </Notice>
    )
  }
  if (!mistake) return null
  const { state, words, at, reason, decidedBy, redoneAs } = mistake
  if (state === 'asked') {
    return <Notice title="主管正在核实是不是办错了">{`${momentWords(at)} 说的：${words}`}</Notice>
  }
  if (state === 'denied') {
    return (
      <Notice
        tone="act"
        title="核实结果：没有办错"
      >{`${reason}（${decidedBy}）\n不同意的，可以打 12345，或申请行政复议。`}</Notice>
    )
  }
  return (
    <Card kind="accent" title="是我们办错了，对不起">
      {redoneAs ? `${reason}。更正的申请已经备好，不收费。申请人看过提交后，最先办。` : reason}
      {redoneAs && <Button onTap={() => go('/packages/cases/detail/index', { id: redoneAs })}>去看更正的申请</Button>}
    </Card>
  )
}

/** Says that we got it wrong; a supervisor looks into it. */
export const SayMistake = ({ id, onDone }: { id: string; onDone: (fresh: Case) => void }) => (
  <SayWords
    says="你们办错了"
    icon="scale"
    title="哪里办错了？"
    confirm="请主管核实"
    label="哪里错了，应该是什么"
    hint="比如：证上写 99 平方米，应该是 89"
    send={(body, key) => call('cases.reportMistake', { params: { id }, body }, key)}
    onDone={onDone}
  >
    是我们的差错，免费更正，最先办。主管核实后告诉您结果。
  </SayWords>
)
