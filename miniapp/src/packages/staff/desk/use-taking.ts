import type { DeskTicket } from '@anju/shared-types'
import { useState } from 'react'
import type { Answer } from '../../../api/routes.ts'
import { useSend } from '../../../api/use-send.ts'

type Route = 'desk.checkIn' | 'desk.walkIn'

/** A number taken for somebody at the desk: sent once, shown when it is there. */
export function useTaking<Body>(
  send: (body: Body, key: { key: string }) => Promise<Answer<Route>>,
  onTaken: () => void,
) {
  const [taken, setTaken] = useState<DeskTicket>()
  const { busy, refused, send: sendOnce } = useSend<Route>()
  async function take(body: Body) {
    const answer = await sendOnce(body, (key) => send(body, key))
    if (!answer.ok) return
    setTaken(answer.reply)
    onTaken()
  }
  return { busy, refused, taken, take }
}
