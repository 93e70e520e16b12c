import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Piece } from '@anju/shared-types'
import { Refusal, refuse } from '../refusal.ts'

const BODY_LIMIT = 64 * 1024
/** Callbacks carry batches of receipts; still far from what could hurt. */
const CALLBACK_LIMIT_BYTES = 256 * 1024
/** Our deepest body has four levels. A deeper one is an attack on whoever walks it. */
const JSON_DEPTH_LIMIT = 12

/** Pieces of files travel as they are, and only to a route that takes them. */
export const PIECE_TYPE = 'application/octet-stream'

/**
 * What was sent: JSON, at most 64 KB, at most 12 levels; anything else is refused with a code of its own before a use-case sees it.
 * Undefined when nothing was sent. Read by hand because a parser from elsewhere looks at charsets and packings that are refused here
 * anyway, and cost a tenth of an answer.
 */
export async function jsonBody(request: IncomingMessage): Promise<unknown> {
  if (!hasBody(request)) return undefined
  if (mediaType(request) !== 'application/json') refuse('UNSUPPORTED_BODY')
  const encoding = request.headers['content-encoding']
  // A packed body could be a thousand times its size when opened.
  if (encoding && encoding !== 'identity') refuse('UNSUPPORTED_BODY')
  const text = (await rawBody(request, BODY_LIMIT)).toString('utf8')
  if (text === '') return undefined
  const value = parsed(text)
  if (typeof value !== 'object' || value === null) return refuse('BAD_INPUT', NOT_JSON)
  if (isDeeperThan(value, JSON_DEPTH_LIMIT)) refuse('BAD_INPUT', { field: 'body', text: '提交的内容层级太深。' })
  return value
}

const NOT_JSON = { field: 'body', text: '提交的内容不是正确的 JSON。' }
/** Written out or, in part, by its codes. */
const NAMES_PROTOTYPE = /__proto__|\\u005f/i

function parsed(text: string): unknown {
  try {
    return JSON.parse(text, NAMES_PROTOTYPE.test(text) ? withoutPrototype : undefined)
  } catch {
    // The parser's own message quotes what was sent.
    return refuse('BAD_INPUT', NOT_JSON)
  }
}

/** Whoever copies members one by one would give the copy another prototype. */
function withoutPrototype(name: string, member: unknown): unknown {
  return name === '__proto__' ? refuse('BAD_INPUT', NOT_JSON) : member
}

/** `application/json; charset=utf-8` -> `application/json` */
export const mediaType = (request: IncomingMessage) =>
  (request.headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase()

export const hasBody = (request: IncomingMessage) =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0

/** Level by level instead of by recursion: the depth is what is in doubt. */
export function isDeeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    const next: unknown[] = []
    for (const item of level) if (typeof item === 'object' && item !== null) next.push(...Object.values(item))
    if (depth >= limit && next.length > 0) return true
    level = next
  }
  return false
}

/** The bytes as received: a signature is over them, not over what a parser made of them. */
export function rawBody(request: IncomingMessage, atMost = CALLBACK_LIMIT_BYTES): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Whoever sent it is gone; nothing would be told any more.
    if (request.destroyed) return reject(new Refusal('BAD_INPUT', { field: 'body' }))
    // What is announced as too large is not read at all.
    if (Number(request.headers['content-length'] ?? 0) > atMost) return reject(new Refusal('BODY_TOO_LARGE'))
    const parts: Buffer[] = []
    let bytes = 0
    request.on('data', (part: Buffer) => {
      bytes += part.length
      // The rest is let through unread, so that the refusal reaches whoever is still sending.
      if (bytes > atMost) reject(new Refusal('BODY_TOO_LARGE'))
      else parts.push(part)
    })
    request.on('end', () => resolve(parts.length === 1 ? parts[0]! : Buffer.concat(parts)))
    request.on('error', reject)
  })
}

/** A piece of a file, compared with the checksum in its header: what was damaged on the way is sent again. */
export async function pieceBody(request: IncomingMessage, atMost: number): Promise<Piece> {
  const claimed = String(request.headers['x-content-sha256'] ?? '')
  if (!/^[0-9a-f]{64}$/.test(claimed)) throw new Refusal('BAD_INPUT', { field: 'x-content-sha256' })
  const bytes = await rawBody(request, atMost)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (sha256 !== claimed) throw new Refusal('PART_WRONG')
  return { bytes, sha256 }
}
