import { createHash } from 'node:crypto'
import { contract } from '@anju/shared-types'
import { expect, test } from 'vitest'
import type { EngineNeeds } from '../../../../miniapp/src/uploads/engine-types.ts'
import { createSha256 } from '../../../../miniapp/src/uploads/sha256.ts'
import { createUploadEngine } from '../../../../miniapp/src/uploads/upload-engine.ts'
import type { UploadIntent } from '../../../../miniapp/src/uploads/upload-intent.ts'
import { newKey } from '../../testing/call.ts'
import { sha256 } from '../../testing/papers.ts'
import { createSlowLink } from '../../testing/slow-link.ts'
import { createPapersHouse, likePhoto } from './papers-house.ts'

const house = await createPapersHouse({ worker: false })
const { table } = contract.documents
const lost = { ok: false, refused: { code: 'OFFLINE', status: 0, text: '', next: '' } } as const
/** Method, path, login and the other headers of one call of the app. */
const HEADERS = 700

const MB = 1024 * 1024
const FILES = 12
const FILE_BYTES = 8 * MB

/** The engine as the phone runs it, over a link in simulated time, against the real server. */
test('12 files of 8 MB at 256 kbit/s with three cuts and one kill: all arrive, under 2 % is sent again', async () => {
  const link = createSlowLink({ bytesPerSecond: 256_000 / 8 })
  const owner = house.person()
  const disk = new Map<string, Buffer>()
  let kept: UploadIntent[] = []

  const over = async <T>(bytes: number, work: () => Promise<T>) => {
    const reply = await link.request(bytes + HEADERS, work)
    return reply === undefined ? lost : ({ ok: true, reply } as const)
  }
  const needs = (): EngineNeeds => ({
    api: {
      begin: (file) => over(400, () => house.call(table.begin, { as: owner, body: file })),
      part: (id, no, bytes) =>
        over(bytes.length, async () => {
          const { status, arrived } = await house.put(owner, id, no, bytes)
          if (status !== 200) throw new Error(`part was refused: ${status}`)
          return { arrived, partCount: 0 }
        }),
      complete: (id) => over(2, () => house.complete(owner, id)),
    },
    read: async (ref, from, length) => disk.get(ref)!.subarray(from, from + length),
    drop: (ref) => void disk.delete(ref),
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    store: {
      read: () => kept,
      write(intents) {
        kept = [...intents]
      },
    },
    clock: link.now,
    sleep: link.sleep,
    changed: () => undefined,
  })

  let engine = createUploadEngine(needs())
  for (let file = 0; file < FILES; file++) {
    const bytes = likePhoto(FILE_BYTES)
    const ref = `file-${file}`
    disk.set(ref, bytes)
    const intent = { clientKey: newKey(), ref, fileName: `${ref}.jpg`, bytes: FILE_BYTES, sha256: sha256(bytes) }
    engine.add({ ...intent, material: 'id-card', title: '材料' })
  }
  const total = FILES * FILE_BYTES
  const through = (share: number) => link.run(() => link.wireBytes() > total * share)
  const cutFor = async (seconds: number) => {
    link.cut()
    const mendAt = link.now() + seconds * 1000
    await link.run(() => link.now() >= mendAt)
    link.mend()
  }

  await through(0.15)
  await cutFor(3)
  await through(0.4)
  await cutFor(70)
  await through(0.6)
  // The app is killed in the middle of a piece. The next start finds the list on the phone and the parts on the server.
  engine.stop()
  await cutFor(0)
  const left = engine.items().filter(({ state }) => state !== 'done').length
  engine = createUploadEngine(needs())
  expect(engine.items()).toHaveLength(left)
  engine.wake()
  await through(0.85)
  await cutFor(1)
  await link.run(() => engine.items().every(({ state }) => state === 'done'))

  const papers = (await house.call(table.mine, { as: owner })).items
  expect(papers.map(({ state, bytes }) => [state, bytes])).toEqual(Array(FILES).fill(['received', FILE_BYTES]))
  expect(kept).toEqual([])
  // Lost pieces, the headers of every call and the questions after each cut, all together.
  const more = (link.wireBytes() - total) / total
  expect(more).toBeLessThan(0.02)
  const seconds = link.now() / 1000
  // The line itself needs 52 minutes and was down for 74 seconds; little of its time was left unused.
  expect(seconds).toBeLessThan((total / 32_000) * 1.08 + 74)
  console.log(`${(more * 100).toFixed(2)} % more than the files, ${Math.round(seconds)} s of simulated time`)
}, 600_000)

test('the phone’s own SHA-256 agrees with the server’s', () => {
  const bytes = likePhoto(300_001)
  const hash = createSha256()
  for (let at = 0; at < bytes.length; at += 65_536) hash.update(bytes.subarray(at, at + 65_536))
  expect(hash.digest()).toBe(sha256(bytes))
})
