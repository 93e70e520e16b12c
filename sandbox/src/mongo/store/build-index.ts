import type { Collection } from './collection.ts'
import { duplicateKey } from './errors.ts'
import type { IndexDefinition } from './index-definition.ts'
import type { Slice, Steps } from './pause.ts'
import { scan } from './scan.ts'
import type { Store } from './store.ts'

/**
 * Fills new indexes slice by slice. From the first moment on, writes of others keep them up to date; the planner does not
 * know them until they are complete. A document met again (changed in between) is entered under its present keys once.
 */
export function* buildIndexes(
  store: Store,
  collection: Collection,
  definitions: IndexDefinition[],
  slice: Slice,
): Steps<void> {
  const indexes = definitions.map((definition) => collection.openIndex(definition))
  for (const index of indexes) index.table.create()
  collection.building.push(...indexes)
  try {
    const plan = { kind: 'collection', reverse: false, isSorted: true } as const
    const found = scan(collection, plan, { slice, first: 500, touched: { documents: 0, keys: 0 } })
    let isStale = false
    for (const stored of found) {
      if (!stored) {
        yield undefined
        isStale = true
        continue
      }
      const current = isStale ? collection.stored(stored.rid) : stored
      if (!current) continue
      for (const index of indexes)
        for (const entry of index.entries(current.document, current.rid, () => undefined)) {
          const holder = index.table.holder(entry)
          if (holder === undefined) index.table.add(entry, current.rid)
          else if (holder !== current.rid)
            throw duplicateKey(collection.namespace, index, index.valuesOf(current.document, current.rid, entry))
        }
    }
  } catch (error) {
    for (const index of indexes) index.table.drop()
    collection.building = collection.building.filter((index) => !indexes.includes(index))
    throw error
  }
  collection.building = collection.building.filter((index) => !indexes.includes(index))
  collection.indexes = [...collection.indexes, ...indexes]
  store.publishIndexes(collection)
}
