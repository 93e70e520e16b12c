import { useState } from 'react'
import { call } from '../../../../../api/client.ts'
import { Button } from '../../../../../components/button/index.tsx'
import { Choice } from '../../../../../components/choice/index.tsx'
import { Notice } from '../../../../../components/notice/index.tsx'
import { useAct } from '../use-act.ts'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'
import { isReason, Reason } from './reason.tsx'

const USUAL = '核对无误'

/** One department's part, with what it found. */
export function FinishTask({ file, shown, onDone }: FormProps) {
  const open = shown.tasks.filter(({ isMine }) => isMine)
  const [chosen, setChosen] = useState(open.length === 1 ? open[0]?.id : undefined)
  const [opinion, setOpinion] = useState('')
  const act = useAct<'caseDesk.finishTask'>(file)

  async function finish() {
    if (!chosen) return
    const body = { taskId: chosen, opinion: opinion.trim() }
    const answer = await act.send(body, (key) => call('caseDesk.finishTask', { params: { id: shown.id }, body }, key))
    if (answer.ok) onDone(answer.reply, '已办完，交给下一步')
  }

  return (
    <FormFrame
      file={file}
      does="办完了"
      ready={chosen !== undefined && isReason(opinion)}
      act={act}
      onSend={() => void finish()}
    >
      {open.length === 1 && <Notice>{`${open[0]?.departmentLabel}：${open[0]?.name}`}</Notice>}
      {open.length > 1 && (
        <Choice
          label="哪一项工作"
          value={chosen}
          options={open.map(({ id, name, departmentLabel }) => ({ value: id, text: name, note: departmentLabel }))}
          onChoose={setChosen}
        />
      )}
      <Reason label="意见" field="opinion" value={opinion} refused={act.refused} onChange={setOpinion} />
      {opinion === '' && (
        <Button kind="secondary" compact onTap={() => setOpinion(USUAL)}>
          {USUAL}
        </Button>
      )}
    </FormFrame>
  )
}
