import { type Document, fieldNames, type Value } from './document.ts'
import { isDocument } from './types.ts'

/** A value as an error message shows it. */
export function describe(value: Value): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (isDocument(value)) return describeDocument(value)
  if (Array.isArray(value)) return `[${value.map(describe).join(', ')}]`
  return value instanceof Date ? value.toISOString() : String(value)
}

function describeDocument(doc: Document): string {
  const fields = fieldNames(doc).map((name) => `${name}: ${describe(doc[name])}`)
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}
