import type { Row } from '../engine/record-table.ts'
import { type Document, decodeDocument } from '../language/index.ts'

/** A document in hand: its bytes as stored, decoded at most once and only when somebody looks inside. */
export class Stored implements Row {
  readonly rid: number
  readonly bytes: Buffer
  #document: Document | undefined

  constructor(rid: number, bytes: Buffer, document?: Document) {
    this.rid = rid
    this.bytes = bytes
    this.#document = document
  }

  /** Has somebody looked inside already? */
  get isDecoded(): boolean {
    return this.#document !== undefined
  }

  get document(): Document {
    this.#document ??= decodeDocument(this.bytes)
    return this.#document
  }
}
