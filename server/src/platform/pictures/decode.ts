import { Worker } from 'node:worker_threads'
import { Unreadable } from './unreadable.ts'

export interface Bitmap {
  width: number
  height: number
  /** RGBA. */
  data: Uint8Array
}

export interface DecodeOptions {
  mostPages: number
  /** Of a page of a PDF, in pixels. */
  longEdge: number
  mostPixels: number
  /** Longer than any honest page takes, on a busy machine too. */
  mostMs: number
}

export type ToThread =
  | ({ type: 'image/heic' | 'application/pdf'; bytes: Uint8Array } & Omit<DecodeOptions, 'mostMs'>)
  | 'next'
export type FromThread =
  | { ready: true }
  | { page: Bitmap; pageCount: number }
  | { unreadable: Unreadable['reason'] }
  | { done: true }

/** The pages of a HEIC picture or a PDF, each unpacked when the one before has been worked on. Fails with Unreadable. */
export async function* decode(
  type: 'image/heic' | 'application/pdf',
  bytes: Uint8Array,
  { mostMs, ...options }: DecodeOptions,
): AsyncGenerator<{ page: Bitmap; pageCount: number }> {
  const thread = new Worker(new URL('./decode-start.mjs', import.meta.url), { execArgv: [] })
  try {
    const send = (order: ToThread) => {
      const next = nextMessage(thread, mostMs)
      thread.postMessage(order)
      return next
    }
    await started(thread)
    let message = await send({ type, bytes, ...options })
    while ('page' in message) {
      yield message
      message = await send('next')
    }
    if ('unreadable' in message) throw new Unreadable(message.unreadable)
  } finally {
    await thread.terminate()
  }
}

/** Until the decoders are loaded whatever goes wrong is our mistake and not the file's. */
function started(thread: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    thread.once('message', () => {
      thread.off('error', reject)
      resolve()
    })
    thread.once('error', reject)
  })
}

function nextMessage(thread: Worker, mostMs: number): Promise<FromThread> {
  return new Promise((resolve, reject) => {
    // It would take as long the next time: such a file is not one that a person can use.
    const timer = setTimeout(() => reject(new Unreadable('huge')), mostMs)
    const settle = (work: () => void) => {
      clearTimeout(timer)
      thread.off('error', failed)
      thread.off('exit', exited)
      work()
    }
    // A decoder that was brought down was brought down by this file; nothing else runs in the thread.
    const failed = () => settle(() => reject(new Unreadable('broken')))
    const exited = failed
    thread.once('message', (message: FromThread) => settle(() => resolve(message)))
    thread.once('error', failed)
    thread.once('exit', exited)
  })
}
