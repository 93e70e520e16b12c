import { type Document, documentOf, fieldNames, newDocument, setField } from '../document.ts'
import { makeScope } from '../expression/compile.ts'
import { stagesIn } from './document-stages.ts'
import type { Output } from './output.ts'

/** What $merge makes of a document that is there and one that comes in. Its `_id` stays; `fail` is the caller's. */
export type MergeMatched = (existing: Document, incoming: Document) => Document

export function compileMergeMatched(output: Output & { kind: 'merge' }, now: Date): MergeMatched {
  const mode = output.whenMatched
  if (mode === 'merge') return (existing, incoming) => merged(existing, incoming)
  if (mode === 'replace') return (existing, incoming) => merged(documentOf([['_id', existing._id]]), incoming)
  if (!Array.isArray(mode)) return (existing) => existing

  const outer = makeScope(undefined, now)
  const variables: Document = output.let ?? { new: '$$ROOT' }
  const names = fieldNames(variables)
  const values = names.map((name) => outer.compile(variables[name]))
  const inner = outer.with(names)
  const apply = stagesIn(mode, inner)
  return (existing, incoming) => {
    for (let i = 0; i < names.length; i++) inner.slots[inner.slotOf(names[i]!)] = values[i]!(incoming)
    return merged(documentOf([['_id', existing._id]]), apply(existing))
  }
}

/** Fields of the second over those of the first, except for `_id`. */
function merged(first: Document, second: Document): Document {
  const result = newDocument()
  for (const name of fieldNames(first)) setField(result, name, first[name])
  for (const name of fieldNames(second)) if (name !== '_id') setField(result, name, second[name])
  return result
}
