import { describe } from '../describe.ts'
import {
  copyDocument,
  type Document,
  getField,
  hasField,
  isIndexName,
  newDocument,
  removeField,
  setField,
  type Value,
} from '../document.ts'
import { MongoError } from '../error.ts'
import { isDocument } from '../types.ts'
import { type Modifier, type Place, UNCHANGED } from './modifier.ts'
import { type ArrayFilters, compareNames, filterName } from './paths.ts'

/**
 * All paths of an update as one tree, so that conflicts show when it is built and the fields are changed in
 * MongoDB's order. Applying it copies only the documents and arrays on changed paths.
 */
export type Branch = { kind: 'branch'; children: Map<string, Node>; creates: boolean }
export type Leaf = { kind: 'leaf'; modifier: Modifier; path: string }
export type Node = Branch | Leaf

/** Further than this no array is filled up with nulls. */
const MAX_BACKFILL = 1_500_000

export const newBranch = (): Branch => ({ kind: 'branch', children: new Map(), creates: false })

const conflict = (path: string, at: string): MongoError =>
  new MongoError(40, `Updating the path '${path}' would create a conflict at '${at}'`)

/** Adds a modifier at a path. @throws MongoError 40 if another one is there, above or below. */
export function addLeaf(root: Branch, parts: readonly string[], modifier: Modifier): void {
  const path = parts.join('.')
  let branch = root
  for (let i = 0; ; i++) {
    branch.creates ||= modifier.creates
    const part = parts[i]!
    const at = parts.slice(0, i + 1).join('.')
    const next = branch.children.get(part)
    if (i === parts.length - 1) {
      if (next !== undefined) throw conflict(path, at)
      branch.children.set(part, { kind: 'leaf', modifier, path })
      return
    }
    if (next?.kind === 'leaf') throw conflict(path, at)
    const inner = next ?? newBranch()
    if (next === undefined) branch.children.set(part, inner)
    branch = inner
  }
}

/** Puts the children of every branch into the order in which they are applied. */
export function sortTree(branch: Branch): Branch {
  const children = [...branch.children].sort(([a], [b]) => compareNames(a, b))
  for (const [, child] of children) if (child.kind === 'branch') sortTree(child)
  branch.children = new Map(children)
  return branch
}

/** Two nodes that work on the same array element, as `$[]` and `3` may. */
function merge(a: Node, b: Node, at: string): Node {
  if (a.kind === 'leaf' || b.kind === 'leaf') throw conflict(at, at)
  const children = new Map(a.children)
  for (const [name, child] of b.children) {
    const other = children.get(name)
    children.set(name, other === undefined ? child : merge(other, child, `${at}.${name}`))
  }
  return sortTree({ kind: 'branch', children, creates: a.creates || b.creates })
}

export type Application = Omit<Place, 'path'> & { filters: ArrayFilters }

/** @returns the new value, undefined for none, UNCHANGED if it is as it was */
export function applyNode(node: Node, old: Value, path: string, run: Application): Value {
  if (node.kind === 'leaf') return node.modifier.apply(old, { path, root: run.root, context: run.context })
  if (Array.isArray(old)) return applyToArray(node, old, path, run)
  if (isDocument(old)) return applyToDocument(node, old, path, run)
  if (old === undefined) {
    checkNoArrayPart(node, path)
    if (!node.creates) return UNCHANGED
    const made = applyToDocument(node, newDocument(), path, run)
    return made
  }
  return refuseScalar(node, old, path)
}

function refuseScalar(branch: Branch, old: Value, path: string): Value {
  for (const [name, child] of branch.children) {
    if (filterName(name) !== undefined) {
      throw new MongoError(2, `Cannot apply array updates to non-array element ${lastName(path)}: ${describe(old)}`)
    }
    if (child.kind === 'leaf' ? child.modifier.creates : child.creates) {
      throw notViable(name, old, path)
    }
  }
  return UNCHANGED
}

const lastName = (path: string): string => path.slice(path.lastIndexOf('.') + 1)

const notViable = (name: string, old: Value, path: string): MongoError =>
  new MongoError(28, `Cannot create field '${name}' in element {${lastName(path)}: ${describe(old)}}`)

function checkNoArrayPart(branch: Branch, path: string): void {
  for (const name of branch.children.keys()) {
    if (filterName(name) !== undefined) {
      throw new MongoError(2, `The path '${path}' must exist in the document in order to apply array updates.`)
    }
  }
}

export function applyToDocument(branch: Branch, old: Document, path: string, run: Application): Value {
  let copy: Document | undefined
  for (const [name, child] of branch.children) {
    if (filterName(name) !== undefined) {
      throw new MongoError(2, `Cannot apply array updates to non-array element ${lastName(path)}: ${describe(old)}`)
    }
    const field = positionOf(name, path, run)
    const source = copy ?? old
    const before = getField(source, field)
    const after = applyNode(child, before, path === '' ? field : `${path}.${field}`, run)
    if (after === UNCHANGED) continue
    copy ??= copyDocument(old)
    if (after !== undefined) setField(copy, field, after)
    else if (hasField(copy, field)) removeField(copy, field)
  }
  return copy ?? UNCHANGED
}

/** `$` becomes the position that the filter matched. */
function positionOf(name: string, path: string, run: Application): string {
  if (name !== '$') return name
  if (run.context.positional === undefined) {
    throw new MongoError(2, 'The positional operator did not find the match needed from the query.')
  }
  if (path === '') throw new MongoError(2, `Cannot have positional (i.e. '$') element in the first position`)
  return String(run.context.positional)
}

function applyToArray(branch: Branch, old: Value[], path: string, run: Application): Value {
  const changes = new Map<number, Node>()
  const add = (index: number, node: Node): void => {
    const other = changes.get(index)
    changes.set(index, other === undefined ? node : merge(other, node, `${path}.${index}`))
  }
  for (const [name, child] of branch.children) {
    const identifier = filterName(name)
    if (identifier !== undefined) {
      const test = identifier === '' ? () => true : run.filters.get(identifier)!
      for (let i = 0; i < old.length; i++) if (test(old[i])) add(i, child)
    } else {
      const field = positionOf(name, path, run)
      if (isIndexName(field)) add(Number(field), child)
      else if (child.kind === 'leaf' ? child.modifier.creates : child.creates) throw notViable(field, old, path)
    }
  }
  return applyChanges(changes, old, path, run)
}

function applyChanges(changes: ReadonlyMap<number, Node>, old: Value[], path: string, run: Application): Value {
  let copy: Value[] | undefined
  for (const [index, node] of [...changes].sort(([a], [b]) => a - b)) {
    const after = applyNode(node, (copy ?? old)[index], `${path}.${index}`, run)
    if (after === UNCHANGED) continue
    copy ??= [...old]
    if (index > copy.length + MAX_BACKFILL) {
      throw new MongoError(
        9,
        `Cannot apply ${path}: more than ${MAX_BACKFILL} array elements would have to be filled with null`,
      )
    }
    while (copy.length < index) copy.push(null)
    // Removing an element of an array leaves null in its place; the others keep their positions.
    copy[index] = after === undefined ? null : after
  }
  return copy ?? UNCHANGED
}
