import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { checkedKey, FileMissing, type Storage } from './storage.ts'

/**
 * Files in a folder of this machine, or of a file system that api and workers share. Written under another name, flushed, then renamed:
 * a power cut leaves the whole file or none, and what was acknowledged is on the disk.
 */
export function createDiskStorage(folder: string): Storage {
  const pathOf = (key: string) => join(folder, checkedKey(key))
  return {
    async put(key, body, bytes) {
      const target = pathOf(key)
      const drafts = join(folder, '.drafts')
      const draft = join(drafts, randomBytes(16).toString('hex'))
      await mkdir(drafts, { recursive: true, mode: 0o700 })
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      try {
        const handle = await open(draft, 'wx', 0o600)
        try {
          await writeFile(handle, body)
          if ((await handle.stat()).size !== bytes) throw new Error('a file came shorter or longer than announced')
          await handle.sync()
        } finally {
          await handle.close()
        }
        await rename(draft, target)
        await syncFolder(dirname(target))
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
    async get(key) {
      try {
        const handle = await open(pathOf(key), 'r')
        return handle.createReadStream()
      } catch (error) {
        if ((error as { code?: string }).code === 'ENOENT') throw new FileMissing(key)
        throw error
      }
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    removeFolder: (key) => rm(pathOf(key), { recursive: true, force: true }),
  }
}

/** A rename is safe only when the folder that names the file is on the disk too. */
async function syncFolder(path: string) {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
