import { Worker } from 'node:worker_threads'
import type { ColourPicture } from '@anju/shared-types'
import { QUALITY_EDGE } from '@anju/shared-types'
import sharp from 'sharp'
import { takeTurns } from './take-turns.ts'

/** Looks at pages that are stored already: drawn by us, so of a size that is known. */
export interface PageReader {
  /** Pixels of the page, for the arithmetic of `lookAtPage`. */
  pixels(jpeg: Buffer): Promise<ColourPicture>
  /** What is written on it; nothing when that takes too long. */
  words(jpeg: Buffer): Promise<string | undefined>
}

/** Ten times what a page takes on a slow machine: who waits longer waits for nothing. */
const MOST_MS = 60_000
/** A reading takes 150 MB and a whole core. */
const AT_A_TIME = 1

export function createPageReader(): PageReader {
  const inTurn = takeTurns(AT_A_TIME)
  const small = (jpeg: Buffer) =>
    sharp(jpeg).resize(QUALITY_EDGE, QUALITY_EDGE, { fit: 'inside', withoutEnlargement: true })
  return {
    async pixels(jpeg) {
      const { data, info } = await small(jpeg)
        .toColourspace('srgb')
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true })
      return { width: info.width, height: info.height, data, channels: 3 }
    },
    words: async (jpeg) => {
      const png = await small(jpeg).greyscale().png({ compressionLevel: 1 }).toBuffer()
      return inTurn(() => read(png))
    },
  }
}

type Answer = { ready: true } | { text: string }

async function read(png: Buffer): Promise<string | undefined> {
  const thread = new Worker(new URL('./read-start.mjs', import.meta.url), { execArgv: [] })
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    return await new Promise<string | undefined>((resolve, reject) => {
      thread.on('message', (answer: Answer) => {
        if ('text' in answer) return resolve(answer.text)
        // Only the reading is timed: a thread that starts slowly is our machine and not this page.
        timer = setTimeout(() => resolve(undefined), MOST_MS)
        thread.postMessage(png)
      })
      thread.once('error', reject)
      thread.once('exit', (code) => reject(new Error(`the reader of pages ended with ${code}`)))
    })
  } finally {
    clearTimeout(timer)
    thread.removeAllListeners('exit')
    await thread.terminate()
  }
}
