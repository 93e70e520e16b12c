import { compareValues, compileMatch, type Document, isNullish, type Value } from '../language/index.ts'
import type { Index } from './collection-index.ts'
import { type Conditions, readConditions } from './conditions.ts'

/** Does an index hold every document that can satisfy the conditions? Sparse and partial ones leave documents out. */
export function holdsAll(index: Index, conditions: Conditions): boolean {
  const { sparse, partialFilterExpression } = index.definition
  if (sparse && !index.paths.some((path) => demandsPresence(conditions, path))) return false
  return !partialFilterExpression || implies(conditions, partialFilterExpression)
}

/** True when no document without the field can satisfy the conditions. */
function demandsPresence(conditions: Conditions, path: string): boolean {
  return (conditions.paths.get(path) ?? []).some(({ operator, value }) => {
    switch (operator) {
      case '$eq':
      case '$gt':
      case '$gte':
      case '$lt':
      case '$lte':
        return !isNullish(value)
      case '$in':
        return Array.isArray(value) && !value.some(isNullish)
      case '$exists':
        return value === true || (value !== false && !isNullish(value) && Number(value) !== 0)
      default:
        return true
    }
  })
}

function implies(conditions: Conditions, filter: Document): boolean {
  const demanded = readConditions(filter)
  if (demanded.hasMore || demanded.alternatives.length > 0) return false
  for (const [path, demands] of demanded.paths)
    for (const { operator, value } of demands) if (!impliesOne(conditions, path, operator, value)) return false
  return true
}

function impliesOne(conditions: Conditions, path: string, operator: string, demanded: Value): boolean {
  if (operator === '$exists') {
    const wanted = compileMatch({ v: { $exists: demanded } }).test({ v: 1 })
    return wanted && demandsPresence(conditions, path)
  }
  const accepts = compileMatch({ v: { [operator]: demanded } })
  return (conditions.paths.get(path) ?? []).some((given) => {
    switch (given.operator) {
      case '$eq':
        return accepts.test({ v: given.value })
      case '$in':
        return Array.isArray(given.value) && given.value.every((value) => accepts.test({ v: value }))
      case '$type':
        return operator === '$type' && compareValues(given.value, demanded) === 0
      case '$gt':
      case '$gte':
        return isLower(operator) && isWithin(given, operator, demanded, 1)
      case '$lt':
      case '$lte':
        return isUpper(operator) && isWithin(given, operator, demanded, -1)
      default:
        return false
    }
  })
}

const isLower = (operator: string): boolean => operator === '$gt' || operator === '$gte'
const isUpper = (operator: string): boolean => operator === '$lt' || operator === '$lte'

/** Is the asked range inside the one that the filter demands? Only for values of one kind. */
function isWithin(given: { operator: string; value: Value }, operator: string, demanded: Value, sign: 1 | -1): boolean {
  const sameKind = compileMatch({ v: { [sign === 1 ? '$gte' : '$lte']: demanded } }).test({ v: given.value })
  if (!sameKind) return false
  const order = compareValues(given.value, demanded)
  return order !== 0 || given.operator === operator || given.operator === '$gt' || given.operator === '$lt'
}
