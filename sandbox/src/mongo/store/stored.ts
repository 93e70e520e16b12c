import type { Row } from '../engine/record-table.ts'
import { type Document, decodeDocument, decodeFields } from '../language/index.ts'

/** A document in hand: its bytes as stored, decoded at most once and only when somebody looks inside. */
export class Stored implements Row {
  readonly rid: number
  readonly bytes: Buffer
  #document: Document | undefined
  #view: { fields: ReadonlySet<string>; document: Document } | undefined

  constructor(rid: number, bytes: Buffer, document?: Document) {
    this.rid = rid
    this.bytes = bytes
    this.#document = document
  }

  get document(): Document {
    this.#document ??= decodeDocument(this.bytes)
    return this.#document
  }

  /** At least these top-level fields, for whoever only looks: most filters need few of many. */
  view(fields: ReadonlySet<string> | undefined): Document {
    if (!fields || this.#document) return this.document
    if (this.#view?.fields !== fields) this.#view = { fields, document: decodeFields(this.bytes, fields) }
    return this.#view.document
  }
}
