import { Double, Int32 } from 'bson'
import { Deviation } from '../deviation.ts'
import type { Value } from '../document.ts'
import { type Numeric, toDouble } from '../number.ts'
import { compareValues } from '../order.ts'
import { Summation } from '../summation.ts'
import { isNullish, isNumeric } from '../types.ts'
import { variadic } from './operands.ts'
import type { Operator } from './scope.ts'

/** Accumulators as expressions: over their operands, or over the elements of a single one that is an array. */
const over = (apply: (values: Value[]) => Value): Operator =>
  variadic((values) => apply(values.length === 1 && Array.isArray(values[0]) ? values[0] : values))

const numbersOf = (values: Value[]): Numeric[] => values.filter(isNumeric) as Numeric[]

function summation(values: Value[]): { total: Summation; count: number } {
  const numbers = numbersOf(values)
  const total = new Summation()
  for (const number of numbers) total.add(number)
  return { total, count: numbers.length }
}

function extreme(values: Value[], direction: 1 | -1): Value {
  let best: Value = null
  for (const value of values) {
    if (isNullish(value)) continue
    if (best === null || direction * compareValues(value, best) < 0) best = value
  }
  return best
}

function deviation(values: Value[], kind: 'population' | 'sample'): Value {
  const running = new Deviation()
  for (const number of numbersOf(values)) running.add(toDouble(number))
  const result = running.value(kind)
  return result === null ? null : new Double(result)
}

export const accumulateOperators: Readonly<Record<string, Operator>> = {
  $sum: over((values) => (values.length === 0 ? new Int32(0) : summation(values).total.value())),
  $avg: over((values) => {
    const { total, count } = summation(values)
    return count === 0 ? null : total.average(count)
  }),
  $min: over((values) => extreme(values, 1)),
  $max: over((values) => extreme(values, -1)),
  $stdDevPop: over((values) => deviation(values, 'population')),
  $stdDevSamp: over((values) => deviation(values, 'sample')),
}
