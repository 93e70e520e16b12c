import type { Callbacks } from '../kit/callbacks.ts'
import type { Clock } from '../kit/clock.ts'
import type { FaultMenu } from '../kit/faults.ts'
import { json } from '../kit/http.ts'
import type { Keys } from '../kit/keys.ts'
import type { Route } from '../kit/route.ts'
import { signedChannel } from '../kit/signed-push.ts'

const PATH = '/callbacks/courier'
const NAME = 'courier.push'

export type CourierPush = (message: { id: string; orderNo: string; seq: number }) => void

/** Says that something happened to a parcel; what, our server asks. */
export function createCourierPush(needs: {
  callbacks: Callbacks
  keys: Keys
  clock: Clock
  faults: FaultMenu
}): CourierPush {
  const { callbacks, keys, clock, faults } = needs
  const channel = signedChannel<Parameters<CourierPush>[0]>(
    { name: NAME, path: PATH, retryAfterMs: [15_000, 60_000, 600_000, 3_600_000] },
    keys.courier,
    clock,
  )
  const send = callbacks.define(channel)
  return (message) => {
    const here = faults.take(NAME, () => [])
    if (here.has('refuse')) return
    send(message, {
      copies: here.has('duplicate') ? 2 : 1,
      delayMs: here.get('late')?.delayMs ?? 0,
      isForged: here.has('wrong-signature'),
    })
  }
}

/** Stands in the table so that its faults can be ordered; nobody calls it from outside. */
export const courierPushRoute: Route = {
  name: NAME,
  title: '快递：向我方推送物流变化',
  method: 'OUT',
  path: PATH,
  faults: ['refuse', 'wrong-signature', 'duplicate', 'late'],
  handle: () => json({ error: 'outgoing only' }, 404),
}
