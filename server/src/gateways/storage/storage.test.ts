import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { createFileSeal } from '../../platform/crypto/file-seal.ts'
import { createDiskStorage } from './disk.ts'
import { createFiles, FileMissing } from './storage.ts'

const folder = await mkdtemp(join(tmpdir(), 'anju-storage-'))
afterAll(() => rm(folder, { recursive: true }))
const seal = createFileSeal([`1:${randomBytes(32).toString('base64')}`])
const files = createFiles(createDiskStorage(folder), seal)
const put = (key: string, bytes: Buffer) => files.put(key, bytes, bytes.length)
const get = async (key: string) => buffer(await files.get(key))
const drafts = () => readdir(join(folder, '.drafts'))

test('what was put comes back, and the disk holds none of it', async () => {
  const bytes = Buffer.alloc(200_000, 'a paper ')
  await put('d1/original-1', bytes)
  expect((await get('d1/original-1')).equals(bytes)).toBe(true)
  const sealed = await readFile(join(folder, 'd1/original-1'))
  expect(sealed.includes('a paper')).toBe(false)
  expect(sealed.length).toBe(seal.sealedBytes(bytes.length))
  expect(await drafts()).toEqual([])
})

test('putting again replaces; removing twice is as good as once', async () => {
  await put('d2/page-1', Buffer.from('old'))
  await put('d2/page-1', Buffer.from('new'))
  expect(String(await get('d2/page-1'))).toBe('new')
  await files.remove('d2/page-1')
  await files.remove('d2/page-1')
  await expect(files.get('d2/page-1')).rejects.toThrow(FileMissing)
})

test('a folder goes with everything in it, its neighbours stay', async () => {
  await put('d3/parts/1', Buffer.from('a'))
  await put('d3/parts/2', Buffer.from('b'))
  await put('d3/original', Buffer.from('c'))
  await put('d30/original', Buffer.from('d'))
  await files.removeFolder('d3/parts')
  await expect(files.get('d3/parts/1')).rejects.toThrow(FileMissing)
  expect(String(await get('d3/original'))).toBe('c')
  await files.removeFolder('d3')
  await expect(files.get('d3/original')).rejects.toThrow(FileMissing)
  expect(String(await get('d30/original'))).toBe('d')
})

test('a stream that breaks, or is shorter than announced, leaves nothing behind', async () => {
  const breaking = Readable.from(
    (async function* () {
      yield Buffer.from('half')
      throw new Error('cut')
    })(),
  )
  await expect(files.put('d4/original', breaking, 8)).rejects.toThrow('cut')
  await expect(files.put('d4/original', Buffer.from('half'), 8)).rejects.toThrow('shorter or longer')
  await expect(files.get('d4/original')).rejects.toThrow(FileMissing)
  expect(await drafts()).toEqual([])
})

test('a file put in the place of another does not open', async () => {
  await put('d5/original', Buffer.from('mine'))
  await put('d6/original', Buffer.from('yours'))
  await rename(join(folder, 'd6/original'), join(folder, 'd5/original'))
  await expect(get('d5/original')).rejects.toThrow()
  await writeFile(join(folder, 'd5/original'), 'not sealed at all')
  await expect(get('d5/original')).rejects.toThrow()
})

test('no key leads out of the folder', async () => {
  for (const key of ['../secret', 'a/../../b', '/etc/passwd', 'a//b', 'a/.b', '', 'a\0b']) {
    await expect(files.put(key, Buffer.from('x'), 1), key).rejects.toThrow('not a storage key')
    await expect(files.get(key), key).rejects.toThrow('not a storage key')
  }
})
