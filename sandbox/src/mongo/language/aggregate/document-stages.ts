import { describe } from '../describe.ts'
import { type Document, documentOf, fieldNames, type Value } from '../document.ts'
import { MongoError } from '../error.ts'
import { makeScope } from '../expression/compile.ts'
import type { Scope } from '../expression/scope.ts'
import { projectionIn } from '../project.ts'
import { isDocument, typeName } from '../types.ts'

/** A stage that makes one document of one document: what a pipeline has in common with a pipeline update. */
export type DocumentStage = (doc: Document) => Document

const stages: Readonly<Record<string, (spec: Value, scope: Scope, name: string) => DocumentStage>> = {
  $project: (spec, scope, name) => projectionIn(requireDocument(spec, name), 'project', scope),
  $addFields: (spec, scope, name) => projectionIn(requireDocument(spec, name), 'add', scope),
  $set: (spec, scope, name) => projectionIn(requireDocument(spec, name), 'add', scope),
  $unset: (spec, scope) => projectionIn(unsetFields(spec), 'project', scope),
  $replaceRoot: (spec, scope, name) => {
    const { newRoot } = requireDocument(spec, name)
    if (newRoot === undefined) throw new MongoError(40231, 'no newRoot specified for the $replaceRoot stage')
    return replaceWith(newRoot, scope)
  },
  $replaceWith: (spec, scope) => replaceWith(spec, scope),
}

/** The stage of this name, undefined if it is not one of these. */
export function documentStage(name: string, spec: Value, scope: Scope): DocumentStage | undefined {
  return Object.hasOwn(stages, name) ? stages[name]!(spec, scope, name) : undefined
}

/** The only key of a stage. */
export function stageName(stage: Value): string {
  const names = isDocument(stage) ? fieldNames(stage) : []
  if (names.length !== 1) {
    throw new MongoError(40323, 'A pipeline stage specification object must contain exactly one field.')
  }
  return names[0]!
}

/** A pipeline update: only stages that work on one document. */
export function compileStages(
  pipeline: readonly Document[],
  options: { let?: Document | undefined; now: Date },
): DocumentStage {
  return stagesIn(pipeline, makeScope(options.let, options.now))
}

/** The same with the variables of a scope. */
export function stagesIn(pipeline: readonly Document[], scope: Scope): DocumentStage {
  const compiled = pipeline.map((stage) => {
    const name = stageName(stage)
    const apply = documentStage(name, stage[name], scope)
    if (apply === undefined) throw new MongoError(72, `${name} is not allowed to be used within an update`)
    return apply
  })
  return (doc) => compiled.reduce((current, apply) => apply(current), doc)
}

export function requireDocument(spec: Value, name: string): Document {
  if (!isDocument(spec)) {
    throw new MongoError(
      name === '$project' ? 15969 : 40272,
      `${name} specification stage must be an object, got ${typeName(spec)}`,
    )
  }
  return spec
}

function unsetFields(spec: Value): Document {
  const names = Array.isArray(spec) ? spec : [spec]
  if (names.length === 0)
    throw new MongoError(31119, '$unset specification must be a string or an array with at least one field')
  for (const name of names) {
    if (typeof name !== 'string')
      throw new MongoError(31120, '$unset specification must be a string or an array containing only string values')
  }
  return documentOf(names.map((name) => [name as string, false]))
}

function replaceWith(expression: Value, scope: Scope): DocumentStage {
  const evaluate = scope.compile(expression)
  return (doc) => {
    const root = evaluate(doc)
    if (isDocument(root)) return root
    throw new MongoError(
      40228,
      `'newRoot' expression must evaluate to an object, but resulting value was: ${root === undefined ? 'MISSING' : describe(root)}. Type of resulting value: '${typeName(root)}'. Input document: ${describe(doc)}`,
    )
  }
}
