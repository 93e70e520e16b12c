import { randomUUID } from 'node:crypto'
import { json, type Reply } from '../kit/http.ts'

/** Tencent Cloud answers HTTP 200 whatever happens; the outcome is inside `Response`. */
export function success(response: Record<string, unknown>): Reply {
  return json({ Response: { ...response, RequestId: randomUUID() } })
}

export function failure(code: string, message: string): Reply {
  return json({ Response: { Error: { Code: code, Message: message }, RequestId: randomUUID() } })
}
