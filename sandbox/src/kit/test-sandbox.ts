import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { type Sandbox, startSandbox } from '../sandbox.ts'
import { createClock } from './clock.ts'

export type ReceivedCall = { method: string; path: string; query: URLSearchParams; body: string }

/** Stands for our server in the tests: keeps what is called back and answers what the test wants. */
export type OurServer = {
  baseUrl: string
  calls: ReceivedCall[]
  /** Called for each request; the answer goes back with status 200 unless it names another. */
  answer: (call: ReceivedCall) => string | { status: number; body: string }
}

export type TestSandbox = {
  sandbox: Sandbox
  ourServer: OurServer
  control<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T>
  controlStatus(method: string, path: string, body?: unknown): Promise<number>
  /** Sends the callbacks that are due. */
  runCallbacks(): Promise<void>
}

/** A sandbox of its own for one test file: free port, temporary folder, no latency, receipts due at once. */
export async function startTestSandbox(): Promise<TestSandbox> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'anju-sandbox-'))
  const { ourServer, close } = await startOurServer()
  // The clock stands still unless a test moves it; signatures made with the real one stay fresh for the seconds of a test run.
  const startedAt = Date.now()
  const clock = createClock(() => startedAt)
  const sandbox = await startSandbox({ port: 0, dataFolder, callback: ourServer.baseUrl, latency: 0, clock })
  sandbox.world.settings.receiptDelayMs = 0
  afterAll(async () => {
    await sandbox.close()
    await close()
    rmSync(dataFolder, { recursive: true })
  })
  const ask = (method: string, path: string, body?: unknown) =>
    fetch(`${sandbox.baseUrl}/__control${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return {
    sandbox,
    ourServer,
    async control<T>(method: string, path: string, body?: unknown) {
      const response = await ask(method, path, body)
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
      return (await response.json()) as T
    },
    controlStatus: async (method, path, body) => (await ask(method, path, body)).status,
    runCallbacks: () => sandbox.world.callbacks.runDue(),
  }
}

async function startOurServer() {
  const ourServer: OurServer = { baseUrl: '', calls: [], answer: () => 'success' }
  const server = createServer(async (request: IncomingMessage, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const call = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      body: Buffer.concat(chunks).toString('utf8'),
    }
    ourServer.calls.push(call)
    const answer = ourServer.answer(call)
    response.statusCode = typeof answer === 'string' ? 200 : answer.status
    response.end(typeof answer === 'string' ? answer : answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ourServer.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { ourServer, close }
}
