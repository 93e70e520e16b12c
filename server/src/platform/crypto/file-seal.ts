import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'
import { readKeys } from './cipher.ts'

/**
 * Files at rest (D10), sealed as a stream: no file is ever whole in memory. Each file has a key of its own, derived from the versioned
 * field key, a random salt and its `context` (where it belongs), so that a file put in another one's place does not open. Chunks of
 * 64 KiB are AES-256-GCM with their number and "this is the last one" in the nonce (the STREAM construction of Hoang, Reyhanitabar,
 * Rogaway and Vizár, 2015, as `age` uses it): chunks that were swapped, cut off or added do not open either.
 *
 * Layout: `AJF1`, length of the key version, key version, 16 bytes of salt, then chunks with 16 bytes of tag each.
 */
export interface FileSeal {
  seal(context: string): Transform
  /** Fails the stream when key, context or any byte is not what it was. */
  open(context: string): Transform
  /** How long a file is when it is sealed. */
  sealedBytes(bytes: number): number
}

const MAGIC = Buffer.from('AJF1')
const SALT_BYTES = 16
const CHUNK_BYTES = 64 * 1024
const TAG_BYTES = 16

export function createFileSeal(fieldKeys: readonly string[]): FileSeal {
  const keys = readKeys(fieldKeys)
  const [newest] = keys.keys()
  if (newest === undefined) throw new Error('FIELD_KEYS: at least one key')
  return {
    seal(context) {
      const salt = randomBytes(SALT_BYTES)
      const key = fileKey(keys.get(newest)!, newest, salt, context)
      const header = Buffer.concat([MAGIC, Buffer.from([newest.length]), Buffer.from(newest), salt])
      return sealing(key, header)
    },
    open: (context) => opening(keys, context),
    sealedBytes: (bytes) =>
      MAGIC.length + 1 + newest.length + SALT_BYTES + bytes + TAG_BYTES * Math.max(1, Math.ceil(bytes / CHUNK_BYTES)),
  }
}

const fileKey = (master: Buffer, version: string, salt: Buffer, context: string) =>
  Buffer.from(hkdfSync('sha256', master, salt, `anju file\0${version}\0${context}`, 32))

/** Eleven bytes of count and one that marks the last chunk: a file that was cut at a chunk's border is noticed. */
function nonceOf(count: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(count, 5, 6)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

function sealChunk(key: Buffer, nonce: Buffer, chunk: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
}

function openChunk(key: Buffer, nonce: Buffer, chunk: Buffer): Buffer {
  if (chunk.length < TAG_BYTES) throw new Error('a sealed file is cut')
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
  decipher.setAuthTag(chunk.subarray(chunk.length - TAG_BYTES))
  return Buffer.concat([decipher.update(chunk.subarray(0, chunk.length - TAG_BYTES)), decipher.final()])
}

type Work = (chunk: Buffer, nonce: Buffer) => Buffer

/** Cuts what comes into chunks of one size and works on each; the last one is held back until it is known to be the last. */
function createChunks(size: number, work: Work) {
  let held: Buffer[] = []
  let heldBytes = 0
  let count = 0
  return {
    add(data: Buffer): Buffer[] {
      held.push(data)
      heldBytes += data.length
      if (heldBytes <= size) return []
      const all = Buffer.concat(held)
      const done: Buffer[] = []
      let at = 0
      for (; all.length - at > size; at += size) done.push(work(all.subarray(at, at + size), nonceOf(count++, false)))
      held = [all.subarray(at)]
      heldBytes = all.length - at
      return done
    },
    end: (): Buffer => work(Buffer.concat(held), nonceOf(count, true)),
  }
}

/** A stream made of two plain functions; whatever they throw fails the stream. */
function transform(add: (data: Buffer) => Buffer[], end: () => Buffer, first?: Buffer): Transform {
  const push = (stream: Transform, done: TransformCallback, work: () => Buffer[]) => {
    try {
      for (const part of work()) stream.push(part)
      done()
    } catch (error) {
      done(error as Error)
    }
  }
  const stream = new Transform({
    transform(data: Buffer, _encoding, done) {
      push(this, done, () => add(data))
    },
    flush(done) {
      push(this, done, () => [end()])
    },
  })
  if (first) stream.push(first)
  return stream
}

function sealing(key: Buffer, header: Buffer): Transform {
  const chunks = createChunks(CHUNK_BYTES, (chunk, nonce) => sealChunk(key, nonce, chunk))
  return transform(chunks.add, chunks.end, header)
}

/** Reads the header, then opens chunk by chunk. */
function opening(keys: ReadonlyMap<string, Buffer>, context: string): Transform {
  let header: Buffer = Buffer.alloc(0)
  let chunks: ReturnType<typeof createChunks> | undefined
  const begin = (data: Buffer): Buffer[] => {
    header = Buffer.concat([header, data])
    const saltAt = MAGIC.length + 1 + (header[MAGIC.length] ?? 0)
    if (header.length <= MAGIC.length || header.length < saltAt + SALT_BYTES) return []
    const version = header.subarray(MAGIC.length + 1, saltAt).toString()
    const master = keys.get(version)
    if (!header.subarray(0, MAGIC.length).equals(MAGIC) || !master) {
      throw new Error('cannot open a sealed file: its key version is unknown')
    }
    const key = fileKey(master, version, header.subarray(saltAt, saltAt + SALT_BYTES), context)
    chunks = createChunks(CHUNK_BYTES + TAG_BYTES, (chunk, nonce) => openChunk(key, nonce, chunk))
    return chunks.add(header.subarray(saltAt + SALT_BYTES))
  }
  const end = () => {
    if (!chunks) throw new Error('a sealed file is cut')
    return chunks.end()
  }
  return transform((data) => (chunks ? chunks.add(data) : begin(data)), end)
}
