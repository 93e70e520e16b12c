import { Readable } from 'node:stream'
import type { FileSeal } from '../../platform/crypto/file-seal.ts'

/**
 * Where files lie, by key (`<folder>/<name>`, segments of letters, digits, `-` and `_`). What an adapter is given is sealed already: nobody
 * who reads the disk or the bucket reads a paper.
 */
export interface Storage {
  /** The object is there as a whole or not at all. Replaces what was there. */
  put(key: string, body: Readable, bytes: number): Promise<void>
  /** Fails with FileMissing when there is none. */
  get(key: string): Promise<Readable>
  /** None there is as good as removed. */
  remove(key: string): Promise<void>
  /** Everything under a folder, whatever it is. */
  removeFolder(folder: string): Promise<void>
}

export class FileMissing extends Error {
  constructor(key: string) {
    super(`no file at ${key}`)
    this.name = 'FileMissing'
  }
}

/** A key comes from our own ids; one that does not look like it is a mistake that must not leave the folder. */
export function checkedKey(key: string): string {
  if (!/^[0-9a-zA-Z_-]+(\/[0-9a-zA-Z_-]+)*$/.test(key)) throw new Error('not a storage key')
  return key
}

/** Files in our words: plain bytes in and out, sealed in between. The key is sealed in, so that files cannot change places. */
export interface Files {
  put(key: string, body: Readable | Uint8Array, bytes: number): Promise<void>
  get(key: string): Promise<Readable>
  remove(key: string): Promise<void>
  removeFolder(folder: string): Promise<void>
}

export function createFiles(storage: Storage, fileSeal: FileSeal): Files {
  return {
    async put(key, body, bytes) {
      const sealing = fileSeal.seal(checkedKey(key))
      // The adapter may not be reading yet when it breaks; it finds the error when it does.
      sealing.on('error', () => undefined)
      const source = body instanceof Readable ? body : Readable.from([Buffer.from(body)], { objectMode: false })
      source.once('error', (error) => sealing.destroy(error))
      await storage.put(key, source.pipe(sealing), fileSeal.sealedBytes(bytes))
    },
    async get(key) {
      const opening = fileSeal.open(checkedKey(key))
      opening.on('error', () => undefined)
      const sealed = await storage.get(key)
      sealed.once('error', (error) => opening.destroy(error))
      // Who stops reading lets the disk or the connection go.
      opening.once('close', () => sealed.destroy())
      return sealed.pipe(opening)
    },
    remove: (key) => storage.remove(checkedKey(key)),
    removeFolder: (folder) => storage.removeFolder(checkedKey(folder)),
  }
}
