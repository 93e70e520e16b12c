import { runSearch, type Search } from './find.ts'
import type { Slice, Steps } from './pause.ts'
import type { Transaction } from './transaction.ts'

const CHUNK = 20_000

/** How many documents a search finds. Where the index alone knows, the documents are not looked at. */
export function* countFound(search: Search, slice: Slice, transaction?: Transaction): Steps<number> {
  const { plan, request, collection } = search
  const isEverything = plan.kind === 'collection' && Object.keys(request.query).length === 0
  if (!transaction && isEverything) return within(collection.count, request)
  if (!transaction && plan.kind === 'index' && plan.isExact && plan.isOnceEach) {
    let entries = 0
    for (const range of plan.ranges) {
      if (plan.arePoints) {
        search.touched.keys += 1
        entries += plan.index.table.holder(range.low) === undefined ? 0 : 1
        continue
      }
      for (let after: Buffer | undefined; ; ) {
        const part = plan.index.table.count(range, after, CHUNK)
        entries += part.entries
        search.touched.keys += part.entries
        if (part.entries < CHUNK || entries >= request.skip + request.limit) break
        after = part.last
        yield undefined
      }
    }
    return within(entries, request)
  }
  let count = 0
  for (const stored of runSearch(search, slice, transaction))
    if (stored) count += 1
    else yield undefined
  return count
}

function within(count: number, { skip, limit }: { skip: number; limit: number }): number {
  return Math.max(0, Math.min(count - skip, limit))
}
