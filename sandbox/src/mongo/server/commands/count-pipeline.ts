import { type Document, fieldNames, isDocument, isNumeric } from '../../language/index.ts'
import { numberOf } from '../../store/number-of.ts'

export interface CountPipeline {
  query: Document
  skip: number
  limit: number
  /** The `_id` of the one group, and the name under which it counts. */
  groupId: unknown
  name: string
}

/**
 * Recognises what drivers send for countDocuments: `$match`, perhaps `$skip` and `$limit`, then one `$group` that only
 * counts. Such a pipeline need not decode a document when an index knows the answer.
 */
export function readCountPipeline(pipeline: Document[]): CountPipeline | undefined {
  const rest = [...pipeline]
  const take = (name: string): unknown => (rest[0] && name in rest[0] ? rest.shift()![name] : undefined)
  const query = take('$match') ?? {}
  const skip = take('$skip') ?? 0
  const limit = take('$limit') ?? Number.POSITIVE_INFINITY
  const group = take('$group')
  if (rest.length > 0 || !isDocument(group) || !isDocument(query) || !isNumeric(skip) || !isNumeric(limit))
    return undefined
  const [id, name, ...others] = fieldNames(group)
  if (id !== '_id' || !name || others.length > 0 || !isConstant(group._id)) return undefined
  const counter = group[name]
  if (!isDocument(counter) || fieldNames(counter).join() !== '$sum') return undefined
  if (!isNumeric(counter.$sum) || numberOf(counter.$sum) !== 1) return undefined
  if (!(numberOf(skip) >= 0) || !(numberOf(limit) > 0)) return undefined
  return { query, skip: numberOf(skip), limit: numberOf(limit), groupId: group._id, name }
}

function isConstant(value: unknown): boolean {
  return value === null || isNumeric(value) || (typeof value === 'string' && !value.startsWith('$'))
}
