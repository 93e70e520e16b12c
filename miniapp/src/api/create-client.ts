import type { Piece, Tokens } from '@anju/shared-types'
import { randomId } from '../lib/random-id.ts'
import type { WithLock } from '../platform/types.ts'
import {
  type Answer,
  type Loose,
  type Refused,
  type RequestOf,
  type RouteName,
  type Target,
  targetOf,
} from './routes.ts'
import type { TokenStore } from './session-tokens.ts'
import type { Send } from './transport.ts'
import { networkRefusal, refusalOf } from './words.ts'

export interface ClientNeeds {
  origin: string
  send: Send
  tokens: TokenStore
  /** Sent with every call: channel, device, version. */
  identity: Record<string, string>
  withLock: WithLock
  wait: (ms: number) => Promise<void>
  /** The session is over for good; pages show the login again. */
  onSessionOver: () => void
}

export interface CallOptions {
  /** Made once for what the person means to do, kept until an answer is seen: see intent.ts. */
  key?: string
}

type Outcome = { ok: true; reply: unknown } | { ok: false; refused: Refused }

/** Pauses before a further try. Reads and keyed changes are safe to repeat; others are sent once. */
const pausesMs = [400, 1200]

const sessionOver = ['SESSION_ENDED', 'SESSION_REUSED', 'NOT_LOGGED_IN']

export function createClient(needs: ClientNeeds) {
  let renewing: Promise<Refused | null> | null = null

  /** Calls one route of the contract. Never throws for what the network or the server does. */
  async function call<N extends RouteName>(
    name: N,
    ...[request, options]: RequestOf<N> extends { body: unknown } | { params: unknown }
      ? [request: RequestOf<N>, options?: CallOptions]
      : [request?: RequestOf<N>, options?: CallOptions]
  ): Promise<Answer<N>> {
    // `unknown` first: the union of all requests is too large for the compiler to take apart
    const loose = ((request as unknown) ?? {}) as Loose
    const target = targetOf(name, loose)
    const key = target.needsKey ? (options?.key ?? randomId()) : undefined
    const outcome = await withSession((access) => persevere(target, loose.body, access, key))
    return outcome as Answer<N>
  }

  /** Sends with the access token at hand; when it has run out, renews the session once and sends again. */
  async function withSession(attempt: (access: string | undefined) => Promise<Outcome>): Promise<Outcome> {
    const access = needs.tokens.read()?.accessToken
    const first = await attempt(access)
    if (first.ok || !access) return first
    if (first.refused.code === 'ACCESS_EXPIRED') {
      const refused = await renewOnce(access)
      return refused ? { ok: false, refused } : attempt(needs.tokens.read()?.accessToken)
    }
    if (sessionOver.includes(first.refused.code)) endSession()
    return first
  }

  async function persevere(target: Target, body: unknown, access: string | undefined, key: string | undefined) {
    const mayRepeat = target.method === 'GET' || key !== undefined
    for (let tries = 0; ; tries++) {
      const outcome = await sendOnce(target, body, access, key)
      const pause = pausesMs[tries]
      if (outcome.ok || !mayRepeat || pause === undefined || !isPassing(outcome.refused)) return outcome
      await needs.wait(pause)
    }
  }

  async function sendOnce(target: Target, body: unknown, access?: string, key?: string): Promise<Outcome> {
    const headers: Record<string, string> = { ...needs.identity, accept: 'application/json' }
    const piece = pieceOf(body)
    if (piece) Object.assign(headers, { 'content-type': 'application/octet-stream', 'x-content-sha256': piece.sha256 })
    else if (body !== undefined) headers['content-type'] = 'application/json'
    if (access) headers.authorization = `Bearer ${access}`
    if (key) headers['idempotency-key'] = key
    const arrival = await needs.send({
      method: target.method,
      url: needs.origin + target.path,
      headers,
      body: piece ? exactBuffer(piece.bytes) : body,
      ...(piece ? { timeoutMs: PIECE_TIMEOUT_MS } : {}),
    })
    if ('lost' in arrival) return { ok: false, refused: networkRefusal(arrival.lost) }
    if (arrival.status >= 200 && arrival.status < 300) return { ok: true, reply: arrival.body }
    return { ok: false, refused: refusalOf(arrival.status, arrival.body) }
  }

  /** Ten calls that find the token expired at once share one renewal; so do several tabs. Null when it worked. */
  function renewOnce(expired: string): Promise<Refused | null> {
    renewing ??= needs
      .withLock('anju.renew', () => renew(expired))
      .finally(() => {
        renewing = null
      })
    return renewing
  }

  async function renew(expired: string): Promise<Refused | null> {
    const tokens = needs.tokens.read()
    if (!tokens) return { code: 'SESSION_ENDED', status: 401, text: '登录已失效。', next: '请重新登录。' }
    if (tokens.accessToken !== expired) return null // another tab was faster
    const outcome = await sendOnce(targetOf('session.refresh', {}), { refreshToken: tokens.refreshToken })
    if (outcome.ok) {
      needs.tokens.write(outcome.reply as Tokens)
      return null
    }
    // without a network the session is kept: it may still be good
    if (outcome.refused.status >= 400 && outcome.refused.status < 429) endSession()
    return outcome.refused
  }

  function endSession() {
    needs.tokens.clear()
    needs.onSessionOver()
  }

  return {
    call,
    /** Headers for a request that does not go through `call`: a stream. */
    headers: (): Record<string, string> => {
      const access = needs.tokens.read()?.accessToken
      return access ? { ...needs.identity, authorization: `Bearer ${access}` } : { ...needs.identity }
    },
  }
}

export type Client = ReturnType<typeof createClient>

/** A piece of a file goes over a network that may be poor; the server waits as long. */
const PIECE_TIMEOUT_MS = 60_000

const pieceOf = (body: unknown): Piece | undefined =>
  (body as Piece | undefined)?.bytes instanceof Uint8Array ? (body as Piece) : undefined

/** Platforms send the whole buffer, whatever part of it the array shows. */
const exactBuffer = (bytes: Uint8Array): ArrayBufferLike =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer

/** Worth trying again by itself: nobody answered, or the service is on its way up. */
const isPassing = ({ code, status }: Refused): boolean => code === 'OFFLINE' || [502, 503, 504].includes(status)
