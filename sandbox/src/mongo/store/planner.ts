import type { KeyRange } from '../engine/index-table.ts'
import { type Document, MongoError } from '../language/index.ts'
import type { Collection } from './collection.ts'
import type { Index } from './collection-index.ts'
import { type Conditions, readConditions } from './conditions.ts'
import { holdsAll } from './implied.ts'
import { type Span, spansOf } from './spans.ts'

export type SortSpec = { path: string; direction: 1 | -1 }[]
export type Hint = { natural: 1 | -1 } | { index: Index }

/** How the documents for a query are found. Whatever it finds is matched against the query again. */
export type Plan =
  | { kind: 'collection'; reverse: boolean; isSorted: boolean }
  | IndexPlan
  | { kind: 'union'; branches: IndexPlan[]; isSorted: false }

export interface IndexPlan {
  kind: 'index'
  index: Index
  ranges: KeyRange[]
  reverse: boolean
  /** The index delivers in the order asked for. */
  isSorted: boolean
  /** Every range is one key of a unique index. */
  arePoints: boolean
  /** The ranges hold exactly the documents asked for. */
  isExact: boolean
  /** No document has two entries in the ranges. */
  isOnceEach: boolean
  score: number
}

const MAX_RANGES = 2000

/** Chooses by rules, without statistics: points before ranges, a whole unique key before all, the order as a bonus. */
export function planQuery(collection: Collection, query: Document, sort: SortSpec, hint?: Hint): Plan {
  if (hint && 'natural' in hint) return { kind: 'collection', reverse: hint.natural < 0, isSorted: sort.length === 0 }
  const conditions = readConditions(query)
  if (hint) return planHinted(hint.index, conditions, sort)
  const best = bestIndex(collection, conditions, sort)
  if (best && best.score > SORT_ONLY_SCORE) return best
  return planUnion(collection, query, conditions) ?? best ?? collectionScan(sort)
}

function collectionScan(sort: SortSpec): Plan {
  return { kind: 'collection', reverse: false, isSorted: sort.length === 0 }
}

function planHinted(index: Index, conditions: Conditions, sort: SortSpec): IndexPlan {
  if (index.definition.partialFilterExpression && !holdsAll(index, conditions))
    throw new MongoError(
      2,
      `hint '${index.definition.name}': the query does not imply the filter of this partial index`,
    )
  return planIndex(index, conditions, sort)
}

function bestIndex(collection: Collection, conditions: Conditions, sort: SortSpec): IndexPlan | undefined {
  let best: IndexPlan | undefined
  for (const index of collection.indexes) {
    if (index.definition.hidden || !mayServe(index, conditions, sort) || !holdsAll(index, conditions)) continue
    const plan = planIndex(index, conditions, sort)
    if (plan.score > (best?.score ?? 0)) best = plan
  }
  return best
}

const SORT_ONLY_SCORE = 3

function mayServe(index: Index, conditions: Conditions, sort: SortSpec): boolean {
  const first = index.paths[0]!
  return conditions.paths.has(first) || sort.some(({ path }) => path === first)
}

function planIndex(index: Index, conditions: Conditions, sort: SortSpec): IndexPlan {
  let ranges: Span[] = [{ low: Buffer.alloc(0), high: Buffer.alloc(0) }]
  let fixed = 0 // fields bound to one single value
  let bound = 0 // fields bound at all
  let score = 0
  let points = true
  let usedMultikey = false
  let isExact = !conditions.hasMore && conditions.alternatives.length === 0
  const used = new Set<string>()
  for (const [position, path] of index.paths.entries()) {
    const known = conditions.paths.get(path)
    const isMultikey = index.definition.multikey[position]!
    if (!known || used.has(path) || (isMultikey && usedMultikey)) break
    const found = spansOf(known, index.directions[position]!, isMultikey)
    if (!found || ranges.length * found.spans.length > MAX_RANGES) break
    usedMultikey ||= isMultikey
    isExact &&= found.isExact
    used.add(path)
    ranges = ranges.flatMap((range) => found.spans.map((span) => appended(range, span)))
    bound += 1
    if (!found.arePoints) {
      points = false
      score += 5
      break
    }
    if (fixed === position && found.spans.length <= 1) fixed += 1
    score += found.spans.length <= 1 ? 10 : 8
  }
  const isWhole = points && bound === index.paths.length
  // Of an array that one value is asked of there is one entry left; it may not be sorted by, because its other values count there.
  const isOnceEach = index.definition.multikey.every((isArray, position) => !isArray || position < fixed)
  const isByArray = index.paths.some((path, i) => index.definition.multikey[i] && sort.some((by) => by.path === path))
  const order = isOnceEach && !isByArray ? orderOf(index, sort, fixed) : undefined
  if (isWhole && index.definition.unique) score += 1000
  if (sort.length > 0 && order) score += bound > 0 ? 6 : SORT_ONLY_SCORE
  return {
    kind: 'index',
    index,
    ranges: bound === 0 ? [{ low: Buffer.alloc(0) }] : ranges.map(({ low, high }) => ({ low, high })),
    reverse: order === 'backward',
    isSorted: sort.length === 0 || order !== undefined,
    arePoints: isWhole && index.definition.unique,
    isOnceEach,
    isExact: isExact && [...conditions.paths.keys()].every((path) => used.has(path)) && bound > 0,
    score,
  }
}

/** Both ends behind the fixed bytes of the fields before. */
function appended(range: Span, span: Span): Span {
  return { low: Buffer.concat([range.low, span.low]), high: Buffer.concat([range.low, span.high]) }
}

/**
 * Does the index deliver this order, forward or backward? Fields fixed to one value may stand anywhere in the order;
 * what remains must follow the index field by field, from the first one that is not fixed.
 */
function orderOf(index: Index, sort: SortSpec, fixed: number): 'forward' | 'backward' | undefined {
  const free = sort.filter(({ path }) => !index.paths.slice(0, fixed).includes(path))
  let backward: boolean | undefined
  for (const [i, { path, direction }] of free.entries()) {
    if (index.paths[fixed + i] !== path) return undefined
    const against = index.directions[fixed + i] !== direction
    if (backward !== undefined && backward !== against) return undefined
    backward = against
  }
  return backward ? 'backward' : 'forward'
}

/** Each branch of an `$or` by an index of its own, or nothing. */
function planUnion(collection: Collection, query: Document, conditions: Conditions): Plan | undefined {
  for (const alternative of conditions.alternatives) {
    const branches = alternative.map((branch) => {
      const both = readConditions({ $and: [branch, query] })
      return bestIndex(collection, { ...both, alternatives: [], hasMore: true }, [])
    })
    if (branches.every((branch) => branch !== undefined)) return { kind: 'union', branches, isSorted: false }
  }
  return undefined
}
