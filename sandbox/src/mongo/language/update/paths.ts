import { type Document, fieldNames, isIndexName } from '../document.ts'
import { MongoError } from '../error.ts'
import { compileMatch, type MatchOptions } from '../match.ts'
import type { ValueTest } from '../match-values.ts'

/** Which elements `$[name]` stands for. */
export type ArrayFilters = ReadonlyMap<string, ValueTest>

/** `$[id]` -> `id`, `$[]` -> ``, anything else undefined. */
export function filterName(part: string): string | undefined {
  return part.startsWith('$[') && part.endsWith(']') ? part.slice(2, -1) : undefined
}

/** Splits the path of an update and checks what MongoDB checks about it. */
export function parseUpdatePath(path: string): string[] {
  if (path === '') throw new MongoError(56, 'An empty update path is not valid.')
  const parts = path.split('.')
  if (parts.includes('')) {
    throw new MongoError(56, `The update path '${path}' contains an empty field name, which is not allowed.`)
  }
  if (parts.filter((part) => part === '$').length > 1) {
    throw new MongoError(2, `Too many positional (i.e. '$') elements found in path '${path}'`)
  }
  if (parts[0] === '$') {
    throw new MongoError(2, `Cannot have positional (i.e. '$') element in the first position in path '${path}'`)
  }
  if (filterName(parts[0]!) !== undefined) {
    throw new MongoError(
      2,
      `Cannot have array filter identifier (i.e. '$[<id>]') element in the first position in path '${path}'`,
    )
  }
  for (const part of parts) {
    if (!part.startsWith('$') || part === '$' || filterName(part) !== undefined) continue
    if (part === '$ref' || part === '$id' || part === '$db') continue
    throw new MongoError(52, `The dollar ($) prefixed field '${part}' in '${path}' is not valid for storage.`)
  }
  return parts
}

/** MongoDB applies an update in this order of names: numbers by size, then text. */
export function compareNames(a: string, b: string): number {
  const [isNumberA, isNumberB] = [isIndexName(a), isIndexName(b)]
  if (isNumberA && isNumberB) return Number(a) - Number(b)
  return a < b ? -1 : a > b ? 1 : 0
}

/** Compiles `arrayFilters`; each one speaks of one identifier, which stands for the element. */
export function compileArrayFilters(filters: readonly Document[], options: MatchOptions): Map<string, ValueTest> {
  const compiled = new Map<string, ValueTest>()
  for (const filter of filters) {
    const name = identifierOf(filter)
    if (name === undefined) {
      throw new MongoError(9, 'Cannot use an expression without a top-level field name in arrayFilters')
    }
    if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) {
      throw new MongoError(
        2,
        `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
      )
    }
    if (compiled.has(name)) {
      throw new MongoError(9, `Found multiple array filters with the same top-level field name ${name}`)
    }
    const { test } = compileMatch(filter, options)
    compiled.set(name, (value) => test({ [name]: value }))
  }
  return compiled
}

function identifierOf(filter: Document): string | undefined {
  let identifier: string | undefined
  for (const name of fieldNames(filter)) {
    const branches = name === '$and' || name === '$or' || name === '$nor' ? (filter[name] as Document[]) : undefined
    const found = branches === undefined ? [name.split('.')[0]!] : branches.map(identifierOf)
    for (const other of found) {
      if (other === undefined) continue
      if (identifier !== undefined && identifier !== other) {
        throw new MongoError(
          9,
          `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${identifier}' and '${other}'`,
        )
      }
      identifier = other
    }
  }
  return identifier
}
