import { type Document, documentOf, fieldNames, getField, isIndexName, newDocument, type Value } from '../document.ts'
import { MongoError } from '../error.ts'
import type { Expr, Scope } from '../expression/scope.ts'
import { isDocument, Type, typeName, typeOf } from '../types.ts'
import type { PipelineContext, Stage, StageNeeds, Stream, SubPipeline } from './stage.ts'
import { withPath } from './unwind.ts'

type Lookup = {
  from: string
  as: string[]
  local: string[] | undefined
  foreign: string | undefined
  variables: { slot: number; evaluate: Expr }[]
  pipeline: SubPipeline | undefined
  /** Equalities of the pipeline's first match that only the variables make concrete. */
  equalities: Equality[]
  inner: Scope
}

/** `$expr: { $eq: ['$field', <expression of variables>] }`: lets an index of the other collection serve. */
type Equality = { field: string; value: Expr }

export function lookupStage(spec: Value, needs: StageNeeds): Stage {
  const lookup = parseLookup(spec, needs)
  const { context } = needs
  return function* (input) {
    for (const doc of input) {
      if (doc === undefined) {
        yield undefined
        continue
      }
      const found: Document[] = []
      for (const other of foreignDocuments(lookup, doc, context)) {
        if (other === undefined) yield undefined
        else found.push(other)
      }
      yield withPath(doc, lookup.as, found)
    }
  }
}

const known = ['from', 'as', 'localField', 'foreignField', 'let', 'pipeline']

function parseLookup(spec: Value, needs: StageNeeds): Lookup {
  if (!isDocument(spec)) throw new MongoError(9, 'the $lookup specification must be an object')
  const unknown = fieldNames(spec).find((name) => !known.includes(name))
  if (unknown !== undefined) throw new MongoError(9, `unknown argument to $lookup: ${unknown}`)
  const { from, as, localField: local, foreignField: foreign, pipeline } = spec
  if (typeof from !== 'string')
    throw new MongoError(9, `$lookup needs a 'from' that is the name of a collection, found ${typeName(from)}`)
  if (typeof as !== 'string' || as === '') throw new MongoError(9, "must specify 'as' field for a $lookup")
  if ((local === undefined) !== (foreign === undefined) || (local === undefined && pipeline === undefined)) {
    throw new MongoError(9, '$lookup requires either both or neither of localField and foreignField, or a pipeline')
  }
  for (const field of [local, foreign]) {
    if (field !== undefined && (typeof field !== 'string' || field === '' || field.startsWith('$'))) {
      throw new MongoError(16410, "$lookup: field names may not be empty or start with '$'")
    }
  }
  const variables: Document = isDocument(spec.let) ? spec.let : newDocument()
  const names = fieldNames(variables)
  const inner = needs.scope.with(names)
  return {
    from,
    as: as.split('.'),
    local: (local as string | undefined)?.split('.'),
    foreign: foreign as string | undefined,
    variables: names.map((name) => ({ slot: inner.slotOf(name), evaluate: needs.scope.compile(variables[name]) })),
    pipeline: pipeline === undefined ? undefined : needs.subPipeline(pipeline, inner, '$lookup'),
    equalities: pipeline === undefined ? [] : equalitiesOf(pipeline, inner),
    inner,
  }
}

function foreignDocuments(lookup: Lookup, doc: Document, context: PipelineContext): Stream {
  for (const { slot, evaluate } of lookup.variables) lookup.inner.slots[slot] = evaluate(doc)
  const conditions: Document[] = []
  if (lookup.local !== undefined) conditions.push(localCondition(lookup.foreign!, valuesAt(doc, lookup.local)))
  for (const { field, value } of lookup.equalities) {
    const wanted = value(newDocument())
    // A filter opens arrays, an expression does not: only a plain value is sure to find no less.
    if (!Array.isArray(wanted)) conditions.push({ [field]: { $eq: wanted ?? null } })
  }
  if (lookup.pipeline?.leadingMatch !== undefined) conditions.push(lookup.pipeline.leadingMatch)
  const found = context.readCollection(lookup.from, conditions.length > 1 ? { $and: conditions } : conditions[0])
  return lookup.pipeline === undefined ? found : lookup.pipeline.run(found)
}

/** Every local value finds its equal; no value at all finds null and missing. */
function localCondition(foreign: string, values: readonly Value[]): Document {
  if (values.length <= 1) return { [foreign]: { $eq: values[0] ?? null } }
  // In a list, an expression of text would be matched instead of compared.
  const isPlain = values.every((value) => typeOf(value) !== Type.regex && !isDocument(value))
  if (isPlain) return { [foreign]: { $in: values.map((value) => value ?? null) } }
  return { $or: values.map((value) => ({ [foreign]: { $eq: value ?? null } })) }
}

/** All values a path reaches: through arrays, into their positions, and the elements of an array at its end. */
export function valuesAt(value: Value, path: readonly string[], from = 0): Value[] {
  if (Array.isArray(value)) return throughArray(value, path, from)
  if (from === path.length) return value === undefined ? [] : [value]
  return isDocument(value) ? valuesAt(getField(value, path[from]!), path, from + 1) : []
}

function throughArray(items: readonly Value[], path: readonly string[], from: number): Value[] {
  if (from === path.length) return [...items]
  const name = path[from]!
  const atPosition = isIndexName(name) ? valuesAt(items[Number(name)], path, from + 1) : []
  return [...atPosition, ...items.flatMap((item) => (isDocument(item) ? valuesAt(item, path, from) : []))]
}

function equalitiesOf(pipeline: Value, inner: Scope): Equality[] {
  const first = Array.isArray(pipeline) ? pipeline[0] : undefined
  const match = isDocument(first) ? first.$match : undefined
  if (!isDocument(match) || !isDocument(match.$expr)) return []
  const parts = Array.isArray(match.$expr.$and) ? match.$expr.$and : [match.$expr]
  const found: Equality[] = []
  for (const part of parts) {
    const pair: Value = isDocument(part) && fieldNames(part).length === 1 ? part.$eq : undefined
    if (!Array.isArray(pair) || pair.length !== 2) continue
    const equality = asEquality(pair[0], pair[1], inner) ?? asEquality(pair[1], pair[0], inner)
    if (equality !== undefined) found.push(equality)
  }
  return found
}

function asEquality(field: Value, value: Value, inner: Scope): Equality | undefined {
  if (typeof field !== 'string' || !/^\$[^$]/.test(field)) return undefined
  // Only a variable: anything else might read the foreign document.
  if (typeof value !== 'string' || !/^\$\$[a-z]/.test(value)) return undefined
  return { field: field.slice(1), value: inner.compile(value) }
}

export function unionStage(spec: Value, { context, scope, subPipeline }: StageNeeds): Stage {
  const parts: Document = isDocument(spec) ? spec : { coll: spec }
  const { coll, pipeline } = parts
  if (typeof coll !== 'string')
    throw new MongoError(9, `$unionWith needs the name of a collection, found ${typeName(coll)}`)
  const inner = pipeline === undefined ? undefined : subPipeline(pipeline, scope, '$unionWith')
  return function* (input) {
    yield* input
    const others = context.readCollection(coll, inner?.leadingMatch)
    yield* inner === undefined ? others : inner.run(others)
  }
}

/** `$facet`: several pipelines over the same documents, one document of lists as the result. */
export function facetStage(spec: Value, { scope, subPipeline }: StageNeeds): Stage {
  if (!isDocument(spec) || fieldNames(spec).length === 0) {
    throw new MongoError(40169, 'the $facet specification must be a non-empty object')
  }
  const facets = fieldNames(spec).map((name) => {
    if (name.startsWith('$') || name.includes('.'))
      throw new MongoError(16410, `'${name}' is not a valid name in $facet`)
    return { name, run: subPipeline(spec[name], scope, '$facet').run }
  })
  return function* (input) {
    const docs: Document[] = []
    for (const doc of input) {
      if (doc === undefined) yield undefined
      else docs.push(doc)
    }
    const results: [string, Value][] = []
    for (const { name, run } of facets) {
      const found: Document[] = []
      for (const doc of run(docs)) {
        if (doc === undefined) yield undefined
        else found.push(doc)
      }
      results.push([name, found])
    }
    yield documentOf(results)
  }
}
