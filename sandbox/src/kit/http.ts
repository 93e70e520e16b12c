import type { IncomingMessage } from 'node:http'

/** A request as it was on the wire: signatures are checked over these bytes, never over a re-serialised form. */
export type Incoming = {
  method: string
  /** Path without the query, percent-encoding untouched. */
  path: string
  /** Query without `?`, byte for byte. */
  rawQuery: string
  query: URLSearchParams
  headers: Record<string, string>
  body: Buffer
}

export type Reply = { status: number; headers: Record<string, string>; body: Buffer | string }

/** The stand-in keeps the connection open and says nothing, until the client gives up. */
export const NO_ANSWER = Symbol('no answer')
export type Answer = Reply | typeof NO_ANSWER

const MAX_BODY_BYTES = 2 * 1024 * 1024

export class BodyTooLarge extends Error {}

export async function readIncoming(message: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) throw new BodyTooLarge()
    chunks.push(chunk)
  }
  const target = message.url ?? '/'
  const cut = target.indexOf('?')
  const rawQuery = cut < 0 ? '' : target.slice(cut + 1)
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return {
    method: message.method ?? 'GET',
    path: cut < 0 ? target : target.slice(0, cut),
    rawQuery,
    query: new URLSearchParams(rawQuery),
    headers,
    body: Buffer.concat(chunks),
  }
}

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  }
}

export function text(body: string, status = 200, contentType = 'text/plain; charset=utf-8'): Reply {
  return { status, headers: { 'content-type': contentType }, body }
}

/** The body as a JSON object, or undefined when it is anything else. */
export function jsonObject(body: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return isObject(value) ? value : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
