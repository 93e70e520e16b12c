import type Koa from 'koa'

/** An answer in JSON, which nobody keeps: it is about one person at one moment. */
export function sendJson(ctx: Koa.Context, status: number, reply: unknown) {
  const bytes = Buffer.from(JSON.stringify(reply))
  // Koa would look once more at what kind of body this is and how long; that is known here, and this is the way of every answer.
  ctx.respond = false
  const { res } = ctx
  res.statusCode = status
  res.setHeader('content-type', 'application/json; charset=utf-8')
  res.setHeader('cache-control', 'no-store')
  res.setHeader('content-length', bytes.length)
  res.end(bytes)
}
