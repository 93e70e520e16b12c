import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../../platform/clock.ts'
import type { Ids } from '../../platform/ids.ts'
import { ask, type GatewayNeeds, readJson } from '../ask.ts'

/** Why a source said nothing that can be used: never a no (D3). */
export type Unanswered = { kind: 'unknown'; why: 'silent' | 'refused' | 'untrusted' }

export interface ExchangeSettings {
  baseUrl: string
  appKey: string
  appSecret: string
}

export type ExchangeNeeds = GatewayNeeds & { clock: Clock; ids: Ids }

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * The city's data exchange signs both ways with HMAC-SHA256: the question over method, path, time, nonce and body; the answer
 * over time, our nonce and body. Our nonce in it makes an old answer useless, so its time is not compared with our clock.
 */
export function createExchange({ baseUrl, appKey, appSecret }: ExchangeSettings, needs: ExchangeNeeds) {
  const sign = (...lines: string[]) => createHmac('sha256', appSecret).update(lines.join('\n')).digest('hex')

  const isGenuine = (headers: Headers, nonce: string, text: string) => {
    const expected = sign(headers.get('x-timestamp') ?? '', nonce, sha256(text))
    const given = headers.get('x-signature') ?? ''
    return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
  }

  /** Asks one source; `system` is its name in logs and figures. */
  return async (
    system: string,
    path: string,
    question: object,
  ): Promise<{ kind: 'answer'; answer: Record<string, unknown> } | Unanswered> => {
    const url = new URL(`${baseUrl.replace(/\/$/, '')}${path}`)
    const body = JSON.stringify(question)
    const [timestamp, nonce] = [String(needs.clock.now().getTime()), needs.ids.secret(18)]
    const asked = await ask(needs, system, url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-app-key': appKey,
        'x-timestamp': timestamp,
        'x-nonce': nonce,
        'x-signature': sign('POST', url.pathname, timestamp, nonce, sha256(body)),
      },
      body,
    })
    if (asked.kind !== 'answer' || asked.status >= 500) return { kind: 'unknown', why: 'silent' }
    const answer = readJson(asked.text)
    if (asked.status < 200 || asked.status > 299 || !answer) {
      needs.log.error({ system, answer: answer?.code, status: asked.status }, 'source refuses us')
      return { kind: 'unknown', why: 'refused' }
    }
    if (!isGenuine(asked.headers, nonce, asked.text)) {
      needs.log.error({ system }, 'answer without a right signature')
      return { kind: 'unknown', why: 'untrusted' }
    }
    return { kind: 'answer', answer }
  }
}
