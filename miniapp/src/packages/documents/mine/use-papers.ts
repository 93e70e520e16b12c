import { useEffect } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { uploads, useUploads } from '../../../uploads/uploads.ts'

const LOOK_AGAIN_MS = 3_000

/** One's papers; read again while one of them is being scanned, and when one has just arrived. */
export function usePapers() {
  const asked = useRequest(() => call('documents.mine'))
  const { reply, reload } = asked
  const arrived = useUploads((state) => state.items.filter((item) => item.state === 'done').length)
  const isMoving = reply?.items.some(({ state }) => state === 'received' || state === 'clean') ?? false
  useEffect(() => {
    if (arrived > 0) void reload()
  }, [arrived, reload])
  // what stands in the list below needs no row of its own any more
  useEffect(() => {
    const listed = new Set(reply?.items.filter(({ state }) => state !== 'receiving').map(({ id }) => id))
    for (const { state, documentId, clientKey } of useUploads.getState().items) {
      if (state === 'done' && documentId && listed.has(documentId)) uploads().giveUp(clientKey)
    }
  }, [reply])
  // each answer is looked at anew, so the pause begins with it
  useEffect(() => {
    if (!isMoving || !reply) return
    const timer = setTimeout(() => void reload(), LOOK_AGAIN_MS)
    return () => clearTimeout(timer)
  }, [isMoving, reply, reload])
  return asked
}
