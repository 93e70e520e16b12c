import { Worker } from 'node:worker_threads'
import type { Sheet } from '../../domain/batches/check-list.ts'
import { readCsv } from './read-csv.ts'
import { UnreadableList } from './unreadable-list.ts'

/** Longer than any honest list takes, on a busy machine too. */
const MOST_MS = 60_000

const startsWith = (bytes: Uint8Array, ...first: number[]) => first.every((byte, at) => bytes[at] === byte)

/** What a person uploaded as a table of cells; fails with UnreadableList and the words for them. By the first bytes, never by the name. */
export async function readList(bytes: Uint8Array): Promise<Sheet> {
  if (bytes.length === 0) throw new UnreadableList('文件是空的，请重新选择。')
  if (startsWith(bytes, 0x50, 0x4b)) return inThread(bytes)
  // 1997's format, and what a password makes of today's, begin alike.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new UnreadableList('这是旧的 .xls 格式，或表格加了密码。请去掉密码，另存为 .xlsx 再上传。')
  }
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46) || startsWith(bytes, 0xff, 0xd8) || startsWith(bytes, 0x89, 0x50)) {
    throw new UnreadableList('这是图片或 PDF，不是表格。请上传 .xlsx 或 .csv。')
  }
  return readCsv(bytes)
}

function inThread(bytes: Uint8Array): Promise<Sheet> {
  const thread = new Worker(new URL('./read-start.mjs', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  })
  const broken = new UnreadableList('这个文件打不开。请把清单复制到新的表格里，另存为 .xlsx 再上传。')
  return new Promise<Sheet>((resolve, reject) => {
    const timer = setTimeout(() => reject(broken), MOST_MS)
    thread.on('message', (message: 'ready' | { sheet: Sheet } | { unreadable: string }) => {
      if (message === 'ready') return thread.postMessage(bytes)
      clearTimeout(timer)
      if ('sheet' in message) resolve(message.sheet)
      else reject(new UnreadableList(message.unreadable))
    })
    // A reader that was brought down was brought down by this file; nothing else runs in the thread.
    thread.once('error', () => reject(broken))
    thread.once('exit', () => reject(broken))
  }).finally(() => thread.terminate())
}
