import { compileStages } from './aggregate/document-stages.ts'
import { describe } from './describe.ts'
import {
  copyDocument,
  type Document,
  fieldNames,
  hasField,
  newDocument,
  removeField,
  setField,
  type Value,
} from './document.ts'
import { MongoError } from './error.ts'
import { equalValues } from './order.ts'
import { isDocument } from './types.ts'
import { UNCHANGED, type UpdateContext } from './update/modifier.ts'
import { compileOperators } from './update/operators.ts'
import { compileArrayFilters } from './update/paths.ts'
import { applyToDocument } from './update/tree.ts'

export { upsertBase } from './update/upsert.ts'
export type { UpdateContext }

export type UpdateOptions = {
  arrayFilters?: Document[]
  /** Variables of the command, for pipelines and for `$expr` in array filters. */
  let?: Document
  /** What `$$NOW` is in a pipeline. */
  now?: Date
}

export type Updater = {
  /** A new document; parts that did not change are shared with the old one, and without any change it is the old one itself. */
  apply(doc: Document, context: UpdateContext): Document
}

/** True for a whole document that takes the place of the old one, false for operators and pipelines. */
export function isReplacement(update: Document | Document[]): boolean {
  if (Array.isArray(update)) return false
  return fieldNames(update)[0]?.startsWith('$') !== true
}

/** Compiles an update: operators, a replacement or a pipeline. */
export function compileUpdate(update: Document | Document[], options: UpdateOptions = {}): Updater {
  if (Array.isArray(update)) return compilePipelineUpdate(update, options)
  if (!isDocument(update)) throw new MongoError(9, 'Update argument must be either an object or an array')
  if (isReplacement(update)) return compileReplacement(update, options)
  return compileOperatorUpdate(update, options)
}

function compileReplacement(replacement: Document, options: UpdateOptions): Updater {
  refuseArrayFilters(options, 'replacement-style')
  const dollar = fieldNames(replacement).find((name) => name.startsWith('$'))
  if (dollar !== undefined) {
    throw new MongoError(
      52,
      `The dollar ($) prefixed field '${dollar}' in '${dollar}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
    )
  }
  return { apply: (doc) => withId(replacement, doc) }
}

/** A new content under the old `_id`, which comes first and cannot be changed. */
function withId(content: Document, doc: Document): Document {
  const result = newDocument()
  const id = hasField(doc, '_id') ? doc._id : content._id
  if (id !== undefined) setField(result, '_id', id)
  for (const name of fieldNames(content)) if (name !== '_id') setField(result, name, content[name])
  if (hasField(content, '_id') && hasField(doc, '_id') && !equalValues(content._id, doc._id)) {
    throw new MongoError(
      66,
      `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${describe(content._id)}`,
    )
  }
  return result
}

function refuseArrayFilters({ arrayFilters }: UpdateOptions, kind: string): void {
  if (arrayFilters !== undefined && arrayFilters.length > 0) {
    throw new MongoError(9, `arrayFilters may not be specified for ${kind} updates`)
  }
}

function compilePipelineUpdate(stages: Document[], options: UpdateOptions): Updater {
  refuseArrayFilters(options, 'pipeline-style')
  const now = options.now
  // $$NOW is fixed when compiling; a caller that gives no time gets it from the context of the first use.
  let compiled = now === undefined ? undefined : compileStages(stages, { let: options.let, now })
  if (compiled === undefined) compileStages(stages, { let: options.let, now: new Date(0) })
  return {
    apply(doc, context) {
      compiled ??= compileStages(stages, { let: options.let, now: context.now })
      return withId(compiled(doc), doc)
    },
  }
}

function compileOperatorUpdate(update: Document, options: UpdateOptions): Updater {
  const { update: onUpdate, insert: onInsert, identifiers } = compileOperators(update)
  const filters = compileArrayFilters(options.arrayFilters ?? [], { let: options.let, now: options.now })
  for (const name of identifiers) {
    if (!filters.has(name)) throw new MongoError(2, `No array filter found for identifier '${name}'`)
  }
  for (const name of filters.keys()) {
    if (!identifiers.has(name)) {
      throw new MongoError(
        9,
        `The array filter for identifier '${name}' was not used in the update ${describe(update)}`,
      )
    }
  }
  return {
    apply(doc, context) {
      const tree = context.isInsert ? onInsert : onUpdate
      const result = applyToDocument(tree, doc, '', { root: doc, context, filters })
      if (result === UNCHANGED) return doc
      checkId(doc, result as Document)
      return idFirst(result as Document)
    },
  }
}

function checkId(before: Document, after: Document): void {
  if (!hasField(before, '_id') || (hasField(after, '_id') && isSameId(before._id, after._id))) return
  throw new MongoError(66, "Performing an update on the path '_id' would modify the immutable field '_id'")
}

const isSameId = (a: Value, b: Value): boolean => a === b || equalValues(a, b)

function idFirst(doc: Document): Document {
  if (!hasField(doc, '_id') || fieldNames(doc)[0] === '_id') return doc
  const rest = copyDocument(doc)
  const result = newDocument()
  setField(result, '_id', doc._id)
  removeField(rest, '_id')
  for (const name of fieldNames(rest)) setField(result, name, rest[name])
  return result
}
