/**
 * Documents as JavaScript objects, without the two traps of plain objects:
 * their prototype (`constructor`, `__proto__` are ordinary field names in MongoDB) and the habit of
 * listing integer-like keys first (`{ b: 1, "1": 2 }` must stay in this order).
 */

/** Any BSON value: bson 7 classes, JavaScript primitives, Date, arrays and documents. `undefined` means missing. */
export type Value = unknown

/** A BSON document. Made by {@link newDocument}; plain object literals are accepted wherever a document is read. */
export type Document = { [field: string]: Value }

// `new Bare()` has no inherited members at all, yet stays a fast object (Object.create(null) would be a slow dictionary).
const Bare = function Bare() {
  // nothing is inherited and nothing is preset
} as unknown as { new (): Document; prototype: object }
Bare.prototype = Object.create(null) as object

/** Order of the fields, present only where JavaScript's own order would differ. */
const fieldOrder = Symbol('fieldOrder')
type Ordered = { [fieldOrder]?: string[] }

const inherited = new Set(Object.getOwnPropertyNames(Object.prototype))

/** True for names that every object literal inherits: these must be read as own properties. */
export const isInheritedName = (name: string): boolean => inherited.has(name)

/** An empty document on which every field name is safe. */
export function newDocument(): Document {
  return new Bare()
}

/** Names of the fields in the order of the document. */
export function fieldNames(doc: Document): string[] {
  const order = (doc as Ordered)[fieldOrder]
  if (order === undefined) return Object.keys(doc)
  const known = new Set(order)
  return [...order.filter((name) => Object.hasOwn(doc, name)), ...Object.keys(doc).filter((name) => !known.has(name))]
}

/** Fixes the order of fields when it is not the one JavaScript would use. For decoders. */
export function rememberOrder(doc: Document, order: string[]): void {
  const natural = Object.keys(doc)
  if (natural.length !== order.length || natural.some((name, i) => name !== order[i])) {
    ;(doc as Ordered)[fieldOrder] = order
  }
}

/** True for names that JavaScript would move to the front: canonical array indexes. */
export function isIndexName(name: string): boolean {
  const first = name.charCodeAt(0)
  if (!(first >= 48 && first <= 57) || name.length > 10) return false
  if (first === 48) return name.length === 1
  for (let i = 1; i < name.length; i++) {
    const unit = name.charCodeAt(i)
    if (unit < 48 || unit > 57) return false
  }
  return Number(name) < 4294967295
}

export function hasField(doc: Document, name: string): boolean {
  return Object.hasOwn(doc, name)
}

/** The value of a field, `undefined` if there is none. */
export function getField(doc: Document, name: string): Value {
  if (inherited.has(name) && !Object.hasOwn(doc, name)) return undefined
  return doc[name]
}

/** Sets a field: in place if it is there, else at the end. */
export function setField(doc: Document, name: string, value: Value): void {
  const ordered = doc as Ordered
  if (ordered[fieldOrder] !== undefined || isIndexName(name)) {
    if (!Object.hasOwn(doc, name)) {
      const order = [...fieldNames(doc), name]
      doc[name] = value
      delete ordered[fieldOrder]
      rememberOrder(doc, order)
      return
    }
  }
  if (name === '__proto__') {
    Object.defineProperty(doc, name, { value, writable: true, enumerable: true, configurable: true })
  } else {
    doc[name] = value
  }
}

export function removeField(doc: Document, name: string): void {
  delete doc[name]
  const order = (doc as Ordered)[fieldOrder]
  if (order !== undefined) {
    ;(doc as Ordered)[fieldOrder] = order.filter((other) => other !== name)
  }
}

/** A shallow copy with the same order of fields. */
export function copyDocument(doc: Document): Document {
  const copy = new Bare()
  const source = doc as Ordered
  for (const name of Object.keys(doc)) copy[name] = doc[name]
  if (source[fieldOrder] !== undefined) (copy as Ordered)[fieldOrder] = source[fieldOrder]
  return copy
}

/** A document from pairs, in their order. */
export function documentOf(fields: Iterable<readonly [string, Value]>): Document {
  const doc = newDocument()
  for (const [name, value] of fields) setField(doc, name, value)
  return doc
}
