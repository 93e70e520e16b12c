import { type ErrorCode, type ErrorReply, errorCodes } from '@anju/shared-types'
import type Koa from 'koa'
import type { Logger } from 'pino'
import { isUnavailable } from '../db/errors.ts'
import { isRefusal, Refusal } from '../refusal.ts'
import { sendJson } from './send-json.ts'

/** The one place where an error becomes a reply. What is not a refusal is logged once, without personal data, and told as INTERNAL. */
export function errorReplies(log: Logger): Koa.Middleware {
  return async (ctx, next) => {
    try {
      await next()
      if (ctx.status === 404 && ctx.body === undefined) throw new Refusal('NOT_FOUND')
    } catch (error) {
      const refusal = isRefusal(error) ? error : new Refusal(codeOf(error))
      const requestId = ctx.state.requestId as string
      if (!isRefusal(error)) {
        const line = { err: error, requestId, route: ctx.state.route as string | undefined }
        if (refusal.code === 'INTERNAL') log.error(line, 'request')
        else if (refusal.code === 'UNAVAILABLE') log.warn(line, 'request')
      }
      reply(ctx, refusal, requestId)
    }
  }
}

/** HTTP errors of Koa and its parsers carry a status; everything else that is not the database being away is a mistake of ours. */
function codeOf(error: unknown): ErrorCode {
  const { status, type, code } = error as { status?: unknown; type?: unknown; code?: unknown }
  if (status === 413) return 'BODY_TOO_LARGE'
  if (status === 415) return 'UNSUPPORTED_BODY'
  // `%` in a path that decodes to nothing; a body that is not JSON or ended early.
  if (status === 400 || type === 'request.aborted' || code === 'ECONNRESET') return 'BAD_INPUT'
  if (status === 404 || status === 405) return 'NOT_FOUND'
  return isUnavailable(error) ? 'UNAVAILABLE' : 'INTERNAL'
}

function reply(ctx: Koa.Context, refusal: Refusal, requestId: string) {
  const { status, text, next } = errorCodes[refusal.code]
  const retryAfterSeconds = refusal.retryAfterSeconds ?? (refusal.code === 'UNAVAILABLE' ? 60 : undefined)
  ctx.state.refused = refusal.code
  if (retryAfterSeconds !== undefined) ctx.set('retry-after', String(Math.ceil(retryAfterSeconds)))
  sendJson(ctx, status, {
    code: refusal.code,
    text: refusal.text ?? text,
    next,
    field: refusal.field,
    retryAfterSeconds,
    requestId,
  } satisfies ErrorReply)
}
