import { parentPort } from 'node:worker_threads'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import decodeHeic from 'heic-decode'
import type { FromThread, ToThread } from './decode.ts'
import { Unreadable } from './unreadable.ts'

/**
 * Opens files that strangers made, in decoders compiled to WebAssembly, in a thread that is ended after each file: what a broken or
 * hostile file does to memory ends with it. Pages are handed over one by one, when the one before was taken.
 */
const port = parentPort!
const answer = (message: FromThread, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)

let resume: (() => void) | undefined
const taken = () =>
  new Promise<void>((resolve) => {
    resume = resolve
  })

port.on('message', async (order: ToThread) => {
  if (order === 'next') return resume?.()
  try {
    await (order.type === 'image/heic' ? heic(order) : pdf(order))
    answer({ done: true })
  } catch (error) {
    answer({ unreadable: error instanceof Unreadable ? error.reason : 'broken' })
  }
})

type Order = Exclude<ToThread, 'next'>

async function hand(
  bitmap: { width: number; height: number; data: Uint8Array | Uint8ClampedArray },
  pageCount: number,
) {
  const { width, height, data } = bitmap
  const copy = new Uint8Array(data)
  answer({ page: { width, height, data: copy }, pageCount }, [copy.buffer])
  await taken()
}

async function heic({ bytes, mostPixels }: Order) {
  const images = await decodeHeic.all({ buffer: bytes })
  try {
    const [first] = images
    if (!first) throw new Unreadable('broken')
    // Before a pixel of it is unpacked.
    if (first.width * first.height > mostPixels) throw new Unreadable('huge')
    await hand(await first.decode(), 1)
  } finally {
    images.dispose()
  }
}

/** FPDF_GetLastError of pdfium: 4 is a password. */
const PASSWORD = /password|error code 4\b/i

async function pdf({ bytes, mostPages, longEdge }: Order) {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(bytes).catch((error: unknown) => {
    throw new Unreadable(PASSWORD.test(String(error)) ? 'locked' : 'broken')
  })
  const pageCount = document.getPageCount()
  if (pageCount < 1) throw new Unreadable('broken')
  for (let at = 0; at < Math.min(pageCount, mostPages); at++) {
    const page = document.getPage(at)
    const { originalWidth, originalHeight } = page.getOriginalSize()
    const longest = Math.max(originalWidth, originalHeight)
    if (!(longest > 0)) throw new Unreadable('broken')
    // A page may say it is a mile wide: what is drawn is bounded whatever it says.
    const scale = longEdge / longest
    const { width, height, data } = await page.render({ scale, render: 'bitmap', renderFormFields: true })
    await hand({ width, height, data }, pageCount)
  }
}

answer({ ready: true })
