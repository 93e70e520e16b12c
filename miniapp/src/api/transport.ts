import { request } from '@tarojs/taro'
import type { NetworkCode } from './routes.ts'

export interface Sending {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  headers: Record<string, string>
  body?: unknown
}

/** Either an HTTP reply of any status, or the reason why none came. */
export type Arrival = { status: number; body: unknown } | { lost: NetworkCode }

export type Send = (sending: Sending) => Promise<Arrival>

/** Longer than the slowest honest answer of an authority behind our server. */
const timeoutMs = 20_000

export const sendByTaro: Send = async ({ method, url, headers, body }) => {
  try {
    const { statusCode, data } = await request<unknown>({
      url,
      method,
      header: headers,
      data: body as Record<string, unknown> | undefined,
      dataType: 'json',
      timeout: timeoutMs,
    })
    return { status: statusCode, body: data }
  } catch (error) {
    const words = String((error as { errMsg?: string }).errMsg ?? error)
    return { lost: /time\s*out|abort/i.test(words) ? 'TOO_SLOW' : 'OFFLINE' }
  }
}
