import type { KeyRange } from '../engine/index-table.ts'
import { MongoError } from '../language/index.ts'
import type { Collection } from './collection.ts'
import type { Slice } from './pause.ts'
import type { IndexPlan, Plan } from './planner.ts'
import { Stored } from './stored.ts'

/** Counts what a plan has touched, for explain. */
export interface Touched {
  documents: number
  keys: number
}

export interface ScanOptions {
  slice: Slice
  /** Rows expected to be enough: the size of the first chunk. */
  first: number
  touched: Touched
}

const CHUNK = 500

/**
 * The committed documents a plan finds, in the plan's order, each once. `undefined` in between means: the slice is over.
 * Every chunk is a query of its own that goes on behind the last key: nothing stays open while others write.
 */
export function* scan(collection: Collection, plan: Plan, options: ScanOptions): Generator<Stored | undefined> {
  if (plan.kind === 'collection') yield* scanRecords(collection, plan.reverse, options)
  else if (plan.kind === 'index') yield* scanIndex(collection, plan, options)
  else {
    const seen = new Set<number>()
    for (const branch of plan.branches)
      for (const stored of scanIndex(collection, branch, options)) {
        if (stored && seen.has(stored.rid)) continue
        if (stored) seen.add(stored.rid)
        yield stored
      }
  }
}

function* scanRecords(collection: Collection, reverse: boolean, options: ScanOptions): Generator<Stored | undefined> {
  let last = reverse ? Number.MAX_SAFE_INTEGER : 0
  for (let size = chunkOf(options.first); ; size = CHUNK) {
    if (collection.isDropped) throw planKilled('collection', collection.namespace)
    const rows = collection.records.beyond(last, size, reverse)
    for (const row of rows) {
      options.touched.documents += 1
      yield new Stored(row.rid, row.bytes)
      if (options.slice.isOver()) yield undefined
    }
    if (rows.length < size) return
    last = rows.at(-1)!.rid
  }
}

function* scanIndex(collection: Collection, plan: IndexPlan, options: ScanOptions): Generator<Stored | undefined> {
  const { index, arePoints } = plan
  const ranges = plan.reverse ? plan.ranges.toReversed() : plan.ranges
  // A document with an array stands under several keys, but is one answer.
  const seen = index.isMultikey ? new Set<number>() : undefined
  for (const range of ranges) {
    if (arePoints) {
      refuseDropped(collection, plan)
      options.touched.keys += 1
      const row = index.table.point(range.low)
      if (!row || seen?.has(row.rid)) continue
      seen?.add(row.rid)
      options.touched.documents += 1
      yield new Stored(row.rid, row.bytes)
    } else
      for (const stored of scanRange(collection, plan, range, options)) {
        if (stored && seen) {
          if (seen.has(stored.rid)) continue
          seen.add(stored.rid)
        }
        yield stored
      }
    if (options.slice.isOver()) yield undefined
  }
}

function* scanRange(
  collection: Collection,
  plan: IndexPlan,
  range: KeyRange,
  options: ScanOptions,
): Generator<Stored | undefined> {
  let after: Buffer | undefined
  for (let size = chunkOf(options.first); ; size = CHUNK) {
    refuseDropped(collection, plan)
    const rows = plan.index.table.rows(range, after, size, plan.reverse)
    for (const row of rows) {
      options.touched.keys += 1
      options.touched.documents += 1
      yield new Stored(row.rid, row.bytes)
      if (options.slice.isOver()) yield undefined
    }
    if (rows.length < size) return
    after = rows.at(-1)!.key
  }
}

function chunkOf(first: number): number {
  return Math.max(1, Math.min(first, CHUNK))
}

/** Between two chunks somebody may have dropped what is being read. */
function refuseDropped(collection: Collection, { index }: IndexPlan): void {
  if (collection.isDropped) throw planKilled('collection', collection.namespace)
  if (!collection.indexes.includes(index)) throw planKilled('index', index.definition.name)
}

function planKilled(what: string, name: string): MongoError {
  return new MongoError(175, `query plan killed :: caused by :: ${what} dropped: ${name}`)
}
