import { type Document, getField, isIndexName, isInheritedName, type Value } from './document.ts'
import { isDocument } from './types.ts'

/** Splits `a.b.c`; an empty path is one empty name, as in MongoDB. */
export const splitPath = (path: string): string[] => path.split('.')

/** The top-level field a path begins with. */
export function rootOf(path: string): string {
  const dot = path.indexOf('.')
  return dot === -1 ? path : path.slice(0, dot)
}

/** Reads one field of a document by a name known beforehand. */
export function fieldReader(name: string): (doc: Document) => Value {
  return isInheritedName(name) ? (doc) => getField(doc, name) : (doc) => doc[name]
}

/**
 * Calls `visit` with what a filter on a path looks at, until it answers true:
 * arrays on the way fan out over their documents, a number in the path also means a position in an array.
 * @param outer position of the element in the first array that was passed, if any
 */
export type Visitor = (value: Value, outer: number | undefined) => boolean
export type Walker = (doc: Document, visit: Visitor) => boolean

/**
 * A walker over the values a path reaches. An array at the end of the path is visited element by element and then as a
 * whole (`leaf: 'expand'`), or only as a whole (`leaf: 'whole'`, for operators that look at arrays themselves).
 * A path that ends early at a missing field or a scalar is visited once as undefined.
 */
export function compileWalker(path: string, leaf: 'expand' | 'whole'): Walker {
  return compileParts(splitPath(path), 0, leaf === 'expand')
}

function compileParts(parts: readonly string[], from: number, expand: boolean): Walker {
  const read = fieldReader(parts[from]!)
  if (from === parts.length - 1) {
    if (!expand) return (doc, visit) => visit(read(doc), undefined)
    return (doc, visit) => {
      const value = read(doc)
      return Array.isArray(value) ? visitLeaf(value, visit, undefined) : visit(value, undefined)
    }
  }
  const rest = compileParts(parts, from + 1, expand)
  const array = compileArray(parts, from + 1, expand)
  return (doc, visit) => {
    const value = read(doc)
    if (Array.isArray(value)) return array(value, visit, undefined)
    return isDocument(value) ? rest(value, visit) : visit(undefined, undefined)
  }
}

type ArrayWalker = (items: readonly Value[], visit: Visitor, outer: number | undefined) => boolean

function compileArray(parts: readonly string[], from: number, expand: boolean): ArrayWalker {
  const name = parts[from]!
  const rest = compileParts(parts, from, expand)
  const isLast = from === parts.length - 1
  const position = isIndexName(name) ? Number(name) : undefined
  const behind = position === undefined || isLast ? undefined : compileParts(parts, from + 1, expand)
  const arrayBehind = position === undefined || isLast ? undefined : lazily(() => compileArray(parts, from + 1, expand))

  return (items, visit, outer) => {
    for (let i = 0; i < items.length; i++) {
      const item = items[i]
      const at = outer ?? i
      if (isDocument(item) && rest(item, (value) => visit(value, at))) return true
      if (i !== position) continue
      if (behind === undefined || arrayBehind === undefined) {
        // The path ends with a position: an array there is visited like any array at the end of a path.
        if (expand && Array.isArray(item) ? visitLeaf(item, visit, at) : visit(item, at)) return true
      } else if (Array.isArray(item)) {
        if (arrayBehind()(item, visit, at)) return true
      } else if (isDocument(item) && behind(item, (value) => visit(value, at))) return true
    }
    return false
  }
}

function visitLeaf(items: readonly Value[], visit: Visitor, outer: number | undefined): boolean {
  for (let i = 0; i < items.length; i++) if (visit(items[i], outer ?? i)) return true
  return visit(items, outer)
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
