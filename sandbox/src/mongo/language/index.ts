/**
 * The language of MongoDB: values, filters, updates, projections, expressions and pipelines, without any I/O.
 *
 * Not here, and refused by name: geo, $text, $where and $function (JavaScript), $jsonSchema, collation, $meta, $graphLookup,
 * $setWindowFields, $densify, $fill, $redact, $median and $percentile, logarithms and trigonometry of decimals, and what
 * JavaScript cannot match of PCRE (atomic groups, possessive quantifiers, recursion, flags in the middle of a pattern).
 * BSON's old type undefined survives being read and written, but counts as missing.
 */

export {
  compileMergeMatched,
  compilePipeline,
  type MergeMatched,
  type Output,
  type Pipeline,
  type PipelineContext,
  type Stream,
} from './aggregate/index.ts'
export * from './bson.ts'
export { MongoError } from './error.ts'
export { compileExpression, type Evaluate, type ExpressionOptions, evaluateVariables } from './expression/index.ts'
export { type IndexField, type IndexKeys, indexKeys } from './index-keys.ts'
export { encodeKey, typeBounds } from './key.ts'
export { compileElementMatch, compileMatch, isOperatorDocument, type Matcher, type MatchOptions } from './match.ts'
export { MAX_LONG, MIN_LONG, type Numeric, toDouble, wholeNumber } from './number.ts'
export { compareStrings, compareValues, equalValues, rankOf } from './order.ts'
export { fieldReader, rootOf, splitPath } from './path.ts'
export { compileProjection, type Projection, type ProjectionOptions } from './project.ts'
export { regexPrefix } from './regex.ts'
export { compileSort, parseSort, type Sorter, type SortField } from './sort.ts'
export {
  compileUpdate,
  isReplacement,
  type UpdateContext,
  type UpdateOptions,
  type Updater,
  upsertBase,
} from './update.ts'
