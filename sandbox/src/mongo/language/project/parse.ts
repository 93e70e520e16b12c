import { type Document, fieldNames, type Value } from '../document.ts'
import { MongoError } from '../error.ts'
import type { Expr, Scope } from '../expression/scope.ts'
import { isTruthy } from '../expression/truth.ts'
import { compileMatch } from '../match.ts'
import { wholeNumber } from '../number.ts'
import { isDocument, isNumeric } from '../types.ts'

/** `find`: a projection of a query, `project`: the stage, `add`: $addFields, where numbers are values. */
export type Mode = 'find' | 'project' | 'add'

/** What a projection does at the end of a path. */
export type Leaf =
  | { kind: 'include' }
  | { kind: 'exclude' }
  | { kind: 'compute'; evaluate: Expr }
  | { kind: 'slice'; cut: (items: Value[]) => Value[] }
  | { kind: 'elemMatch'; indexIn: (items: Value[]) => number | undefined }
  | { kind: 'positional' }
export type Tree = { kind: 'tree'; children: Map<string, Leaf | Tree>; computes: boolean }

export type ParsedProjection = { tree: Tree; isInclusion: boolean; id: 'include' | 'exclude' | 'computed' }

export const newTree = (): Tree => ({ kind: 'tree', children: new Map(), computes: false })

/** Reads a projection and decides whether it names what to keep or what to leave out. */
export function parseProjection(spec: Document, mode: Mode, scope: Scope): ParsedProjection {
  const parser = new Parser(mode, scope)
  parser.fields(spec, [])
  return parser.result()
}

class Parser {
  private readonly tree = newTree()
  private readonly mode: Mode
  private readonly scope: Scope
  private id: ParsedProjection['id'] | undefined
  private keeps: string | undefined
  private drops: string | undefined
  private positional: string | undefined

  constructor(mode: Mode, scope: Scope) {
    this.mode = mode
    this.scope = scope
  }

  result(): ParsedProjection {
    const isInclusion =
      this.mode === 'add' ||
      this.keeps !== undefined ||
      (this.drops === undefined && this.id !== undefined && this.id !== 'exclude')
    return { tree: this.tree, isInclusion, id: this.id ?? 'include' }
  }

  fields(spec: Document, prefix: readonly string[]): void {
    for (const name of fieldNames(spec)) {
      if (name.startsWith('$'))
        throw new MongoError(
          16410,
          `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
        )
      const parts = name.split('.')
      if (parts.includes(''))
        throw new MongoError(
          parts.at(-1) === '' && name !== '' ? 40353 : 15998,
          'FieldPath field names may not be empty strings.',
        )
      this.field([...prefix, ...parts], spec[name])
    }
  }

  private field(path: readonly string[], value: Value): void {
    if (path.at(-1) === '$' && this.mode === 'find') {
      this.addPositional(path.slice(0, -1), value)
      return
    }
    const dollar = path.find((part) => part.startsWith('$'))
    if (dollar !== undefined) {
      throw new MongoError(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      )
    }
    if (isDocument(value) && !fieldNames(value).some((name) => name.startsWith('$'))) {
      if (fieldNames(value).length === 0) {
        throw new MongoError(
          40180,
          `an empty object is not a valid value. Found empty object at path ${path.join('.')}`,
        )
      }
      this.fields(value, path)
      return
    }
    this.add(path, this.leaf(path, value))
  }

  private leaf(path: readonly string[], value: Value): Leaf {
    if (this.mode !== 'add' && (typeof value === 'boolean' || isNumeric(value))) {
      return { kind: isTruthy(value) ? 'include' : 'exclude' }
    }
    if (this.mode === 'find' && isDocument(value)) {
      const special = this.findOperator(path, value)
      if (special !== undefined) return special
    }
    return { kind: 'compute', evaluate: this.scope.compile(value) }
  }

  private findOperator(path: readonly string[], value: Document): Leaf | undefined {
    const operator = fieldNames(value)[0]!
    const operand = value[operator]
    if (operator === '$meta') throw new MongoError(2, '$meta is not supported by this server')
    if (operator === '$elemMatch') {
      if (path.length > 1) throw new MongoError(31275, 'Cannot use $elemMatch projection on a nested field.')
      const matcher = compileMatch({ items: { $elemMatch: operand } })
      return { kind: 'elemMatch', indexIn: (items) => matcher.arrayIndex({ items }) }
    }
    if (operator !== '$slice') return undefined
    if (Array.isArray(operand) && !isNumeric(operand[0])) return undefined
    return { kind: 'slice', cut: sliceOf(operand) }
  }

  private addPositional(path: readonly string[], value: Value): void {
    if (this.positional !== undefined) {
      throw new MongoError(31276, 'Cannot specify more than one positional projection per query.')
    }
    if (!isTruthy(value)) throw new MongoError(31395, 'positional projection cannot be used with exclusion')
    this.positional = path.join('.')
    this.add(path, { kind: 'positional' })
  }

  private add(path: readonly string[], leaf: Leaf): void {
    this.note(path, leaf)
    let tree = this.tree
    for (let i = 0; ; i++) {
      const part = path[i]!
      const next = tree.children.get(part)
      if (leaf.kind === 'compute') tree.computes = true
      if (i === path.length - 1) {
        if (next !== undefined) throw collision(path, next.kind === 'tree' ? 31250 : 31249)
        tree.children.set(part, leaf)
        return
      }
      if (next !== undefined && next.kind !== 'tree') throw collision(path, 31249)
      const inner = next ?? newTree()
      if (next === undefined) tree.children.set(part, inner)
      tree = inner
    }
  }

  /** Keeping and leaving out do not mix, except for `_id`; $slice goes with both. */
  private note(path: readonly string[], { kind }: Leaf): void {
    const name = path.join('.')
    if (name === '_id') {
      this.id = kind === 'include' || kind === 'exclude' ? kind : 'computed'
      if (this.id !== 'computed') return
    }
    if (kind === 'slice') return
    if (kind === 'exclude') {
      this.drops ??= name
      if (this.keeps !== undefined)
        throw new MongoError(31254, `Cannot do exclusion on field ${name} in inclusion projection`)
    } else {
      this.keeps ??= name
      if (this.drops !== undefined)
        throw new MongoError(31253, `Cannot do inclusion on field ${name} in exclusion projection`)
    }
  }
}

const collision = (path: readonly string[], code: number): MongoError =>
  new MongoError(
    code,
    `Path collision at ${path.join('.')}${path.length > 1 ? ` remaining portion ${path.slice(1).join('.')}` : ''}`,
  )

function sliceOf(operand: Value): (items: Value[]) => Value[] {
  const [first, second] = (Array.isArray(operand) ? operand : [operand]).map((part: Value) => {
    const whole = wholeNumber(part)
    if (whole === undefined)
      throw new MongoError(
        28667,
        'Invalid $slice syntax. The given syntax did not match the find() syntax: all arguments must be numbers',
      )
    return whole
  })
  if (first === undefined || (Array.isArray(operand) && operand.length !== 2)) {
    throw new MongoError(28667, 'Invalid $slice syntax. An array must have exactly two elements')
  }
  if (second === undefined) return (items) => (first >= 0 ? items.slice(0, first) : items.slice(first))
  if (second <= 0) throw new MongoError(28724, 'First argument to $slice must be positive')
  return (items) => {
    const from = first >= 0 ? first : Math.max(0, items.length + first)
    return items.slice(from, from + second)
  }
}
