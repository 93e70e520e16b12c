import type { Document, Value } from '../document.ts'
import { MongoError } from '../error.ts'
import { wholeNumber } from '../number.ts'
import { compileSort } from '../sort.ts'
import { isDocument, typeName } from '../types.ts'
import { emit, type PipelineContext, type Stage } from './stage.ts'

/** @param limit how many of the first documents are wanted at all: then the others are forgotten on the way */
export function sortStage(spec: Value, context: PipelineContext, limit = Number.POSITIVE_INFINITY): Stage {
  if (!isDocument(spec)) throw new MongoError(15973, 'the $sort key specification must be an object')
  const sorter = compileSort(spec)
  if (sorter.fields.length === 0) throw new MongoError(15976, '$sort stage must have at least one sort key')
  type Item = { key: Value[]; doc: Document }
  const compare = (a: Item, b: Item): number => sorter.compareKeys(a.key, b.key)
  return function* (input) {
    let items: Item[] = []
    for (const doc of input) {
      if (doc === undefined) {
        yield undefined
        continue
      }
      items.push({ key: sorter.keyOf(doc), doc })
      if (items.length >= 2 * limit + 1000) items = items.sort(compare).slice(0, limit)
    }
    items.sort(compare)
    yield* emit(
      items.slice(0, limit).map((item) => item.doc),
      context,
    )
  }
}

export function limitOf(spec: Value): number {
  const limit = wholeNumber(spec)
  if (limit === undefined)
    throw new MongoError(5107201, `invalid argument to $limit stage: Expected a number in: $limit: ${typeName(spec)}`)
  if (limit <= 0) throw new MongoError(15958, 'the limit must be positive')
  return limit
}

export function skipOf(spec: Value): number {
  const skip = wholeNumber(spec)
  if (skip === undefined || skip < 0)
    throw new MongoError(5107200, 'invalid argument to $skip stage: Expected a non-negative number')
  return skip
}

export function limitStage(limit: number): Stage {
  return function* (input) {
    let given = 0
    for (const doc of input) {
      yield doc
      if (doc !== undefined && ++given >= limit) return
    }
  }
}

export function skipStage(skip: number): Stage {
  return function* (input) {
    let passed = 0
    for (const doc of input) {
      if (doc === undefined || passed >= skip) yield doc
      else passed++
    }
  }
}

/** `$sample`: each document has the same chance (reservoir), in random order. */
export function sampleStage(spec: Value, context: PipelineContext): Stage {
  const size = wholeNumber(isDocument(spec) ? spec.size : undefined)
  if (size === undefined || size < 0)
    throw new MongoError(28747, 'size argument to $sample must be a non-negative number')
  return function* (input) {
    const kept: Document[] = []
    let seen = 0
    for (const doc of input) {
      if (doc === undefined) {
        yield undefined
        continue
      }
      seen++
      if (kept.length < size) {
        kept.push(doc)
        swap(kept, Math.floor(Math.random() * kept.length), kept.length - 1)
      } else {
        const place = Math.floor(Math.random() * seen)
        if (place < size) kept[place] = doc
      }
    }
    yield* emit(kept, context)
  }
}

function swap(docs: Document[], a: number, b: number): void {
  const held = docs[a]!
  docs[a] = docs[b]!
  docs[b] = held
}
