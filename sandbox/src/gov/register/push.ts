import type { Callbacks, Channel } from '../../kit/callbacks.ts'
import type { Clock } from '../../kit/clock.ts'
import type { FaultMenu } from '../../kit/faults.ts'
import { json } from '../../kit/http.ts'
import type { Keys } from '../../kit/keys.ts'
import type { Route } from '../../kit/route.ts'
import { signedChannel } from '../../kit/signed-push.ts'
import type { What } from './book.ts'

export const REGISTER_PUSH_PATH = '/callbacks/register'

export type RegisterEvent =
  | { id: string; event: 'unit-changed'; unitCode: string; version: number; what: What; at: string }
  | { id: string; event: 'entry-decided'; number: string; unitCode: string; at: string }

/** A failed push comes again for half an hour; then one has to pull. */
export const registerChannel = (app: Keys['register'], clock: Clock): Channel<RegisterEvent> =>
  signedChannel(
    {
      name: 'gov.register.push',
      path: REGISTER_PUSH_PATH,
      retryAfterMs: [10_000, 30_000, 60_000, 300_000, 1_800_000],
    },
    app,
    clock,
  )

/** Tells our server what happened in the book; the faults of `gov.register.push` bite here. */
export function createRegisterPush(needs: { callbacks: Callbacks; keys: Keys; clock: Clock; faults: FaultMenu }) {
  const { callbacks, keys, clock, faults } = needs
  const send = callbacks.define(registerChannel(keys.register, clock))
  return (event: RegisterEvent) => {
    const here = faults.take('gov.register.push', () => [])
    // Lost on the way: nobody will try again, only the list of changes knows.
    if (here.has('refuse')) return
    send(event, {
      copies: here.has('duplicate') ? 2 : 1,
      delayMs: here.get('late')?.delayMs ?? 0,
      isForged: here.has('wrong-signature'),
    })
  }
}

/** Stands in the table so that its faults can be ordered; nobody calls it from outside. */
export const registerPushRoute: Route = {
  name: 'gov.register.push',
  title: '登记簿：向我方推送变化和登簿结果',
  method: 'OUT',
  path: REGISTER_PUSH_PATH,
  faults: ['refuse', 'wrong-signature', 'duplicate', 'late'],
  handle: () => json({ error: 'outgoing only' }, 404),
}
