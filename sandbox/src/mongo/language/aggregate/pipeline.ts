import { Int32 } from 'bson'
import { type Document, documentOf, fieldNames, newDocument, type Value } from '../document.ts'
import { MongoError } from '../error.ts'
import { makeScope } from '../expression/compile.ts'
import type { Scope } from '../expression/scope.ts'
import { matchIn } from '../match.ts'
import { isDocument, typeName } from '../types.ts'
import { documentStage, stageName } from './document-stages.ts'
import { bucketAutoStage, bucketStage, countStage, groupStage } from './group.ts'
import { facetStage, lookupStage, unionStage } from './lookup.ts'
import { mentionsExpression, neededFields } from './needed-fields.ts'
import { limitOf, limitStage, sampleStage, skipOf, skipStage, sortStage } from './order-stages.ts'
import { type Output, parseMerge, parseOut } from './output.ts'
import { emit, mapping, type PipelineContext, type Stage, type StageNeeds, type Stream } from './stage.ts'
import { unwindStage } from './unwind.ts'

export type Pipeline = {
  /**
   * Runs the pipeline over the documents of its collection. What the caller has done already need not be done again:
   * `matched`, its input satisfies leadingMatch; `sorted`, it also comes in the order of leadingSort.
   */
  run(input: Stream, done?: { matched?: boolean; sorted?: boolean }): Stream
  /** The filter at the beginning of the pipeline: an index can serve it. */
  leadingMatch: Document | undefined
  /** The order asked for right behind it. */
  leadingSort: Document | undefined
  /** How many documents the pipeline reads at most, once they are filtered and sorted. */
  leadingLimit: number | undefined
  /** Top-level fields the pipeline looks at, undefined if all: `decodeFields` can leave out the others. */
  fields: ReadonlySet<string> | undefined
  /** What is to be done with the result, if it is not to be sent back. */
  output: Output | undefined
  /** True where the pipeline makes its own documents ($documents) and reads no collection. */
  isSource: boolean
}

/** Compiles a pipeline. A stage it does not know is an error (40324) that names it. */
export function compilePipeline(stages: readonly Document[], context: PipelineContext): Pipeline {
  const output = outputOf(stages)
  const body = output === undefined ? stages : stages.slice(0, -1)
  const parsed = body.map(parseStage)
  const compiled = compileParsed(parsed, context, makeScope(context.let, context.now), true)
  const { matches, sorts } = leading(parsed)
  const [first, second] = [parsed[matches], parsed[matches + sorts]]
  return {
    run(input, done = {}) {
      const skipped = done.matched === true ? matches + (done.sorted === true ? sorts : 0) : 0
      return connect(compiled.slice(skipped), input)
    },
    leadingMatch: conjunction(parsed.slice(0, matches).map(({ spec }) => spec as Document)),
    leadingSort: sorts === 1 ? (first!.spec as Document) : undefined,
    leadingLimit: limitBehind(parsed, matches + sorts, second),
    fields: neededFields(parsed),
    output,
    isSource: parsed[0]?.name === '$documents',
  }
}

type ParsedStage = { name: string; spec: Value }

function parseStage(stage: Value): ParsedStage {
  const name = stageName(stage)
  return { name, spec: (stage as Document)[name] }
}

const connect = (stages: readonly Stage[], input: Stream): Stream =>
  stages.reduce((stream, stage) => stage(stream), input)

function outputOf(stages: readonly Document[]): Output | undefined {
  for (let i = 0; i < stages.length; i++) {
    const { name, spec } = parseStage(stages[i])
    if (name !== '$out' && name !== '$merge') continue
    if (i < stages.length - 1) throw new MongoError(40601, `${name} can only be the final stage in the pipeline`)
    return name === '$out' ? parseOut(spec) : parseMerge(spec)
  }
  return undefined
}

/** How many stages at the beginning are filters, and whether a $sort follows. */
function leading(stages: readonly ParsedStage[]): { matches: number; sorts: 0 | 1 } {
  const end = stages.findIndex(({ name }) => name !== '$match')
  const matches = end === -1 ? stages.length : end
  return { matches, sorts: stages[matches]?.name === '$sort' ? 1 : 0 }
}

function conjunction(queries: readonly Document[]): Document | undefined {
  const real = queries.filter((query) => fieldNames(query).length > 0)
  return real.length > 1 ? { $and: real } : real[0]
}

function limitBehind(stages: readonly ParsedStage[], at: number, stage: ParsedStage | undefined): number | undefined {
  if (stage?.name === '$limit') return limitOf(stage.spec)
  const next = stages[at + 1]
  return stage?.name === '$skip' && next?.name === '$limit' ? skipOf(stage.spec) + limitOf(next.spec) : undefined
}

const compilers: Readonly<Record<string, (spec: Value, needs: StageNeeds) => Stage>> = {
  $match: matchStage,
  $group: groupStage,
  $skip: (spec) => skipStage(skipOf(spec)),
  $limit: (spec) => limitStage(limitOf(spec)),
  $unwind: unwindStage,
  $lookup: lookupStage,
  $unionWith: unionStage,
  $facet: facetStage,
  $count: countStage,
  $bucket: bucketStage,
  $bucketAuto: bucketAutoStage,
  $sample: (spec, { context }) => sampleStage(spec, context),
}

/** Stages of MongoDB that this server does not have: said so, instead of "unrecognized". */
const absent = new Set([
  '$changeStreamSplitLargeEvent',
  '$densify',
  '$fill',
  '$geoNear',
  '$graphLookup',
  '$redact',
  '$search',
  '$searchMeta',
  '$setWindowFields',
  '$vectorSearch',
])

function compileParsed(
  stages: readonly ParsedStage[],
  context: PipelineContext,
  scope: Scope,
  isTop: boolean,
): Stage[] {
  const needs: StageNeeds = {
    context,
    scope,
    subPipeline(inner, innerScope, name) {
      if (!Array.isArray(inner))
        throw new MongoError(14, `${name} needs a pipeline as an array, found ${typeName(inner)}`)
      const parsed = inner.map(parseStage)
      for (const stage of parsed) {
        if (stage.name === '$out' || stage.name === '$merge' || (name === '$facet' && stage.name === '$facet')) {
          throw new MongoError(name === '$facet' ? 40600 : 51047, `${stage.name} is not allowed within a ${name} stage`)
        }
      }
      const compiled = compileParsed(parsed, context, innerScope, false)
      const { matches } = leading(parsed)
      return {
        run: (input) => connect(compiled, input),
        leadingMatch: conjunction(parsed.slice(0, matches).map(({ spec }) => withoutExpressions(spec as Document))),
      }
    },
  }
  return stages.map((stage, i) => compileStage(stage, stages.slice(i + 1), needs, isTop && i === 0))
}

function compileStage(
  { name, spec }: ParsedStage,
  following: readonly ParsedStage[],
  needs: StageNeeds,
  isFirst: boolean,
): Stage {
  const { context, scope } = needs
  const apply = documentStage(name, spec, scope)
  if (apply !== undefined) return mapping(apply)
  if (name === '$sort') return sortStage(spec, context, limitBehind(following, 0, following[0]))
  if (name === '$documents') return documentsStage(spec, needs, isFirst)
  if (name === '$sortByCount') return sortByCountStage(spec, needs)
  if (Object.hasOwn(compilers, name)) return compilers[name]!(spec, needs)
  throw new MongoError(
    40324,
    absent.has(name) ? `${name} is not supported by this server` : `Unrecognized pipeline stage name: '${name}'`,
  )
}

function matchStage(spec: Value, { scope }: StageNeeds): Stage {
  if (!isDocument(spec)) throw new MongoError(15959, 'the match filter must be an expression in an object')
  const { test } = matchIn(spec, () => scope)
  return function* (input) {
    for (const doc of input) if (doc === undefined || test(doc)) yield doc
  }
}

function documentsStage(spec: Value, { scope, context }: StageNeeds, isFirst: boolean): Stage {
  if (!isFirst) throw new MongoError(40602, '$documents is only valid as the first stage in a pipeline')
  const docs = scope.compile(spec)(newDocument())
  if (!Array.isArray(docs) || !docs.every(isDocument)) {
    throw new MongoError(5858203, '$documents requires an array of documents')
  }
  return () => emit(docs as Document[], context)
}

function sortByCountStage(spec: Value, needs: StageNeeds): Stage {
  const isExpression =
    (typeof spec === 'string' && spec.startsWith('$')) ||
    (isDocument(spec) && fieldNames(spec)[0]?.startsWith('$') === true)
  if (!isExpression)
    throw new MongoError(
      40149,
      'the sortByCount field must be defined as a $-prefixed path or an expression inside an object',
    )
  const group = groupStage(
    documentOf([
      ['_id', spec],
      ['count', { $sum: new Int32(1) }],
    ]),
    needs,
  )
  const sort = sortStage({ count: new Int32(-1) }, needs.context)
  return (input) => sort(group(input))
}

/** The part of a filter that needs no variables: it may find more, never less. */
function withoutExpressions(query: Document): Document {
  return documentOf(
    fieldNames(query)
      .filter((name) => !mentionsExpression({ [name]: query[name] }))
      .map((name) => [name, query[name]]),
  )
}
