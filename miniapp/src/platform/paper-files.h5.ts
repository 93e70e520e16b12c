import { randomId } from '../lib/random-id.ts'
import type { PaperFiles, PickedPaper } from './types.ts'

/** Files of this page by a name of ours: a browser names none. */
const open = new Map<string, Blob>()

export function picked(file: File): PickedPaper {
  const path = `picked-${randomId()}`
  open.set(path, file)
  return { path, fileName: file.name, bytes: file.size, isPicture: file.type !== 'application/pdf' }
}

export const openedFile = (path: string): Blob | undefined => open.get(path)

/** The browser's own store keeps the file through a reload; where it is forbidden the file lives as long as the page. */
export const paperFiles: PaperFiles = {
  async keep(path) {
    const file = open.get(path)
    if (!file) throw new Error('the picked file is gone')
    try {
      await inStore('readwrite', (store) => store.put(file, path))
    } catch (error) {
      console.warn('papers: the browser keeps no files', error)
    }
    return path
  },
  async read(place, from, length) {
    const file =
      open.get(place) ?? (await inStore('readonly', (store) => store.get(place) as IDBRequest<Blob | undefined>))
    if (!file) throw new Error('the file is not on this device any more')
    open.set(place, file)
    return new Uint8Array(await file.slice(from, from + length).arrayBuffer())
  },
  drop(place) {
    open.delete(place)
    inStore('readwrite', (store) => store.delete(place)).catch((error: unknown) =>
      console.warn('papers: a file could not be removed', error),
    )
  },
}

const FILES = 'files'

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await answer<IDBDatabase>(opened())
  try {
    return await answer(work(database.transaction(FILES, mode).objectStore(FILES)))
  } finally {
    database.close()
  }
}

function opened(): IDBOpenDBRequest {
  const asked = indexedDB.open('anju-papers', 1)
  asked.onupgradeneeded = () => asked.result.createObjectStore(FILES)
  return asked
}

const answer = <T>(asked: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
