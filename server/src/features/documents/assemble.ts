import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { type DocumentType, UPLOAD_PART_BYTES } from '@anju/shared-types'
import { fileTypeOf, HEAD_BYTES } from '../../domain/documents/file-type.ts'
import type { readingPlan } from '../../domain/documents/parts.ts'
import type { Files } from '../../gateways/storage/index.ts'
import type { StoredPiece } from './document-record.ts'

type Plan = NonNullable<ReturnType<typeof readingPlan<StoredPiece>>>

export interface Assembled {
  sha256: string
  type: DocumentType | undefined
}

/** Puts the parts together under a new key, as a stream: never more than a chunk or two is in memory. */
export async function assemble(files: Files, plan: Plan, key: string, bytes: number): Promise<Assembled> {
  const hash = createHash('sha256')
  let head: Buffer = Buffer.alloc(0)
  async function* whole() {
    for (const { piece, skipParts } of plan) {
      let skip = skipParts * UPLOAD_PART_BYTES
      for await (const data of (await files.get(piece.key)) as AsyncIterable<Buffer>) {
        const wanted = data.subarray(Math.min(skip, data.length))
        skip -= data.length - wanted.length
        if (wanted.length === 0) continue
        hash.update(wanted)
        if (head.length < HEAD_BYTES) head = Buffer.concat([head, wanted.subarray(0, HEAD_BYTES - head.length)])
        yield wanted
      }
    }
  }
  await files.put(key, Readable.from(whole(), { objectMode: false }), bytes)
  return { sha256: hash.digest('hex'), type: fileTypeOf(head) }
}
