import type { Activity } from './activity.ts'
import type { PlatformName, RequestRecord } from './types.ts'

interface RequestOptions {
  url: string
  method?: string
  header?: Record<string, string>
  headers?: Record<string, string>
  data?: unknown
  timeout?: number
  success?: (reply: unknown) => void
  fail?: (refusal: unknown) => void
  complete?: (reply: unknown) => void
}

/**
 * wx.request and my.request over real HTTP. The build's own API origin is exchanged for `origin`, everything else goes
 * out as the app wrote it.
 */
export function hostRequest(platform: PlatformName, origin: string, activity: Activity, log: RequestRecord[]) {
  return (options: RequestOptions) => {
    const abort = new AbortController()
    const asked = new URL(options.url)
    const url = origin + asked.pathname + asked.search
    const method = (options.method ?? 'GET').toUpperCase()
    const headers = { 'content-type': 'application/json', ...lowerCased(options.header ?? options.headers ?? {}) }
    const record: RequestRecord = { method, url, headers, status: 'lost' }
    log.push(record)

    async function run() {
      const carriesBody = method !== 'GET' && options.data !== undefined
      const isRaw =
        typeof options.data === 'string' || options.data instanceof ArrayBuffer || isForeignBuffer(options.data)
      const body = carriesBody && !isRaw ? JSON.stringify(options.data) : options.data
      const timer = setTimeout(() => abort.abort(new Error('timeout')), options.timeout ?? 60_000)
      try {
        const reply = await fetch(url, {
          method,
          headers,
          body: carriesBody ? (body as string | ArrayBuffer) : undefined,
          signal: abort.signal,
        })
        const text = await reply.text()
        const data = parsed(text)
        Object.assign(record, { status: reply.status, reply: data })
        return { status: reply.status, headers: Object.fromEntries(reply.headers), data }
      } catch (error) {
        return { lost: String((error as Error).message) }
      } finally {
        clearTimeout(timer)
      }
    }

    activity.pendingRequests++
    run().then((arrival) => {
      activity.pendingRequests--
      activity.moved()
      const { ok, reply } = inPlatformWords(platform, arrival)
      if (ok) options.success?.(reply)
      else options.fail?.(reply)
      options.complete?.(reply)
    })
    return { abort: () => abort.abort(new Error('abort')), onHeadersReceived: ignore, offHeadersReceived: ignore }
  }
}

type Arrival = { status: number; headers: Record<string, string>; data: unknown } | { lost: string }

function inPlatformWords(platform: PlatformName, arrival: Arrival): { ok: boolean; reply: unknown } {
  if (platform === 'weapp') {
    if ('lost' in arrival) return { ok: false, reply: { errMsg: `request:fail ${arrival.lost}` } }
    const { status, headers, data } = arrival
    return { ok: true, reply: { errMsg: 'request:ok', statusCode: status, header: headers, data } }
  }
  if ('lost' in arrival) return { ok: false, reply: { error: 12, errorMessage: arrival.lost } }
  // Alipay: anything but 2xx is error 19, a failure
  if (arrival.status >= 300) return { ok: false, reply: { error: 19, errorMessage: 'http status error', ...arrival } }
  return { ok: true, reply: arrival }
}

/** The app runs in a context of its own, whose ArrayBuffer is not ours. */
const isForeignBuffer = (data: unknown) => Object.prototype.toString.call(data) === '[object ArrayBuffer]'

const ignore = () => undefined

const lowerCased = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text // what the platforms do with a body that is no JSON
  }
}
