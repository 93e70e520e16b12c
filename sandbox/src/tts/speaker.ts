import { Worker } from 'node:worker_threads'

export const SAMPLE_RATES = [8_000, 16_000, 24_000] as const
export const CODECS = ['wav', 'mp3', 'pcm'] as const

export type SpeakOrder = {
  id: number
  text: string
  /** 1 is the usual speed. */
  times: number
  sampleRate: (typeof SAMPLE_RATES)[number]
  codec: (typeof CODECS)[number]
}
export type Spoken = { id: number; sound: Uint8Array } | { id: number; error: string }

export type Speaker = {
  speak(order: Omit<SpeakOrder, 'id'>): Promise<Buffer>
  close(): Promise<void>
}

/** Real speech, made in a thread of its own that begins with the first order: a sentence takes up to some seconds of a processor. */
export function createSpeaker(): Speaker {
  const waiting = new Map<number, { resolve: (sound: Buffer) => void; reject: (error: Error) => void }>()
  let thread: Worker | undefined
  let last = 0

  function started(): Worker {
    if (thread) return thread
    thread = new Worker(new URL('./speak-start.mjs', import.meta.url), { execArgv: [] })
    // A sandbox that has nothing else to do may end.
    thread.unref()
    thread.on('message', (spoken: Spoken) => {
      const order = waiting.get(spoken.id)
      waiting.delete(spoken.id)
      if ('sound' in spoken) order?.resolve(Buffer.from(spoken.sound))
      else order?.reject(new Error(spoken.error))
    })
    thread.on('error', (error) => {
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
      thread = undefined
    })
    return thread
  }

  return {
    speak: (order) =>
      new Promise((resolve, reject) => {
        last += 1
        waiting.set(last, { resolve, reject })
        started().postMessage({ id: last, ...order } satisfies SpeakOrder)
      }),
    async close() {
      await thread?.terminate()
      for (const { reject } of waiting.values()) reject(new Error('the sandbox has stopped'))
      waiting.clear()
    },
  }
}
