import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../../platform/clock.ts'
import type { Ids } from '../../platform/ids.ts'
import { ask, type GatewayNeeds, isText, readJson } from '../ask.ts'

/**
 * What the population register (人口库, 公安) says about a name and an ID number. A source that is silent, down or answers
 * without a right signature gives `unknown`: never a no (D3). `asOf` is the age of its copy.
 */
export type RegisterAnswer =
  | { kind: 'match' | 'mismatch' | 'not-found'; asOf: Date }
  | { kind: 'unknown'; why: 'silent' | 'refused' | 'untrusted' }

export interface Population {
  verify(person: { name: string; idNumber: string }): Promise<RegisterAnswer>
}

export interface PopulationSettings {
  baseUrl: string
  appKey: string
  appSecret: string
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * The city's data exchange signs both ways with HMAC-SHA256: the question over method, path, time, nonce and body; the answer
 * over time, our nonce and body. Our nonce in it makes an old answer useless, so its time is not compared with our clock.
 */
export function createPopulation(
  { baseUrl, appKey, appSecret }: PopulationSettings,
  needs: GatewayNeeds & { clock: Clock; ids: Ids },
): Population {
  const url = new URL(`${baseUrl.replace(/\/$/, '')}/verify`)
  const sign = (...lines: string[]) => createHmac('sha256', appSecret).update(lines.join('\n')).digest('hex')

  const isGenuine = (headers: Headers, nonce: string, text: string) => {
    const expected = sign(headers.get('x-timestamp') ?? '', nonce, sha256(text))
    const given = headers.get('x-signature') ?? ''
    return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
  }

  return {
    async verify({ name, idNumber }) {
      const body = JSON.stringify({ name, idNumber })
      const [timestamp, nonce] = [String(needs.clock.now().getTime()), needs.ids.secret(18)]
      const asked = await ask(needs, 'population', url, {
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
      if (asked.status !== 200 || !answer) {
        needs.log.error({ system: 'population', answer: answer?.code, status: asked.status }, 'register refuses us')
        return { kind: 'unknown', why: 'refused' }
      }
      if (!isGenuine(asked.headers, nonce, asked.text)) {
        needs.log.error({ system: 'population' }, 'answer without a right signature')
        return { kind: 'unknown', why: 'untrusted' }
      }
      const { result, asOf } = answer
      const isKnown = result === 'match' || result === 'mismatch' || result === 'not-found'
      if (!isKnown || !isText(asOf) || Number.isNaN(Date.parse(asOf))) return { kind: 'unknown', why: 'refused' }
      return { kind: result, asOf: new Date(asOf) }
    },
  }
}
