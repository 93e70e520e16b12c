import type { UploadItem } from './engine-types.ts'
import { progressWords } from './size-words.ts'

/** Where a file stands, as its row says it. */
export function itemWords({ state, sentBytes, bytes, refused }: UploadItem): {
  text: string
  tone: 'calm' | 'act' | 'danger' | 'ok'
} {
  if (state === 'failed')
    return { text: refused ? `${refused.text}${refused.next}` : '没有传成，请重新选择。', tone: 'danger' }
  if (state === 'done') return { text: '已传到，正在检查', tone: 'ok' }
  if (state === 'offline')
    return { text: `网络断了，恢复后自动接着传。${progressWords(sentBytes, bytes)}`, tone: 'act' }
  if (state === 'paused') return { text: `已暂停。${progressWords(sentBytes, bytes)}`, tone: 'act' }
  if (state === 'waiting') return { text: '等前面的传完', tone: 'calm' }
  return { text: progressWords(sentBytes, bytes), tone: 'calm' }
}
