import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { closeEventStreams } from './event-stream.ts'

export interface Listening {
  url: string
  /** Takes no more connections, lets every request that has begun finish, ends the streams. */
  close(): Promise<void>
}

/** Longer than the minute that load balancers keep idle connections, so that they and not we end them. */
const KEEP_ALIVE_MS = 65_000
const HEADERS_MS = 10_000
/** A megabyte of a paper over a poor mobile network; slow senders of headers are cut off long before. */
const REQUEST_MS = 60_000

/** Rejects with the system's error when the address is taken. */
export async function listen(
  answer: RequestListener,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  let isClosing = false
  const begun = new Set<ServerResponse>()
  const server = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS },
    (request, response) => {
      begun.add(response)
      response.once('close', () => begun.delete(response))
      if (isClosing) response.shouldKeepAlive = false
      answer(request, response)
    },
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    async close() {
      isClosing = true
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      // `connection: close` on what is still to be answered: the client sends its next request elsewhere.
      for (const response of begun) response.shouldKeepAlive = false
      closeEventStreams()
      server.closeIdleConnections()
      await closed
    },
  }
}
