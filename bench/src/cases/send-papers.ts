import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import { request } from 'undici'
import type { Case, Document, Upload } from '../../../shared-types/src/index.ts'
import type { Send } from '../load.ts'
import { fillIn, must, newKey, submit } from './walk.ts'

const POLL_MS = 50
/** A photo of a paper from a phone, made smaller by the app before it is sent. */
const [WIDTH, HEIGHT] = [900, 1200]

/** A page with a different number on each: the same content twice would be offered again instead of sent. */
export const photo = (text: string): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="#f4f1e8"/>${Array.from({ length: 24 }, (_, line) => `<text x="60" y="${90 + line * 44}" font-size="30">${text} ${line * 7919}</text>`).join('')}</svg>`,
    ),
  )
    .jpeg({ quality: 82 })
    .toBuffer()

/** Raw bytes with their checksum, as the app sends them. */
export type SendBytes = (token: string, path: string, bytes: Buffer) => Promise<void>

/** A draft that is filled in and lacks nothing but its papers. */
export interface Draft {
  token: string
  filled: Case
  materials: string[]
  photos: Buffer[]
}

export async function prepareDraft(send: Send, token: string, code: string, n: number): Promise<Draft> {
  const filled = await fillIn(send, token, code, 80_000_000 + n)
  const materials = filled.materials.filter(({ status }) => status === 'open').map(({ id }) => id)
  return { token, filled, materials, photos: await Promise.all([1, 2, 3].map((page) => photo(`${n}-${page}`))) }
}

/** Puts bytes to the api at `origin`. */
export const bytesTo =
  (origin: string): SendBytes =>
  async (token, path, bytes) => {
    const reply = await request(origin + path, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/octet-stream',
        'x-content-sha256': createHash('sha256').update(bytes).digest('hex'),
      },
      body: bytes,
    })
    const text = await reply.body.text()
    if (reply.statusCode !== 200) throw new Error(`${path}: ${text}`)
  }

/** A photo, sent in its parts; gives the id of the paper, which is still to be looked for viruses and made ready. */
export async function sendPhoto(
  send: Send,
  sendBytes: SendBytes,
  token: string,
  { bytes, name, ...of }: { bytes: Buffer; name: string; material: string; caseId: string },
): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const body = { clientKey: newKey(), fileName: `${name}.jpg`, bytes: bytes.length, title: name, sha256, ...of }
  const upload = await must<Upload>(send, token, 'POST', '/documents/uploads', body)
  for (let no = 1; no <= upload.partCount; no++) {
    const part = bytes.subarray((no - 1) * upload.partBytes, no * upload.partBytes)
    await sendBytes(token, `/api/v1/documents/uploads/${upload.id}/parts/${no}`, part)
  }
  return (await must<Document>(send, token, 'POST', `/documents/uploads/${upload.id}/complete`, {})).id
}

/** Sends three photos and hands the case in; `waitMs` of it is until the photos had been looked for viruses and made ready. */
export async function sendAndSubmit(send: Send, sendBytes: SendBytes, draft: Draft): Promise<{ waitMs: number }> {
  const { token, filled, materials, photos } = draft
  const ids = await Promise.all(
    photos.map((bytes, at) => {
      const of = { material: materials[at] ?? 'other', caseId: filled.id }
      return sendPhoto(send, sendBytes, token, { bytes, name: `材料 ${at + 1}`, ...of })
    }),
  )
  const before = performance.now()
  await Promise.all(ids.map((id) => untilReady(send, token, id)))
  const waitMs = performance.now() - before
  for (const [at, material] of materials.slice(0, ids.length).entries()) {
    await must(send, token, 'POST', `/cases/${filled.id}/papers`, { material, documentId: ids[at] })
  }
  await submit(send, token, await must<Case>(send, token, 'GET', `/cases/${filled.id}`))
  return { waitMs }
}

export async function untilReady(send: Send, token: string, id: string): Promise<void> {
  for (;;) {
    const { state } = await must<Document>(send, token, 'GET', `/documents/${id}`)
    if (state === 'ready') return
    if (state !== 'received' && state !== 'clean') throw new Error(`the photo is ${state}`)
    await pause(POLL_MS)
  }
}
