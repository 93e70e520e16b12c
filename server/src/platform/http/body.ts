import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Piece } from '@anju/shared-types'
import { bodyParser } from '@koa/bodyparser'
import type Koa from 'koa'
import { Refusal, refuse } from '../refusal.ts'

/** 64 KB as a number: the parser would read a text anew for every body. */
export const BODY_LIMIT = 64 * 1024
/** Callbacks carry batches of receipts; still far from what could hurt. */
const CALLBACK_LIMIT_BYTES = 256 * 1024
/** Our deepest body has four levels. A deeper one is an attack on whoever walks it. */
export const JSON_DEPTH_LIMIT = 12

/** Pieces of files travel as they are; bind-contract.ts reads them, and only for a route that takes them. */
export const PIECE_TYPE = 'application/octet-stream'

/** JSON only, at most 64 KB, at most 12 levels; anything else is refused with a code of its own before a route sees it. */
export function jsonBodies(): Koa.Middleware[] {
  const parse = bodyParser({
    enableTypes: ['json'],
    jsonLimit: BODY_LIMIT,
    parsedMethods: ['POST', 'PUT', 'DELETE'],
    onError(error) {
      if ((error as { status?: number }).status === 413) throw new Refusal('BODY_TOO_LARGE')
      // The parser's own message quotes what was sent.
      throw new Refusal('BAD_INPUT', { field: 'body', text: '提交的内容不是正确的 JSON。' })
    },
  })
  const check: Koa.Middleware = async (ctx, next) => {
    if (hasBody(ctx.req) && !ctx.is('application/json', PIECE_TYPE)) refuse('UNSUPPORTED_BODY')
    const encoding = ctx.get('content-encoding')
    // A packed body could be a thousand times its size when opened.
    if (encoding && encoding !== 'identity') refuse('UNSUPPORTED_BODY')
    await next()
  }
  const measure: Koa.Middleware = async (ctx, next) => {
    if (isDeeperThan(ctx.request.body, JSON_DEPTH_LIMIT)) {
      throw new Refusal('BAD_INPUT', { field: 'body', text: '提交的内容层级太深。' })
    }
    await next()
  }
  return [check, parse, measure]
}

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
export async function rawBody(request: IncomingMessage, atMost = CALLBACK_LIMIT_BYTES): Promise<Buffer> {
  // What is announced as too large is not read at all.
  if (Number(request.headers['content-length'] ?? 0) > atMost) throw new Refusal('BODY_TOO_LARGE')
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > atMost) throw new Refusal('BODY_TOO_LARGE')
    parts.push(part)
  }
  return Buffer.concat(parts)
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
