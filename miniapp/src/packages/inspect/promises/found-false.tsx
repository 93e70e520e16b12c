import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { Button } from '../../../components/button/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { go } from '../../../lib/go.ts'
import { ActForm, useSend } from '../../staff/act-form.tsx'

interface Props {
  caseId: string
  promise: string
  person: string
}

/** What was found about a pledge of an ended case, and on what evidence. It revokes nothing: the person is heard first. */
export function FoundFalse({ caseId, promise, person }: Props) {
  const [open, setOpen] = useState(false)
  const [finding, setFinding] = useState('')
  const [evidence, setEvidence] = useState('')
  const { busy, refused, send } = useSend<'revocationDesk.propose'>()
  async function propose() {
    const body = { caseId, promise, finding: finding.trim(), evidence: evidence.trim() }
    const answer = await send(body, (key) => call('revocationDesk.propose', { body }, key))
    if (answer.ok) go('/packages/inspect/revocation/index', { id: answer.reply.id })
  }
  if (!open) {
    return (
      <Button kind="secondary" onTap={() => setOpen(true)} label={`核查${person}的承诺`}>
        核查不符，提出撤销
      </Button>
    )
  }
  return (
    <ActForm
      title="核查不符"
      does="记下并告知本人"
      ready={finding.trim().length >= 2 && evidence.trim().length >= 2}
      {...{ busy, refused }}
      onSend={() => void propose()}
      onClose={() => setOpen(false)}
    >
      <LongInput label="查到了什么" hint="本人会看到" maxLength={1_000} value={finding} onChange={setFinding} />
      <LongInput
        label="证据"
        hint="谁出的、文号，例如：公安机关证明（2026）第12号"
        maxLength={500}
        value={evidence}
        onChange={setEvidence}
      />
    </ActForm>
  )
}
