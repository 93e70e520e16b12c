import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { createFileSeal } from './file-seal.ts'

const key = (version: string, fill: string) => `${version}:${Buffer.alloc(32, fill).toString('base64')}`
const now = createFileSeal([key('2', 'b'), key('1', 'a')])
const before = createFileSeal([key('1', 'a')])

/** In uneven pieces, as they come from a network. */
const inPieces = (bytes: Buffer, size = 7_001) =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size)),
  )
const seal = (bytes: Buffer, context = 'a', seals = now) => buffer(inPieces(bytes).pipe(seals.seal(context)))
const open = async (bytes: Buffer, context = 'a', seals = now) => {
  const opening = seals.open(context)
  inPieces(bytes, 9_973).pipe(opening)
  return buffer(opening)
}

test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 400_000])('%i bytes come back as they were', async (length) => {
  const bytes = randomBytes(length)
  const sealed = await seal(bytes)
  expect(sealed.length).toBe(now.sealedBytes(length))
  expect((await open(sealed)).equals(bytes)).toBe(true)
})

test('the same file is sealed differently each time, and nothing of it shows', async () => {
  const bytes = Buffer.alloc(100_000, 'secret')
  const [first, second] = await Promise.all([seal(bytes), seal(bytes)])
  expect(first.equals(second)).toBe(false)
  expect(first.includes('secret')).toBe(false)
})

test('an older key version still opens, an unknown one does not', async () => {
  const bytes = randomBytes(1_000)
  expect((await open(await seal(bytes, 'a', before))).equals(bytes)).toBe(true)
  await expect(open(await seal(bytes), 'a', before)).rejects.toThrow('key version is unknown')
})

test('a file of another place, or with any byte changed, does not open', async () => {
  const sealed = await seal(randomBytes(200_000))
  await expect(open(sealed, 'b')).rejects.toThrow()
  for (const at of [0, 5, 10, 30, 70_000, sealed.length - 1]) {
    const bent = Buffer.from(sealed)
    bent[at]! ^= 1
    await expect(open(bent), `byte ${at}`).rejects.toThrow()
  }
})

test('chunks that were cut off, swapped or added are noticed', async () => {
  const sealed = await seal(randomBytes(65_536 * 3))
  const header = now.sealedBytes(0) - 16
  const chunk = (at: number) => sealed.subarray(header + at * 65_552, header + (at + 1) * 65_552)
  const of = (...parts: Buffer[]) => Buffer.concat([sealed.subarray(0, header), ...parts])
  expect((await open(of(chunk(0), chunk(1), chunk(2)))).length).toBe(65_536 * 3)
  await expect(open(of(chunk(0), chunk(1)))).rejects.toThrow()
  await expect(open(of(chunk(1), chunk(0), chunk(2)))).rejects.toThrow()
  await expect(open(of(chunk(0), chunk(1), chunk(2), chunk(2)))).rejects.toThrow()
  await expect(open(of())).rejects.toThrow()
  await expect(open(sealed.subarray(0, 3))).rejects.toThrow('cut')
})
