import { copyDocument, type Document, fieldNames } from './document.ts'
import { MongoError } from './error.ts'
import { makeScope } from './expression/compile.ts'
import type { Scope } from './expression/scope.ts'
import { compute, exclude, include, type ProjectionContext } from './project/apply.ts'
import { type Mode, parseProjection } from './project/parse.ts'

export type ProjectionOptions = {
  /** Variables of the command. */
  let?: Document | undefined
  /** What `$$NOW` is. */
  now?: Date | undefined
}

/** `context.positional`: the array index that the filter matched, for `a.$`. */
export type Projection = (doc: Document, context?: ProjectionContext) => Document

/** Compiles the projection of a find or findAndModify. An empty one keeps everything. */
export function compileProjection(spec: Document, options: ProjectionOptions = {}): Projection {
  if (fieldNames(spec).length === 0) return (doc) => doc
  return projectionIn(spec, 'find', makeScope(options.let, options.now ?? new Date()))
}

/** A projection whose expressions may use the variables of a scope. */
export function projectionIn(spec: Document, mode: Mode, scope: Scope): Projection {
  if (mode === 'project' && fieldNames(spec).length === 0) {
    throw new MongoError(
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    )
  }
  const { tree, isInclusion, id } = parseProjection(spec, mode, scope)
  if (mode === 'add') return (doc) => compute(tree, copyDocument(doc), doc)
  if (!isInclusion) {
    if (id === 'include') tree.children.delete('_id')
    return (doc) => exclude(tree, doc)
  }
  if (id === 'exclude') tree.children.delete('_id')
  else if (!tree.children.has('_id')) tree.children.set('_id', { kind: 'include' })
  if (!tree.computes) return (doc, context = {}) => include(tree, doc, context)
  return (doc, context = {}) => compute(tree, include(tree, doc, context), doc)
}
