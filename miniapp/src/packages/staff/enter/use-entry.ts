import type { CaseDraft, WindowEntry } from '@anju/shared-types'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../../api/client.ts'
import type { Refused } from '../../../api/routes.ts'
import { useFollow } from '../../../api/use-follow.ts'

/** Long enough not to send each letter, short enough that the applicant sees a field as it is finished. */
const SEND_AFTER_MS = 500

/**
 * An entry as this clerk types it. What is typed here stands here; of what the server tells only the rest is taken: what the applicant
 * says is wrong, which questions come up. What is typed goes there one save after the other.
 */
export function useEntry(id: string) {
  const followed = useFollow('windowEntries.show', { params: { id } })
  const [draft, setDraft] = useState<CaseDraft>()
  const [refused, setRefused] = useState<Refused>()
  const [saving, setSaving] = useState(false)
  const typed = useRef<CaseDraft>()
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const sending = useRef<Promise<boolean>>(Promise.resolve(true))
  const shown = followed.reply
  const current = draft ?? shown?.draft

  useEffect(() => () => clearTimeout(timer.current), [])

  async function sendNow(): Promise<boolean> {
    const wanted = typed.current
    if (!wanted) return true
    const answer = await call('windowEntries.save', { params: { id }, body: { draft: wanted } })
    if (typed.current === wanted) {
      if (answer.ok) typed.current = undefined
      setSaving(false)
    }
    setRefused(answer.ok ? undefined : answer.refused)
    if (answer.ok) followed.replace(answer.reply)
    return answer.ok
  }
  const send = () => {
    clearTimeout(timer.current)
    sending.current = sending.current.then(sendNow)
    return sending.current
  }

  function edit(more: Partial<CaseDraft>) {
    if (!current) return
    const next = { ...current, ...more }
    typed.current = next
    setDraft(next)
    setSaving(true)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void send(), SEND_AFTER_MS)
  }

  return {
    shown,
    lost: followed.refused,
    draft: current,
    refused,
    saving,
    edit,
    /** Whether everything that was typed is on the server. */
    flush: send,
    replace: (fresh: WindowEntry) => followed.replace(fresh),
  }
}
export type Entry = ReturnType<typeof useEntry>
