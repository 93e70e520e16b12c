import type { ErrorReply } from '@anju/shared-types'
import type { NetworkCode, Refused } from './routes.ts'

const networkWords: Record<NetworkCode, { text: string; next: string }> = {
  OFFLINE: { text: '现在连不上网络。', next: '您填写的内容都还在，请检查网络后再试。' },
  TOO_SLOW: { text: '网络太慢，还没有收到回应。', next: '请再试一次，重复提交不会重复办理。' },
  UNREADABLE: { text: '收到的回应看不懂。', next: '请稍后再试；如仍不行，请拨打 12345。' },
}

/** What a phone without the network says, in the form of a refusal. */
export const networkRefusal = (code: NetworkCode): Refused => ({ code, status: 0, ...networkWords[code] })

/** The server's own sentence when it sent one; otherwise something true. */
export function refusalOf(status: number, body: unknown): Refused {
  const reply = body as Partial<ErrorReply> | null
  if (reply && typeof reply === 'object' && typeof reply.code === 'string' && typeof reply.text === 'string') {
    return { ...reply, code: reply.code, text: reply.text, next: reply.next ?? '', status }
  }
  // a gateway in between answers with a page of its own while the service restarts
  if (status >= 500) return { code: 'UNAVAILABLE', status, text: '服务正在恢复中。', next: '请一分钟后再试。' }
  return { ...networkRefusal('UNREADABLE'), status }
}
