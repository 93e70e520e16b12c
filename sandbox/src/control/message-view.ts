import { beijingIso } from '../kit/clock.ts'
import type { Message } from '../phones/messages.ts'

/** A message as the control API shows it: the moment in Beijing time. */
export function messageView({ id, at, ...message }: Message) {
  return { id: String(id), at: beijingIso(at), ...message }
}
