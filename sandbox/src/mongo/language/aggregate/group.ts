import { Double, Int32 } from 'bson'
import { type Document, documentOf, fieldNames, newDocument, setField, type Value } from '../document.ts'
import { MongoError } from '../error.ts'
import type { Expr, Scope } from '../expression/scope.ts'
import { encodeKey } from '../key.ts'
import { wholeNumber } from '../number.ts'
import { compareValues, rankOf } from '../order.ts'
import { isDocument, typeName } from '../types.ts'
import { type Accumulator, type AccumulatorFactory, compileAccumulator } from './accumulators.ts'
import { emit, type Stage, type StageNeeds } from './stage.ts'

type Group = { id: Value; states: Accumulator[] }

/** Fields and how to fill them, as $group, $bucket and $bucketAuto share it. */
class Fields {
  readonly names: string[]
  private readonly factories: AccumulatorFactory[]

  constructor(spec: Document, scope: Scope) {
    this.names = fieldNames(spec)
    this.factories = this.names.map((name) => compileAccumulator(name, spec[name], scope))
  }

  start(id: Value): Group {
    return { id, states: this.factories.map((make) => make()) }
  }

  finish({ id, states }: Group): Document {
    const doc = newDocument()
    setField(doc, '_id', id)
    for (let i = 0; i < states.length; i++) setField(doc, this.names[i]!, states[i]!.value())
    return doc
  }
}

const addTo = (group: Group, doc: Document): void => {
  for (let i = 0; i < group.states.length; i++) group.states[i]!.add(doc)
}

/** Equal ids give one key, whatever their numeric types: 5 and 5.0 are one group. */
function groupKey(id: Value): Value {
  if (typeof id === 'string') return `s${id}`
  if (id === null || typeof id === 'boolean') return id
  if (id instanceof Int32 || id instanceof Double) return id.value
  return `k${encodeKey([id], [1]).toString('latin1')}`
}

export function groupStage(spec: Value, { scope, context }: StageNeeds): Stage {
  if (!isDocument(spec)) throw new MongoError(15947, "a group's fields must be specified in an object")
  if (!Object.hasOwn(spec, '_id')) throw new MongoError(15955, 'a group specification must include an _id')
  const id = scope.compile(spec._id)
  const fields = new Fields(
    documentOf(
      fieldNames(spec)
        .filter((name) => name !== '_id')
        .map((name) => [name, spec[name]]),
    ),
    scope,
  )
  return groupBy((doc) => id(doc) ?? null, fields, context)
}

function groupBy(id: Expr, fields: Fields, context: StageNeeds['context']): Stage {
  return function* (input) {
    const groups = new Map<Value, Group>()
    for (const doc of input) {
      if (doc === undefined) {
        yield undefined
        continue
      }
      const value = id(doc)
      const key = exactKey(value)
      let group = groups.get(key)
      if (group === undefined) {
        group = fields.start(value)
        groups.set(key, group)
      }
      addTo(group, doc)
    }
    yield* emit(finished(groups.values(), fields), context)
  }
}

/** A long or decimal that equals a small number must find the group of that number. */
function exactKey(value: Value): Value {
  const key = groupKey(value)
  if (typeof key !== 'string' || !key.startsWith('k') || rankOf(value) !== 10) return key
  const number = Number((value as { toString(): string }).toString())
  return compareValues(value, new Double(number)) === 0 ? number : key
}

function* finished(groups: Iterable<Group>, fields: Fields): Iterable<Document> {
  for (const group of groups) yield fields.finish(group)
}

export function countStage(spec: Value): Stage {
  if (typeof spec !== 'string' || spec === '' || spec.startsWith('$') || spec.includes('.')) {
    throw new MongoError(40156, 'the count field must be a non-empty string without dots that does not begin with $')
  }
  return function* (input) {
    let count = 0
    for (const doc of input) {
      if (doc === undefined) yield undefined
      else count++
    }
    if (count > 0) yield documentOf([[spec, new Int32(count)]])
  }
}

export function bucketStage(spec: Value, { scope, context }: StageNeeds): Stage {
  const {
    groupBy: by,
    boundaries,
    output,
    ...rest
  } = bucketParts(spec, '$bucket', ['groupBy', 'boundaries', 'default', 'output'])
  if (by === undefined || !Array.isArray(boundaries)) {
    throw new MongoError(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified")
  }
  const edges = boundaries.map((edge) => scope.compile(edge)(newDocument()))
  checkEdges(edges)
  const hasDefault = Object.hasOwn(rest, 'default')
  const other = hasDefault ? scope.compile(rest.default)(newDocument()) : undefined
  const value = scope.compile(by)
  const fields = outputFields(output, scope)
  const bucketOf = (doc: Document): Value => {
    const found = value(doc)
    const index = edges.findLastIndex((edge) => compareValues(found ?? null, edge) >= 0)
    if (index >= 0 && index < edges.length - 1) return edges[index]
    if (hasDefault) return other
    throw new MongoError(40066, '$bucket could not find a matching branch for an input, and no default was specified.')
  }
  const group = groupBy(bucketOf, fields, context)
  return function* (input) {
    const buckets: Document[] = []
    for (const doc of group(input)) {
      if (doc === undefined) yield undefined
      else buckets.push(doc)
    }
    yield* emit(
      buckets.sort((a, b) => compareValues(a._id, b._id)),
      context,
    )
  }
}

function bucketParts(spec: Value, name: string, known: readonly string[]): Document {
  if (!isDocument(spec))
    throw new MongoError(40201, `Argument to ${name} stage must be an object, but found type: ${typeName(spec)}`)
  const unknown = fieldNames(spec).find((part) => !known.includes(part))
  if (unknown !== undefined) throw new MongoError(40197, `Unrecognized option to ${name}: ${unknown}`)
  return { ...spec }
}

function checkEdges(edges: readonly Value[]): void {
  if (edges.length < 2) throw new MongoError(40192, "The $bucket 'boundaries' field must have at least 2 values")
  for (let i = 1; i < edges.length; i++) {
    if (rankOf(edges[i - 1]) !== rankOf(edges[i])) {
      throw new MongoError(40193, "All values in the the 'boundaries' option to $bucket must have the same type")
    }
    if (compareValues(edges[i - 1], edges[i]) >= 0) {
      throw new MongoError(
        40194,
        "The 'boundaries' option to $bucket must be sorted, but elements are not in ascending order",
      )
    }
  }
}

const outputFields = (output: Value, scope: Scope): Fields => {
  if (output !== undefined && !isDocument(output)) throw new MongoError(40196, "The 'output' field must be an object")
  return new Fields(output ?? { count: { $sum: new Int32(1) } }, scope)
}

/** `$bucketAuto`: buckets of about the same number of documents; equal values are never parted. */
export function bucketAutoStage(spec: Value, { scope, context }: StageNeeds): Stage {
  const {
    groupBy: by,
    buckets,
    output,
    granularity,
  } = bucketParts(spec, '$bucketAuto', ['groupBy', 'buckets', 'output', 'granularity'])
  if (granularity !== undefined)
    throw new MongoError(40241, "$bucketAuto's granularity is not supported by this server")
  const wanted = wholeNumber(buckets)
  if (by === undefined || wanted === undefined || wanted < 1) {
    throw new MongoError(40246, "$bucketAuto requires 'groupBy' and a positive number of 'buckets'")
  }
  const value = scope.compile(by)
  const fields = outputFields(output, scope)
  return function* (input) {
    const items: { value: Value; doc: Document }[] = []
    for (const doc of input) {
      if (doc === undefined) yield undefined
      else items.push({ value: value(doc) ?? null, doc })
    }
    items.sort((a, b) => compareValues(a.value, b.value))
    yield* emit(fill(items, wanted, fields), context)
  }
}

function* fill(items: readonly { value: Value; doc: Document }[], wanted: number, fields: Fields): Iterable<Document> {
  const size = Math.max(1, Math.round(items.length / wanted))
  for (let from = 0, made = 1; from < items.length; made++) {
    let to = made === wanted ? items.length : Math.min(items.length, from + size)
    while (to < items.length && compareValues(items[to - 1]!.value, items[to]!.value) === 0) to++
    const max = to < items.length ? items[to]!.value : items[to - 1]!.value
    const group = fields.start(
      documentOf([
        ['min', items[from]!.value],
        ['max', max],
      ]),
    )
    for (let i = from; i < to; i++) addTo(group, items[i]!.doc)
    yield fields.finish(group)
    from = to
  }
}
