import {
  copyDocument,
  type Document,
  fieldNames,
  getField,
  newDocument,
  removeField,
  setField,
  type Value,
} from '../document.ts'
import { MongoError } from '../error.ts'
import { isDocument } from '../types.ts'
import type { Leaf, Tree } from './parse.ts'

export type ProjectionContext = { positional?: number | undefined }

/** Keeps the named fields in the order of the document. Computed ones come later, see {@link compute}. */
export function include(tree: Tree, doc: Document, context: ProjectionContext): Document {
  const result = newDocument()
  const last: [string, Value][] = []
  for (const name of fieldNames(doc)) {
    const child = tree.children.get(name)
    if (child === undefined) continue
    const kept = child.kind === 'tree' ? includeBelow(child, doc[name], context) : keep(child, doc[name], context)
    if (kept === undefined) continue
    // $elemMatch puts its field behind the others.
    if (child.kind === 'elemMatch') last.push([name, kept])
    else setField(result, name, kept)
  }
  for (const [name, value] of last) setField(result, name, value)
  return result
}

function includeBelow(tree: Tree, value: Value, context: ProjectionContext): Value {
  if (isDocument(value)) return include(tree, value, context)
  if (!Array.isArray(value)) return undefined
  const items = value.map((item) => includeBelow(tree, item, context))
  // A computed field turns even what is no document into one, so its place must be kept.
  return tree.computes ? items : items.filter((item) => item !== undefined)
}

function keep(leaf: Leaf, value: Value, context: ProjectionContext): Value {
  switch (leaf.kind) {
    case 'include':
      return value
    case 'slice':
      return Array.isArray(value) ? leaf.cut(value) : value
    case 'elemMatch': {
      const index = Array.isArray(value) ? leaf.indexIn(value) : undefined
      return index === undefined ? undefined : [(value as Value[])[index]]
    }
    case 'positional':
      return positionalElement(value, context)
    default:
      return undefined
  }
}

function positionalElement(value: Value, { positional }: ProjectionContext): Value {
  if (!Array.isArray(value)) return value
  if (positional === undefined || positional >= value.length) {
    throw new MongoError(
      51246,
      "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
    )
  }
  return [value[positional]]
}

/** Leaves out the named fields. */
export function exclude(tree: Tree, doc: Document): Document {
  const result = copyDocument(doc)
  for (const [name, child] of tree.children) {
    const value = getField(doc, name)
    if (value === undefined && !Object.hasOwn(doc, name)) continue
    if (child.kind === 'exclude') removeField(result, name)
    else if (child.kind === 'tree') setField(result, name, excludeBelow(child, value))
    else if (child.kind === 'slice' && Array.isArray(value)) setField(result, name, child.cut(value))
  }
  return result
}

function excludeBelow(tree: Tree, value: Value): Value {
  if (isDocument(value)) return exclude(tree, value)
  return Array.isArray(value) ? value.map((item) => excludeBelow(tree, item)) : value
}

/** Sets the computed fields on `target` (which is changed); expressions read the whole original document. */
export function compute(tree: Tree, target: Document, root: Document): Document {
  for (const [name, child] of tree.children) {
    if (child.kind === 'compute') {
      const value = child.evaluate(root)
      if (value !== undefined) setField(target, name, value)
      else if (Object.hasOwn(target, name)) removeField(target, name)
    } else if (child.kind === 'tree' && child.computes) {
      setField(target, name, computeBelow(child, getField(target, name), root))
    }
  }
  return target
}

function computeBelow(tree: Tree, value: Value, root: Document): Value {
  if (Array.isArray(value)) return value.map((item) => computeBelow(tree, item, root))
  return compute(tree, isDocument(value) ? copyDocument(value) : newDocument(), root)
}
