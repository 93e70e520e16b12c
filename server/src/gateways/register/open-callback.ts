import type { Clock } from '../../platform/clock.ts'
import { readJson } from '../ask.ts'
import { type CallbackKeys, createCallbackCheck } from '../signed-callback.ts'
import type { RegisterEvent } from './register.ts'
import { EventShape } from './shapes.ts'

const CALLBACK_PATH = '/callbacks/register'

/** Checks and reads a callback of the register. */
export function createOpenCallback(keys: CallbackKeys, clock: Clock) {
  const isGenuine = createCallbackCheck(keys, CALLBACK_PATH, clock)
  return (headers: Record<string, string>, raw: Buffer): RegisterEvent | undefined => {
    if (!isGenuine(headers, raw)) return undefined
    const read = EventShape.safeParse(readJson(raw.toString('utf8')))
    if (!read.success) return undefined
    const { event: kind, ...event } = read.data
    return { ...event, kind } as RegisterEvent
  }
}
