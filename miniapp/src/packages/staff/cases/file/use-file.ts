import type { StaffCase } from '@anju/shared-types'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../../../api/client.ts'
import type { Refused } from '../../../../api/routes.ts'
import { newsBetween } from './news.ts'

/**
 * A file as this officer opened it. Each opening is written down and shown to the parties, so it is opened once, and again only when
 * it has moved on meanwhile; then what is new is said.
 */
export function useFile(id: string) {
  const [reply, setReply] = useState<StaffCase | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [busy, setBusy] = useState(true)
  const [news, setNews] = useState<string[]>([])
  const seen = useRef<StaffCase | null>(null)

  const open = useCallback(async () => {
    setBusy(true)
    const answer = await call('caseDesk.open', { params: { id }, body: { purpose: '办理' } })
    setBusy(false)
    setRefused(answer.ok ? null : answer.refused)
    if (!answer.ok) return
    if (seen.current) setNews(newsBetween(seen.current, answer.reply))
    seen.current = answer.reply
    setReply(answer.reply)
  }, [id])
  useEffect(() => void open(), [open])

  /** What an act made of the file; its author has seen it. */
  const replace = (fresh: StaffCase) => {
    seen.current = fresh
    setNews([])
    setReply(fresh)
  }
  return { reply, refused, busy, news, reload: () => void open(), reopen: open, replace }
}
export type OpenFile = ReturnType<typeof useFile>
