import { useState } from 'react'
import { call } from '../../../../../api/client.ts'
import { LongInput } from '../../../../../components/field/index.tsx'
import { Notice } from '../../../../../components/notice/index.tsx'
import { papersWords } from '../../../../cases/papers-words.ts'
import { useAct } from '../use-act.ts'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'

/** From here on the office's time runs. */
export function Accept({ file, shown, onDone }: FormProps) {
  const [phoned, setPhoned] = useState('')
  const act = useAct<'caseDesk.accept'>(file)
  const { text, isComplete, due } = papersWords(shown)
  const open = shown.materials.filter(({ status }) => status === 'open')

  async function accept() {
    const body = phoned.trim() ? { phoned: phoned.trim() } : {}
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
        <Notice tone={isComplete ? 'ok' : 'act'} title={`材料${text}`}>
          {[...due, '受理后申请人马上收到写明时间的受理凭证。'].join('\n')}
        </Notice>
      )}
      {shown.extras.length > 0 && (
        <>
          <Notice tone="act" title="受理前还要">
            {shown.extras.join('\n')}
          </Notice>
          <LongInput
            label="核实的情况"
            hint="打过电话的，写明几点打的、核实了什么；不用打电话的可以不填"
            maxLength={200}
            value={phoned}
            error={act.refused?.field === 'phoned' ? act.refused.text : undefined}
            onChange={setPhoned}
          />
        </>
      )}
    </FormFrame>
  )
}
