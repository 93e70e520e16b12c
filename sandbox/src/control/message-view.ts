import { beijingIso } from '../kit/clock.ts'
import type { Message } from '../phones/messages.ts'

/** A message as the control API shows it: the moment in Beijing time. */
export function messageView({ at, ...message }: Message) {
  return { ...message, at: beijingIso(at) }
}
