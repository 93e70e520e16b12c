import { parentPort, workerData } from 'node:worker_threads'
import type { PdfDocument } from './document.ts'
import { drawDocument } from './draw-document.ts'
import { createFontChain } from './font-chain.ts'
import { findFonts } from './font-files.ts'
import type { Answer } from './press.ts'

const chain = createFontChain(findFonts((workerData as { fontDir: string }).fontDir))

parentPort!.on('message', async (document: PdfDocument) => {
  parentPort!.postMessage(await answerTo(document))
})

async function answerTo(document: PdfDocument): Promise<Answer> {
  try {
    return { bytes: await drawDocument(document, chain) }
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
