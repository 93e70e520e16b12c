import { create } from 'zustand'
import { call } from '../api/client.ts'
import { paperFiles } from '../platform/paper-files'
import { read, write } from '../platform/storage.ts'
import type { UploadItem } from './engine-types.ts'
import { sha256Of } from './sha256.ts'
import { createUploadEngine, type UploadEngine } from './upload-engine.ts'
import type { UploadIntent } from './upload-intent.ts'

/** What is being sent, for every page that shows it. */
export const useUploads = create<{ items: readonly UploadItem[] }>(() => ({ items: [] }))

const LIST = 'uploads'
let engine: UploadEngine | undefined

/** The one engine of this app; made when a page first wants it, and it begins with what an earlier start has left. */
export function uploads(): UploadEngine {
  if (engine) return engine
  engine = createUploadEngine({
    api: {
      begin: (body) => call('documents.begin', { body }),
      part: (id, no, bytes, sha256) =>
        call('documents.part', { params: { id, no: String(no) }, body: { bytes, sha256 } }),
      complete: (id) => call('documents.complete', { params: { id }, body: {} }),
    },
    read: paperFiles.read,
    drop: paperFiles.drop,
    hash: sha256Of,
    store: {
      read: () => read<UploadIntent[]>(LIST) ?? [],
      write: (intents) => write(LIST, intents),
    },
    clock: () => Date.now(),
    sleep(ms) {
      let finish: () => void = () => undefined
      const done = new Promise<void>((resolve) => {
        finish = resolve
      })
      const timer = setTimeout(finish, ms)
      const wake = () => {
        clearTimeout(timer)
        finish()
      }
      return { done, wake }
    },
    changed: (items) => useUploads.setState({ items }),
  })
  useUploads.setState({ items: engine.items() })
  return engine
}
