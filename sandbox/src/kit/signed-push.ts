import { createHash, createHmac, randomUUID } from 'node:crypto'
import type { Channel } from './callbacks.ts'
import type { Clock } from './clock.ts'

/** A push that is signed like a question of the exchange, the other way round: over method, path, time, nonce and body. */
export function signedChannel<Event>(
  { name, path, retryAfterMs }: { name: string; path: string; retryAfterMs: readonly number[] },
  app: { appKey: string; appSecret: string },
  clock: Clock,
): Channel<Event> {
  return {
    name,
    timeoutMs: 5_000,
    retryAfterMs,
    build(event, isForged) {
      const body = JSON.stringify(event)
      // The machine's time: a tester who moves this world's clock has not moved our server's.
      const timestamp = String(clock.now() - clock.offset())
      const nonce = randomUUID()
      const text = ['POST', path, timestamp, nonce, createHash('sha256').update(body).digest('hex')]
      const secret = isForged ? `${app.appSecret}x` : app.appSecret
      return {
        path,
        headers: {
          'content-type': 'application/json',
          'x-app-key': app.appKey,
          'x-timestamp': timestamp,
          'x-nonce': nonce,
          'x-signature': createHmac('sha256', secret).update(text.join('\n')).digest('hex'),
        },
        body,
      }
    },
    accepts: (status) => status === 200,
  }
}
