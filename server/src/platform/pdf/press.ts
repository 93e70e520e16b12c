import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import { Refusal } from '../refusal.ts'
import type { PdfDocument } from './document.ts'
import { missingFonts } from './font-files.ts'
import { createKept } from './kept.ts'

export interface Press {
  /**
   * Prints a document as PDF; the same document gives the same bytes. `keep` for what many people ask for and nobody is named
   * in: it is printed once and kept for a while. Refuses with UNAVAILABLE when too many wait.
   */
  print(document: PdfDocument, options?: { keep?: boolean }): Promise<Uint8Array>
  /** Whether there is a thread, with its fonts in memory. */
  isRunning(): boolean
  close(): Promise<void>
}

export interface PressNeeds {
  fontDir: string
  log: Logger
  /** Without work for so long, the thread ends and gives its fonts' memory back. */
  idleMs?: number
  /** Longer than any honest document takes. */
  mostMs?: number
  mostWaiting?: number
}

interface Order {
  document: PdfDocument
  done(bytes: Uint8Array): void
  failed(error: unknown): void
}

export type Answer = { bytes: Uint8Array } | { error: string }

/**
 * Prints in one thread of its own, one document after the other: laying out a few pages takes a tenth of a second, for which no
 * other request should wait, and the opened fonts take 25 to 110 MB, which an api that prints nothing should not pay. The thread
 * starts with the first document.
 */
export function createPress({ fontDir, log, idleMs = 60_000, mostMs = 30_000, mostWaiting = 50 }: PressNeeds): Press {
  const missing = missingFonts(fontDir)
  if (missing.length > 0) {
    log.warn({ missing, fontDir }, 'fonts for rare characters are missing: such a one is printed as a box')
  }
  const waiting: Order[] = []
  const kept = createKept({ mostBytes: 16 << 20 })
  let thread: Worker | undefined
  let atWork: Order | undefined
  let timer: NodeJS.Timeout | undefined

  function start(): Worker {
    const worker = new Worker(new URL('./press-start.mjs', import.meta.url), { workerData: { fontDir }, execArgv: [] })
    worker.on('message', (answer: Answer) => {
      if (worker !== thread) return
      if ('bytes' in answer) finish((order) => order.done(answer.bytes))
      else finish((order) => order.failed(new Error(`document could not be printed: ${answer.error}`)))
    })
    worker.on('error', (error) => {
      if (worker === thread) stop(error)
    })
    return worker
  }

  function next(): void {
    if (atWork) return
    clearTimeout(timer)
    atWork = waiting.shift()
    if (!atWork) {
      thread?.unref()
      timer = setTimeout(() => stop(), idleMs).unref()
      return
    }
    thread ??= start()
    thread.ref()
    thread.postMessage(atWork.document)
    timer = setTimeout(() => stop(new Error(`document was not printed in ${mostMs} ms`)), mostMs)
  }

  function finish(settle: (order: Order) => void): void {
    const order = atWork
    atWork = undefined
    if (order) settle(order)
    next()
  }

  /** Ends the thread, with the document it is working on; whoever waits gets a new one. */
  function stop(error?: unknown): void {
    const ended = thread
    thread = undefined
    void ended?.terminate()
    if (error !== undefined) finish((order) => order.failed(error))
  }

  const order = (document: PdfDocument) =>
    new Promise<Uint8Array>((done, failed) => {
      if (waiting.length >= mostWaiting) throw new Refusal('UNAVAILABLE', { retryAfterSeconds: 30 })
      waiting.push({ document, done, failed })
      next()
    })

  return {
    print: (document, { keep = false } = {}) =>
      keep ? kept(hashOf(document), () => order(document)) : order(document),
    isRunning: () => thread !== undefined,
    async close() {
      clearTimeout(timer)
      const ended = thread
      thread = undefined
      for (const { failed } of [atWork, ...waiting.splice(0)].filter((one) => one !== undefined)) {
        failed(new Refusal('UNAVAILABLE'))
      }
      atWork = undefined
      await ended?.terminate()
    },
  }
}

const hashOf = (document: PdfDocument): string =>
  createHash('sha256').update(JSON.stringify(document)).digest('base64url')
