import { Binary, BSONError, Double, Long, Timestamp } from 'bson'
import { type Document, encodeDocument, MongoError } from '../language/index.ts'
import { cursorBody, withTail } from './raw-document.ts'

/** What a command answers: fields, or documents as they are stored. */
export type Reply = { fields: Document } | { batch: Batch }

export interface Batch {
  part: 'firstBatch' | 'nextBatch'
  documents: Buffer[]
  cursorId: bigint
  namespace: string
}

const signature = { hash: new Binary(Buffer.alloc(20)), keyId: Long.ZERO }

/** Turns answers into bytes and stamps them with the cluster time, which moves with each batch of writes. */
export class Replies {
  #seconds = 0
  #increment = 0
  #okTail: Buffer = Buffer.alloc(0)
  #errorTail: Buffer = Buffer.alloc(0)

  constructor() {
    this.tick()
  }

  tick(): void {
    const seconds = Math.floor(Date.now() / 1000)
    this.#increment = seconds > this.#seconds ? 1 : this.#increment + 1
    this.#seconds = Math.max(seconds, this.#seconds)
    const clusterTime = new Timestamp({ t: this.#seconds, i: this.#increment })
    const times = { $clusterTime: { clusterTime, signature }, operationTime: clusterTime }
    this.#okTail = elementsOf({ ok: new Double(1), ...times })
    this.#errorTail = elementsOf(times)
  }

  encode(reply: Reply): Buffer {
    if ('fields' in reply) return withTail(encodeDocument(reply.fields), this.#okTail)
    const { part, documents, cursorId, namespace } = reply.batch
    return cursorBody(part, documents, cursorId, namespace, this.#okTail)
  }

  encodeError(error: unknown): Buffer {
    const described = { ok: new Double(0), ...describeError(error) }
    let bytes: Buffer
    try {
      bytes = encodeDocument(described)
    } catch {
      // A key value too big for a reply: the refusal itself must reach the client all the same.
      const { ok, errmsg, code, codeName } = described as Document
      bytes = encodeDocument({ ok, errmsg: String(errmsg).slice(0, 1000), code, codeName })
    }
    return withTail(bytes, this.#errorTail)
  }
}

/** The fields of an error reply. Anything but a MongoError is a fault of ours and says so. */
export function describeError(error: unknown): Document {
  if (error instanceof BSONError) return describeError(new MongoError(22, `Invalid BSON: ${error.message}`))
  if (!(error instanceof MongoError)) {
    const message = error instanceof Error ? error.message : String(error)
    return { errmsg: `internal error of the stand-in: ${message}`, code: 1, codeName: 'InternalError' }
  }
  return {
    errmsg: error.message,
    code: error.code,
    codeName: error.codeName,
    ...error.extra,
    ...(error.labels && { errorLabels: error.labels }),
  }
}

function elementsOf(document: Document): Buffer {
  const bytes = encodeDocument(document)
  return Buffer.from(bytes.subarray(4, bytes.length - 1))
}
