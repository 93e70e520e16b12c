import { compileMatch, type Document, rootOf } from '../language/index.ts'
import type { Collection } from './collection.ts'
import type { Slice } from './pause.ts'
import { type Hint, type Plan, planQuery, type SortSpec } from './planner.ts'
import { scan, type Touched } from './scan.ts'
import { Sorter, sortKey } from './sort.ts'
import type { Stored } from './stored.ts'
import type { Transaction } from './transaction.ts'

export interface FindRequest {
  query: Document
  sort: SortSpec
  skip: number
  /** How many documents at most; Infinity for all. */
  limit: number
  hint?: Hint
  let?: Document
  /** The only top-level fields the caller will look at, if he does not need all. */
  fields?: ReadonlySet<string>
}

export type Matcher = ReturnType<typeof compileMatch>

/** A query ready to run: its plan, its matcher, and what running it has touched so far. */
export interface Search {
  collection: Collection
  request: FindRequest
  plan: Plan
  matcher: Matcher
  touched: Touched
  /** What has to be decoded of a document, for the filter, the order and the caller; everything if undefined. */
  fields: ReadonlySet<string> | undefined
}

export function prepareSearch(collection: Collection, request: FindRequest): Search {
  // First: it refuses queries that make no sense, so the planner need not.
  const matcher = compileMatch(request.query, request.let ? { let: request.let } : {})
  return {
    collection,
    request,
    plan: planQuery(collection, request.query, request.sort, request.hint),
    matcher,
    touched: { documents: 0, keys: 0 },
    fields: request.fields && fieldsOf(request, request.fields),
  }
}

function fieldsOf({ query, sort }: FindRequest, wanted: ReadonlySet<string>): ReadonlySet<string> | undefined {
  const looked = rootsOfQuery(query)
  return looked && new Set([...wanted, ...looked, ...sort.map(({ path }) => rootOf(path))])
}

/** The top-level fields a filter looks at, if it says so (an expression does not). */
function rootsOfQuery(query: Document): string[] | undefined {
  const roots: string[] = []
  for (const name in query) {
    const value = query[name]
    if (!name.startsWith('$')) roots.push(rootOf(name))
    else if (Array.isArray(value)) {
      for (const branch of value) {
        const inner = rootsOfQuery(branch as Document)
        if (!inner) return undefined
        roots.push(...inner)
      }
    } else if (name !== '$comment') return undefined
  }
  return roots
}

/** The documents of a search in order; `undefined` in between means: the slice is over. */
export function* runSearch(search: Search, slice: Slice, transaction?: Transaction): Generator<Stored | undefined> {
  const { skip, limit } = search.request
  if (limit <= 0) return
  let skipped = 0
  let given = 0
  for (const stored of inOrder(search, slice, transaction)) {
    if (!stored) yield undefined
    else if (skipped < skip) skipped += 1
    else {
      given += 1
      yield stored
      if (given >= limit) return
    }
  }
}

function* inOrder(search: Search, slice: Slice, transaction?: Transaction): Generator<Stored | undefined> {
  const { request, plan } = search
  if (plan.isSorted) {
    yield* matches(search, slice, transaction)
    return
  }
  const sorter = new Sorter(request.sort, request.skip + request.limit)
  for (const stored of matches(search, slice, transaction))
    if (stored) sorter.add(stored, search.fields)
    else yield undefined
  for (const { stored } of sorter.sorted()) yield stored
}

/** What satisfies the query, in the order of the plan. */
function* matches(search: Search, slice: Slice, transaction?: Transaction): Generator<Stored | undefined> {
  const { collection, matcher, plan, request, touched, fields } = search
  const first = plan.isSorted ? request.skip + request.limit : 101
  const committed = scan(collection, plan, { slice, first: Math.min(first, 101), touched })
  if (transaction) yield* asSeenBy(transaction, committed, search)
  else if (isSettled(search)) yield* committed
  else for (const stored of committed) if (!stored || matcher.test(stored.view(fields))) yield stored
}

/** Everything is asked for, or one exact key: only then is there nothing to look at again. */
function isSettled({ plan, request }: Search): boolean {
  if (plan.kind === 'index' && plan.isExact && plan.arePoints) return true
  for (const _ in request.query) return false
  return true
}

/** The committed documents as a transaction sees them: older versions and its own writes in their place. */
function* asSeenBy(
  transaction: Transaction,
  committed: Iterable<Stored | undefined>,
  { collection, matcher, plan, request }: Search,
): Generator<Stored | undefined> {
  const seen = transaction.seen(collection)
  const ahead = new Set(seen.keys())
  const given = new Set<number>()
  const isOrdered = plan.isSorted && request.sort.length > 0
  const own = [...seen.values()].filter((stored) => stored !== undefined && matcher.test(stored.document)) as Stored[]
  const waiting = own.map((stored) => ({ stored, key: isOrdered ? sortKey(stored.document, request.sort) : undefined }))
  if (isOrdered) waiting.sort((a, b) => Buffer.compare(a.key!, b.key!))
  else waiting.sort((a, b) => a.stored.rid - b.stored.rid)
  for (const stored of committed) {
    if (!stored) yield undefined
    else if (!ahead.has(stored.rid) && !given.has(stored.rid)) {
      const visible = seen.has(stored.rid) ? seen.get(stored.rid) : stored
      if (!visible || !matcher.test(visible.document)) continue
      const key = isOrdered && waiting.length > 0 ? sortKey(visible.document, request.sort) : undefined
      while (key && waiting.length > 0 && Buffer.compare(waiting[0]!.key!, key) <= 0) yield waiting.shift()!.stored
      given.add(visible.rid)
      yield visible
    }
  }
  for (const { stored } of waiting) yield stored
  // Changed by others while this search was paused, before it came by.
  for (const [rid, stored] of seen)
    if (stored && !ahead.has(rid) && !given.has(rid) && matcher.test(stored.document)) yield stored
}
