import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, inject, test } from 'vitest'
import { createFileSeal } from '../../platform/crypto/file-seal.ts'
import { createSandboxControl } from '../../testing/sandbox-control.ts'
import { createS3Storage, type S3Settings } from './s3.ts'
import { createFiles, FileMissing } from './storage.ts'

/** Against the sandbox's bucket, which checks every signature; MinIO, OSS and COS themselves have not been tried. */
const { control } = createSandboxControl(inject('outside').sandbox)
const { settings } = await control<{ settings: Record<string, string> }>('GET', '/s3')
const bucket: S3Settings = {
  endpoint: settings.S3_ENDPOINT!,
  region: settings.S3_REGION!,
  bucket: settings.S3_BUCKET!,
  accessKey: settings.S3_ACCESS_KEY!,
  secretKey: settings.S3_SECRET_KEY!,
  pathStyle: settings.S3_PATH_STYLE === 'true',
}
const seal = createFileSeal([`1:${randomBytes(32).toString('base64')}`])
const files = createFiles(createS3Storage(bucket), seal)
const folder = `t${randomBytes(6).toString('hex')}`
const put = (key: string, bytes: Buffer) => files.put(`${folder}/${key}`, bytes, bytes.length)
const get = async (key: string) => buffer(await files.get(`${folder}/${key}`))

test('what was put comes back; a file above five megabytes goes up in parts', async () => {
  for (const length of [0, 1_000, 5 * 1024 * 1024 - 100, 12 * 1024 * 1024]) {
    const bytes = randomBytes(length)
    await put('original', bytes)
    expect([length, (await get('original')).equals(bytes)]).toEqual([length, true])
  }
})

test('the bucket holds none of it in the clear, and a key that is not there is missing', async () => {
  await put('secret', Buffer.alloc(100_000, 'a paper '))
  const raw = await buffer(await createS3Storage(bucket).get(`${folder}/secret`))
  expect(raw.includes('a paper')).toBe(false)
  await expect(files.get(`${folder}/nothing`)).rejects.toThrow(FileMissing)
})

test('removing one, twice, and a folder with more than a page of a listing', async () => {
  await put('one', Buffer.from('x'))
  await files.remove(`${folder}/one`)
  await files.remove(`${folder}/one`)
  await expect(get('one')).rejects.toThrow(FileMissing)
  await put('kept', Buffer.from('k'))
  for (let at = 0; at < 120; at++) await put(`parts/${at}`, Buffer.from('p'))
  await files.removeFolder(`${folder}/parts`)
  await expect(get('parts/0')).rejects.toThrow(FileMissing)
  await expect(get('parts/119')).rejects.toThrow(FileMissing)
  expect(String(await get('kept'))).toBe('k')
})

test('a stream that breaks leaves nothing that could be read', async () => {
  const breaking = Readable.from(
    (async function* () {
      yield Buffer.alloc(6 * 1024 * 1024)
      throw new Error('cut')
    })(),
    { objectMode: false },
  )
  await expect(files.put(`${folder}/broken`, breaking, 8 * 1024 * 1024)).rejects.toThrow('cut')
  await expect(get('broken')).rejects.toThrow(FileMissing)
})

test('with a wrong key nothing goes in or out', async () => {
  const wrong = createFiles(createS3Storage({ ...bucket, secretKey: 'wrong' }), seal)
  await expect(wrong.put(`${folder}/x`, Buffer.from('x'), 1)).rejects.toThrow()
  await expect(wrong.get(`${folder}/kept`)).rejects.toThrow()
})
