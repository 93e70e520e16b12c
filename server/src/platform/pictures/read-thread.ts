import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { gunzipSync } from 'node:zlib'
import type { TesseractCore } from 'tesseract.js-core/tesseract-core-simd-lstm.js'

/**
 * Reads one picture with Tesseract, compiled to WebAssembly, in a thread that is ended afterwards: the 150 MB that it takes go with it. On
 * Linux a priority is a thread's own: what people wait for goes before what was written on their papers.
 */
const port = parentPort!
const require = createRequire(import.meta.url)
const quiet = () => undefined
setPriority(10)

const createCore = require('tesseract.js-core/tesseract-core-simd-lstm.js') as (
  options: object,
) => Promise<TesseractCore>
const core = await createCore({ print: quiet, printErr: quiet })
const data = require.resolve('@tesseract.js-data/chi_sim/4.0.0_best_int/chi_sim.traineddata.gz')
core.FS.writeFile('chi_sim.traineddata', gunzipSync(readFileSync(data)))
const reader = new core.TessBaseAPI()
const LSTM_ONLY = 1
if (reader.Init(null, 'chi_sim', LSTM_ONLY) !== 0) throw new Error('the data of simplified Chinese cannot be loaded')

port.on('message', (png: Uint8Array) => {
  core.FS.writeFile('/input', png)
  // Words wherever they are, in no order: a form is no column of text.
  const SPARSE_TEXT = 11
  reader.SetPageSegMode(SPARSE_TEXT)
  reader.SetImageFile(1, 0)
  reader.Recognize(null)
  port.postMessage({ text: reader.GetUTF8Text() })
})
port.postMessage({ ready: true })
