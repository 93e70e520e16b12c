import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../api/client.ts'
import { randomId } from '../../lib/random-id.ts'
import { onBackOnline } from '../../platform/network'
import { read, write } from '../../platform/storage.ts'
import { ownThings } from '../../stores/own-things.ts'
import { createOutbox, type Pending, type Settled } from './outbox.ts'

const key = ownThings.yeses
const TRY_AGAIN_MS = 15_000

const outbox = createOutbox({
  store: { read: () => read<Pending[]>(key) ?? [], write: (pending) => write(key, pending) },
  send: ({ act, caseId, digest, key: intent }) => {
    const request = { params: { id: caseId }, body: { digest } }
    return act === 'submit'
      ? call('cases.submit', request, { key: intent })
      : call('cases.confirm', request, { key: intent })
  },
  newKey: randomId,
  now: () => new Date(),
})

/** What waits on this phone for a network, tried again whenever there may be one. */
export function useOutbox(caseId: string | undefined, onSettled: (settled: Settled) => void) {
  const [pending, setPending] = useState(() => (caseId ? outbox.of(caseId) : undefined))
  const tell = useRef(onSettled)
  tell.current = onSettled
  const look = useCallback(() => setPending(caseId ? outbox.of(caseId) : undefined), [caseId])

  const flush = useCallback(async () => {
    for (const settled of await outbox.flush()) tell.current(settled)
    look()
  }, [look])

  useDidShow(() => void flush())
  useEffect(() => onBackOnline(() => void flush()), [flush])
  useEffect(() => {
    if (!pending) return
    const timer = setInterval(() => void flush(), TRY_AGAIN_MS)
    return () => clearInterval(timer)
  }, [pending, flush])

  return {
    pending,
    async hand(what: Pick<Pending, 'caseId' | 'act' | 'digest'>) {
      const settled = await outbox.hand(what)
      look()
      if (settled) tell.current(settled)
    },
    callOff(id: string) {
      outbox.callOff(id)
      look()
    },
  }
}
