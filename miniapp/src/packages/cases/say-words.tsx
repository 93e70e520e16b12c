import type { Case } from '@anju/shared-types'
import { type ReactNode, useState } from 'react'
import type { Answer } from '../../api/routes.ts'
import { useSend } from '../../api/use-send.ts'
import { Button } from '../../components/button/index.tsx'
import { Dialog } from '../../components/dialog/index.tsx'
import { LongInput } from '../../components/field/index.tsx'
import type { IconName } from '../../components/icon/index.tsx'
import { RefusedNotice } from './refused-notice.tsx'

type Route = 'cases.notMe' | 'cases.reportMistake'

interface Props {
  /** What the button says, and what the words are about. */
  says: string
  icon: IconName
  title: string
  confirm: string
  cancel?: string
  danger?: boolean
  label: string
  hint?: string
  children: ReactNode
  send: (body: { words: string }, key: { key: string }) => Promise<Answer<Route>>
  onDone: (fresh: Case) => void
}

/** Something that a side of a case says to us in its own words, after one question. */
export function SayWords({ says, icon, title, confirm, cancel, danger, label, hint, children, send, onDone }: Props) {
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const { busy, refused, send: sendOnce } = useSend<Route>()

  async function say() {
    const body = { words: words.trim() }
    const answer = await sendOnce(body, (key) => send(body, key))
    if (!answer.ok) return
    setOpen(false)
    onDone(answer.reply)
  }

  return (
    <>
      <Button kind="ghost" icon={icon} onTap={() => setOpen(true)}>
        {says}
      </Button>
      <Dialog
        open={open}
        title={title}
        confirm={confirm}
        danger={danger}
        busy={busy}
        cancel={cancel}
        onConfirm={() => void say()}
        onClose={() => setOpen(false)}
      >
        {children}
        <LongInput label={label} hint={hint} maxLength={500} value={words} onChange={setWords} />
        <RefusedNotice refused={refused} />
      </Dialog>
    </>
  )
}
