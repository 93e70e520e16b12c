import { useState } from 'react'
import type { Answer } from '../../../../../api/routes.ts'
import { Choice, type Option } from '../../../../../components/choice/index.tsx'
import { useAct } from '../use-act.ts'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'
import { isReason, Reason } from './reason.tsx'

/** One of the acts that are a yes or a no with a reason; all answer with the file. */
type Act = 'caseDesk.decideProposal'

interface Props extends Pick<FormProps, 'file' | 'onDone'> {
  does: string
  danger?: boolean
  label: string
  options: readonly (Option<'yes' | 'no'> & { done: string })[]
  reasonLabel?: string
  reasonHint?: string
  send: (decided: { isYes: boolean; reason: string }, key: { key: string }) => Promise<Answer<Act>>
}

/** A yes or a no of this officer, with the reason. */
export function YesOrNo({ file, onDone, does, danger, label, options, reasonLabel, reasonHint, send }: Props) {
  const [chosen, setChosen] = useState<'yes' | 'no'>()
  const [reason, setReason] = useState('')
  const act = useAct<Act>(file)

  async function decide() {
    const decided = { isYes: chosen === 'yes', reason: reason.trim() }
    const answer = await act.send(decided, (key) => send(decided, key))
    if (answer.ok) onDone(answer.reply, options.find(({ value }) => value === chosen)!.done)
  }

  return (
    <FormFrame
      file={file}
      does={does}
      danger={danger && chosen === 'yes'}
      ready={chosen !== undefined && isReason(reason)}
      act={act}
      onSend={() => void decide()}
    >
      <Choice label={label} value={chosen} options={options} onChoose={setChosen} />
      <Reason
        label={reasonLabel ?? '理由'}
        hint={reasonHint}
        value={reason}
        refused={act.refused}
        onChange={setReason}
      />
    </FormFrame>
  )
}
