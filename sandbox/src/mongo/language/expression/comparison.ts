import { Int32 } from 'bson'
import type { Value } from '../document.ts'
import { MongoError } from '../error.ts'
import { compareValues } from '../order.ts'
import { isDocument, isNullish } from '../types.ts'
import { binary, operandsOf, partsOf } from './operands.ts'
import type { Expr, Operator } from './scope.ts'
import { isTruthy } from './truth.ts'

const compared = (accept: (order: number) => boolean): Operator => binary((a, b) => accept(compareValues(a, b)))

const condition: Operator = (operand, scope, name) => {
  const list = isDocument(operand) ? conditionParts(operand, name) : operand
  const [test, then, otherwise] = operandsOf(list, scope, name, 3, 3) as [Expr, Expr, Expr]
  return (doc) => (isTruthy(test(doc)) ? then(doc) : otherwise(doc))
}

function conditionParts(operand: Value, name: string): Value[] {
  const parts = partsOf(operand, name, ['if', 'then', 'else'], [])
  return [parts.if, parts.then, parts.else]
}

const switchCase: Operator = (operand, scope, name) => {
  const parts = partsOf(operand, name, ['branches'], ['default'])
  if (!Array.isArray(parts.branches)) {
    throw new MongoError(40061, "$switch expected an array for 'branches'")
  }
  const branches = parts.branches.map((branch: Value) => {
    const { case: test, then } = partsOf(branch, name, ['case', 'then'], [])
    return { test: scope.compile(test), result: scope.compile(then) }
  })
  const otherwise = Object.hasOwn(parts, 'default') ? scope.compile(parts.default) : undefined
  if (branches.length === 0) throw new MongoError(40068, '$switch requires at least one branch.')
  return (doc) => {
    for (const { test, result } of branches) if (isTruthy(test(doc))) return result(doc)
    if (otherwise !== undefined) return otherwise(doc)
    throw new MongoError(40066, '$switch could not find a matching branch for an input, and no default was specified.')
  }
}

const firstNotNull: Operator = (operand, scope, name) => {
  const operands = operandsOf(operand, scope, name, 2, Number.POSITIVE_INFINITY)
  return (doc) => {
    let value: Value
    for (const evaluate of operands) {
      value = evaluate(doc)
      if (!isNullish(value)) return value
    }
    return value
  }
}

const every: Operator = (operand, scope, name) => {
  const operands = operandsOf(operand, scope, name, 0, Number.POSITIVE_INFINITY)
  return (doc) => operands.every((evaluate) => isTruthy(evaluate(doc)))
}

const some: Operator = (operand, scope, name) => {
  const operands = operandsOf(operand, scope, name, 0, Number.POSITIVE_INFINITY)
  return (doc) => operands.some((evaluate) => isTruthy(evaluate(doc)))
}

const negation: Operator = (operand, scope, name) => {
  const [evaluate] = operandsOf(operand, scope, name, 1, 1) as [Expr]
  return (doc) => !isTruthy(evaluate(doc))
}

export const comparisonOperators: Readonly<Record<string, Operator>> = {
  $cmp: binary((a, b) => new Int32(Math.sign(compareValues(a, b)))),
  $eq: compared((order) => order === 0),
  $ne: compared((order) => order !== 0),
  $gt: compared((order) => order > 0),
  $gte: compared((order) => order >= 0),
  $lt: compared((order) => order < 0),
  $lte: compared((order) => order <= 0),
  $and: every,
  $or: some,
  $not: negation,
  $cond: condition,
  $switch: switchCase,
  $ifNull: firstNotNull,
}
