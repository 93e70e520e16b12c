import type { Clock } from '../../platform/clock.ts'
import type { GatewayNeeds } from '../ask.ts'
import { readJson } from '../ask.ts'
import type { KeyRing, SignedAnswer } from './key-ring.ts'
import { trustIn, wordsOf } from './trust.ts'

/** The host that wechatpay-node-v3 writes into every address and signs without. */
const HOST = 'https://api.mch.weixin.qq.com'

/**
 * No good answer. `rejected`: WeChat Pay said no (its refusals are unsigned: a hint for what to ask next, never a proof). `unreachable`: it
 * certainly did not happen. `unknown`: it may have happened; ask, or repeat with the same words. `untrusted`: an answer that somebody
 * else may have written.
 */
export class PayCallError extends Error {
  readonly kind: 'rejected' | 'unreachable' | 'unknown' | 'untrusted'
  readonly code: string
  constructor(kind: PayCallError['kind'], code: string) {
    super(`wechat pay: ${kind} ${code}`)
    this.kind = kind
    this.code = code
  }
}

const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH'])
/** Nobody knows whether it was done: repeat with identical words, or ask. */
const isUncertain = (status: number) => status >= 500 || status === 429

export interface TransportSettings {
  baseUrl: string
  /** Sent with each request in public-key mode, so that the answer is signed by that key. */
  publicKeyId: string
}

/**
 * What carries wechatpay-node-v3's requests (its `createHttp`). The package signs them; it verifies no answer, knows no time limit and
 * swallows network errors (2.2.1). Here every 2xx answer is verified over its raw bytes before anybody reads it.
 */
export function createTransport(
  { baseUrl, publicKeyId }: TransportSettings,
  needs: GatewayNeeds & { clock: Clock },
  ring: () => KeyRing,
) {
  const base = baseUrl.replace(/\/$/, '')

  const send = async (method: 'GET' | 'POST', url: string, given: Record<string, string>, body?: string) => {
    if (!url.startsWith(`${HOST}/`)) throw new PayCallError('unreachable', 'foreign host')
    const headers = { ...given, 'User-Agent': 'anju', ...(publicKeyId !== '' && { 'Wechatpay-Serial': publicKeyId }) }
    const startedAt = performance.now()
    const timed = (outcome: string) => needs.timed?.('wechat-pay', outcome, performance.now() - startedAt)
    try {
      const response = await fetch(base + url.slice(HOST.length), {
        method,
        headers,
        ...(body !== undefined && { body }),
        redirect: 'error',
        signal: AbortSignal.timeout(needs.timeoutMs),
      })
      const raw = new Uint8Array(await response.arrayBuffer())
      timed(String(response.status))
      return { status: response.status, raw, header: (name: string) => response.headers.get(name) }
    } catch (error) {
      const cause = (error as { cause?: { code?: string } }).cause?.code
      const kind = cause && neverConnected.has(cause) ? 'unreachable' : 'unknown'
      timed(kind)
      throw new PayCallError(kind, cause ?? 'silent')
    }
  }

  const checked = async (answer: SignedAnswer): Promise<Uint8Array> => {
    const { status, raw, header } = answer
    if (status >= 300) {
      const code = String(readJson(Buffer.from(raw).toString('utf8'))?.code ?? status)
      if (isUncertain(status)) needs.log.warn({ system: 'wechat-pay', status, answer: code }, 'outside system')
      throw new PayCallError(isUncertain(status) ? 'unknown' : 'rejected', code)
    }
    await ring().know(header('wechatpay-serial'))
    const trust = trustIn(header, raw, ring().keyOf, needs.clock.now())
    if (trust === 'ok') return raw
    needs.log.error({ system: 'wechat-pay', trust }, 'answer not believed')
    throw new PayCallError('untrusted', trust)
  }

  const answered = async (answer: SignedAnswer) => {
    const raw = await checked(answer)
    const text = Buffer.from(raw).toString('utf8')
    return { status: answer.status, data: text === '' ? {} : readJson(text), said: wordsOf(answer.header, raw) }
  }

  return {
    post: async (url: string, params: Record<string, unknown>, headers: Record<string, string>) =>
      answered(await send('POST', url, headers, JSON.stringify(params))),
    async get(url: string, headers: Record<string, string>) {
      const answer = await send('GET', url, headers)
      // The one answer without a signature: its hash came in a signed one.
      if (!url.startsWith(`${HOST}/v3/billdownload/`)) return answered(answer)
      if (answer.status !== 200) throw new PayCallError(isUncertain(answer.status) ? 'unknown' : 'rejected', 'bill')
      return { status: 200, data: answer.raw }
    },
    upload: async (): Promise<never> => {
      throw new PayCallError('unreachable', 'uploads are not used')
    },
    /** The list of certificates is verified by what is in it, so it comes unchecked. */
    certificates: (headers: Record<string, string>) => send('GET', `${HOST}/v3/certificates`, headers),
  }
}
