import { request } from '@tarojs/taro'
import type { NetworkCode } from './routes.ts'

export interface Sending {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  headers: Record<string, string>
  body?: unknown
  /** Longer than usual, for a piece of a file. */
  timeoutMs?: number
}

/** Either an HTTP reply of any status, or the reason why none came. */
export type Arrival = { status: number; body: unknown } | { lost: NetworkCode }

export type Send = (sending: Sending) => Promise<Arrival>

/** Longer than the slowest honest answer of an authority behind our server. */
const usualTimeoutMs = 20_000

export const sendByTaro: Send = async ({ method, url, headers, body, timeoutMs = usualTimeoutMs }) => {
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
    return arrivalOfFailure(error as Failure)
  }
}

interface Failure {
  errMsg?: string
  errorMessage?: string
  /** Alipay calls every reply other than 2xx a failure (error 19) and hangs status and body on it. */
  status?: number
  data?: unknown
}

export function arrivalOfFailure({ errMsg, errorMessage, status, data }: Failure): Arrival {
  if (status && status >= 300) return { status, body: typeof data === 'string' ? parsed(data) : data }
  const words = errMsg ?? errorMessage ?? ''
  return { lost: /time\s*out|abort|超时/i.test(words) ? 'TOO_SLOW' : 'OFFLINE' }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text // a gateway's own page; refusalOf finds words for it
  }
}
