import type { Collection } from './collection.ts'
import type { Slice, Steps } from './pause.ts'
import { scan } from './scan.ts'

export interface Validation {
  errors: string[]
  records: number
  /** Entries by index name. */
  keys: Record<string, number>
}

/** Compares every index with the documents it should hold. Others must not write meanwhile: it rests only between indexes. */
export function* validate(collection: Collection, slice: Slice): Steps<Validation> {
  const result: Validation = { errors: [], records: 0, keys: {} }
  const plan = { kind: 'collection', reverse: false, isSorted: true } as const
  for (const index of collection.indexes) {
    const { name } = index.definition
    let expected = 0
    let records = 0
    for (const stored of scan(collection, plan, { slice, first: 500, touched: { documents: 0, keys: 0 } })) {
      if (!stored) continue
      records += 1
      for (const entry of index.entries(stored.document, stored.rid)) {
        expected += 1
        if (index.table.holder(entry) !== stored.rid)
          result.errors.push(`index ${name} misses an entry of record ${stored.rid}`)
      }
    }
    const { entries } = index.table.count({ low: Buffer.alloc(0) }, undefined, Number.MAX_SAFE_INTEGER)
    if (entries !== expected) result.errors.push(`index ${name} has ${entries} entries, the documents make ${expected}`)
    result.keys[name] = entries
    result.records = records
    yield undefined
  }
  return result
}
