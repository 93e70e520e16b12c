import { createHash } from 'node:crypto'
import { contract } from '@anju/shared-types'
import { expect, test } from 'vitest'
import type { EngineNeeds } from '../../../../miniapp/src/uploads/engine-types.ts'
import { createUploadEngine } from '../../../../miniapp/src/uploads/upload-engine.ts'
import type { UploadIntent } from '../../../../miniapp/src/uploads/upload-intent.ts'
import { createByteCutter } from '../../testing/byte-cutter.ts'
import { newKey } from '../../testing/call.ts'
import { sha256 } from '../../testing/papers.ts'
import { createPapersHouse, likePhoto } from './papers-house.ts'

const house = await createPapersHouse({ worker: false })
const { table } = contract.documents
const MB = 1024 * 1024
const FILES = 12
const FILE_BYTES = 8 * MB
/** 256 kbit/s. */
const BYTES_A_SECOND = 32_000
const lost = { ok: false, refused: { code: 'OFFLINE', status: 0, text: '', next: '' } } as const

/** The same journey as in simulated time, but the bytes are real and are cut in the middle of a part on a real connection. */
test('12 files of 8 MB through a line that is cut three times and an app that is killed once: all arrive, under 2 % goes twice', async () => {
  const total = FILES * FILE_BYTES
  const line = await createByteCutter(house.url, { cutsAt: [0.15, 0.4, 0.85].map((share) => total * share) })
  const owner = house.person()
  let slept = 0
  // Time goes by with the bytes that went over the line, so the engine chooses its pieces as it would on this network.
  const clock = () => Math.round((line.sentBytes() / BYTES_A_SECOND) * 1000) + slept
  const ask = async <T>(
    method: string,
    path: string,
    content: string | Buffer<ArrayBuffer>,
    headers: Record<string, string>,
  ) => {
    const url = `${line.url}/api/v1/documents${path}`
    const response = await fetch(url, {
      method,
      body: content,
      headers: { authorization: owner.authorization, ...headers },
    }).catch(() => undefined)
    if (!response) return lost
    if (response.status !== 200) throw new Error(`${path} was refused: ${response.status}`)
    const reply = await response.json().catch(() => undefined)
    return reply === undefined ? lost : ({ ok: true, reply: reply as T } as const)
  }
  const json = { 'content-type': 'application/json' }
  const binary = { 'content-type': 'application/octet-stream' }
  const disk = new Map<string, Buffer>()
  let kept: UploadIntent[] = []
  const needs = (): EngineNeeds => ({
    api: {
      begin: (file) => ask('POST', '/uploads', JSON.stringify(file), json),
      part: (id, no, bytes, hash) =>
        ask('PUT', `/uploads/${id}/parts/${no}`, Buffer.from(bytes), { ...binary, 'x-content-sha256': hash }),
      complete: (id) => ask('POST', `/uploads/${id}/complete`, '{}', json),
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
    clock,
    sleep(ms) {
      slept += ms
      return { done: new Promise((resolve) => setImmediate(resolve)), wake: () => undefined }
    },
    changed: () => undefined,
  })

  let engine = createUploadEngine(needs())
  for (let file = 0; file < FILES; file += 1) {
    const bytes = likePhoto(FILE_BYTES)
    const ref = `file-${file}`
    disk.set(ref, bytes)
    const intent = { clientKey: newKey(), ref, fileName: `${ref}.jpg`, bytes: FILE_BYTES, sha256: sha256(bytes) }
    engine.add({ ...intent, material: 'id-card', title: '材料' })
  }
  const finished = () => engine.items().every(({ state }) => state === 'done')
  await line.until(() => line.sentBytes() > total * 0.6)
  // Killed: whatever is on the wire is gone with the app; the next start knows only what the phone and the server have kept.
  engine.stop()
  line.cutNow()
  engine = createUploadEngine(needs())
  engine.wake()
  await line.until(finished)

  const papers = (await house.call(table.mine, { as: owner })).items
  expect(papers.map(({ state, bytes }) => [state, bytes])).toEqual(Array(FILES).fill(['received', FILE_BYTES]))
  expect(line.cuts()).toBe(4)
  expect(kept).toEqual([])
  const more = (line.sentBytes() - total) / total
  expect(more).toBeLessThan(0.02)
  await line.close()
}, 300_000)
