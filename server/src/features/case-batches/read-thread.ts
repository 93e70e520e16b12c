import { parentPort } from 'node:worker_threads'
import { readWorkbook } from './read-workbook.ts'
import { UnreadableList } from './unreadable-list.ts'

/** Opens a spreadsheet that a stranger made, in a thread that is ended after it: what it does to memory ends with it. */
const port = parentPort!

port.once('message', async (bytes: Uint8Array) => {
  try {
    port.postMessage({ sheet: await readWorkbook(bytes) })
  } catch (error) {
    port.postMessage({ unreadable: error instanceof UnreadableList ? error.message : BROKEN })
  }
})
port.postMessage('ready')

const BROKEN = '这个文件打不开，可能已损坏。请用表格软件打开后另存为 .xlsx 再上传。'
