import { accumulateOperators } from './accumulate.ts'
import { arithmeticOperators } from './arithmetic.ts'
import { arrayOperators } from './array.ts'
import { comparisonOperators } from './comparison.ts'
import { convertOperators } from './convert.ts'
import { dateOperators } from './date.ts'
import { objectOperators } from './object.ts'
import type { Operator } from './scope.ts'
import { setOperators } from './set.ts'
import { textOperators } from './text.ts'
import { variableOperators } from './variables.ts'

/** Every operator of an expression by its name. */
export const operators: Readonly<Record<string, Operator>> = {
  ...accumulateOperators,
  ...arithmeticOperators,
  ...arrayOperators,
  ...comparisonOperators,
  ...convertOperators,
  ...dateOperators,
  ...objectOperators,
  ...setOperators,
  ...textOperators,
  ...variableOperators,
}
