import { comparisonOperators } from './comparison.ts'
import type { Operator } from './scope.ts'
import { variableOperators } from './variables.ts'

/** Every operator of an expression by its name. */
export const operators: Readonly<Record<string, Operator>> = {
  ...comparisonOperators,
  ...variableOperators,
}
