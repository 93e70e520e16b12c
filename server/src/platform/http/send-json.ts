import type Koa from 'koa'

/** An answer in JSON, which nobody keeps: it is about one person at one moment. */
export function sendJson(ctx: Koa.Context, status: number, reply: unknown) {
  const bytes = utf8(JSON.stringify(reply))
  // Koa would look once more at what kind of body this is and how long; that is known here, and this is the way of every answer.
  ctx.respond = false
  const { res } = ctx
  res.statusCode = status
  res.setHeader('content-type', 'application/json; charset=utf-8')
  res.setHeader('cache-control', 'no-store')
  res.setHeader('content-length', bytes.length)
  res.end(bytes)
}

const PAGE_BYTES = 256 * 1024
let page = Buffer.allocUnsafeSlow(PAGE_BYTES)
let used = 0

/**
 * Texts are written one behind the other into a page of memory: `Buffer.from` counts the bytes of a text before it writes them, and
 * asks for memory for each text over 4 KB. A full page is left to those that are still being sent.
 */
function utf8(text: string): Buffer {
  const most = text.length * 3
  if (most > PAGE_BYTES / 4) return Buffer.from(text)
  if (used + most > PAGE_BYTES) {
    page = Buffer.allocUnsafeSlow(PAGE_BYTES)
    used = 0
  }
  const start = used
  used += page.write(text, start)
  return page.subarray(start, used)
}
