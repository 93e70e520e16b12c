import type { Document, Value } from '../document.ts'
import { MongoError } from '../error.ts'

/** A compiled expression. `undefined` is a missing value. */
export type Expr = (doc: Document) => Value

/** Compiles what stands behind an operator's name. */
export type Operator = (operand: Value, scope: Scope, name: string) => Expr

/** Compiles any expression; given to the scope so that operators need not import the compiler (which imports them). */
export type Compile = (expression: Value, scope: Scope) => Expr

/**
 * Which variables an expression may name. Their values live in numbered slots that all scopes of one compilation share:
 * evaluation is synchronous and never re-enters itself, so setting a slot and calling the body is enough.
 */
export class Scope {
  readonly now: Date
  readonly slots: Value[]
  private readonly names: ReadonlyMap<string, number>
  private readonly compiler: Compile

  constructor(compiler: Compile, now: Date, slots: Value[] = [], names: ReadonlyMap<string, number> = new Map()) {
    this.compiler = compiler
    this.now = now
    this.slots = slots
    this.names = names
  }

  compile(expression: Value): Expr {
    return this.compiler(expression, this)
  }

  /** A scope that knows more variables. */
  with(names: readonly string[]): Scope {
    const all = new Map(this.names)
    for (const name of names) {
      if (!/^[a-z\u0080-\u{10FFFF}]/u.test(name) || !/^[\w\u0080-\u{10FFFF}]+$/u.test(name)) {
        throw new MongoError(16867, `'${name}' starts with an invalid character for a user variable name`)
      }
      all.set(name, this.slots.length)
      this.slots.push(undefined)
    }
    return new Scope(this.compiler, this.now, this.slots, all)
  }

  slotOf(name: string): number {
    const slot = this.names.get(name)
    if (slot === undefined) throw new MongoError(17276, `Use of undefined variable: ${name}`)
    return slot
  }
}
