import { type Document, fieldNames, type Value } from '../document.ts'
import { makeScope } from './compile.ts'

export type ExpressionOptions = {
  /** Variables of the command (`let`): evaluated once, when compiling. */
  let?: Document | undefined
  /** What `$$NOW` is; the same instant for the whole command. */
  now?: Date | undefined
  /** Names of variables whose values come with every evaluation. */
  variables?: readonly string[]
}

/** An expression ready to run; a missing value is undefined. */
export type Evaluate = (doc: Document, variables?: Document) => Value

/** Compiles an aggregation expression. An operator it does not know is an error (168) that names it. */
export function compileExpression(expression: Value, options: ExpressionOptions = {}): Evaluate {
  const base = makeScope(options.let, options.now ?? new Date())
  const names = options.variables ?? []
  const scope = names.length === 0 ? base : base.with(names)
  const evaluate = scope.compile(expression)
  if (names.length === 0) return evaluate
  const slots = names.map((name) => scope.slotOf(name))
  return (doc, variables = {}) => {
    for (let i = 0; i < slots.length; i++) scope.slots[slots[i]!] = variables[names[i]!]
    return evaluate(doc)
  }
}

/** Evaluates the variables of a command (`let`), whose values may be expressions. */
export function evaluateVariables(variables: Document, now: Date): Document {
  const scope = makeScope(variables, now)
  const values: Document = {}
  for (const name of fieldNames(variables)) values[name] = scope.slots[scope.slotOf(name)]
  return values
}
