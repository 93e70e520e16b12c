import { type Document, documentOf, fieldNames, isDocument, MongoError, type Value } from '../../language/index.ts'
import { prepareSearch, runSearch, type Search } from '../../store/find.ts'
import { numberOf } from '../../store/number-of.ts'
import type { Steps } from '../../store/pause.ts'
import type { IndexPlan, Plan } from '../../store/planner.ts'
import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import type { Reply } from '../reply.ts'
import { readHint, readSort } from './search-options.ts'

/** Says which index a command would use, and how much it would look at; never writes. */
export const explain: Command = {
  fields: ['explain', 'verbosity'],
  run: runExplain,
}

function* runExplain(context: Context): Steps<Reply> {
  const explained = context.body.explain
  if (!isDocument(explained)) throw new MongoError(14, "BSON field 'explain' must be an object")
  const name = fieldNames(explained)[0] ?? ''
  const namespace = `${context.database}.${String(explained[name])}`
  const collection = context.store.find(context.database, String(explained[name]))
  const asked = searchedBy(name, explained)
  if (!collection) return { fields: { queryPlanner: { namespace, winningPlan: { stage: 'EOF' }, rejectedPlans: [] } } }
  const sort = readSort(asked.sort)
  const limit = Math.abs(asked.limit === undefined ? 0 : numberOf(asked.limit))
  const search = prepareSearch(collection, {
    query: isDocument(asked.query) ? asked.query : {},
    sort: sort.spec,
    skip: asked.skip === undefined ? 0 : numberOf(asked.skip),
    limit: limit === 0 ? Number.POSITIVE_INFINITY : limit,
    hint: readHint(collection, asked.hint, sort.natural),
  })
  const queryPlanner = {
    namespace,
    parsedQuery: search.request.query,
    winningPlan: describePlan(search),
    rejectedPlans: [],
  }
  if (context.body.verbosity === 'queryPlanner') return { fields: { queryPlanner } }
  const startedAt = performance.now()
  let nReturned = 0
  for (const stored of runSearch(search, context.slice, context.transaction))
    if (stored) nReturned += 1
    else yield undefined
  const executionStats = {
    executionSuccess: true,
    nReturned,
    executionTimeMillis: Math.round(performance.now() - startedAt),
    totalKeysExamined: search.touched.keys,
    totalDocsExamined: search.touched.documents,
  }
  return { fields: { queryPlanner, executionStats } }
}

interface Asked {
  query?: Value
  sort?: Value
  skip?: Value
  limit?: Value
  hint?: Value
}

/** The search inside each kind of command. */
function searchedBy(name: string, command: Document): Asked {
  const first = (field: string): Document => (command[field] as Document[] | undefined)?.[0] ?? {}
  switch (name) {
    case 'find':
      return { ...command, query: command.filter }
    case 'count':
    case 'distinct':
    case 'findAndModify':
      return command
    case 'update':
      return { query: first('updates').q, sort: first('updates').sort, hint: first('updates').hint }
    case 'delete':
      return { query: first('deletes').q, hint: first('deletes').hint }
    case 'aggregate':
      return searchOfPipeline((command.pipeline as Document[] | undefined) ?? [], command.hint)
    default:
      throw new MongoError(59, `Explain failed due to unknown command: ${name}`)
  }
}

function searchOfPipeline(pipeline: Document[], hint: Value): Asked {
  const [match, sort] = pipeline
  const query = match?.$match
  return { query, hint, sort: query === undefined ? match?.$sort : sort?.$sort }
}

function describePlan({ plan, request }: Search): Document {
  const found = describeScan(plan)
  return plan.isSorted || request.sort.length === 0 ? found : { stage: 'SORT', inputStage: found }
}

function describeScan(plan: Plan): Document {
  if (plan.kind === 'collection') return { stage: 'COLLSCAN', direction: plan.reverse ? 'backward' : 'forward' }
  const input =
    plan.kind === 'union' ? { stage: 'OR', inputStages: plan.branches.map(describeIndexScan) } : describeIndexScan(plan)
  return documentOf([
    ['stage', 'FETCH'],
    ['inputStage', input],
  ])
}

function describeIndexScan(plan: IndexPlan): Document {
  const { definition } = plan.index
  return {
    stage: 'IXSCAN',
    keyPattern: definition.keyPattern,
    indexName: definition.name,
    isMultiKey: plan.index.isMultikey,
    isUnique: definition.unique,
    isSparse: definition.sparse,
    isPartial: definition.partialFilterExpression !== undefined,
    direction: plan.reverse ? 'backward' : 'forward',
    ranges: plan.ranges.length,
  }
}
