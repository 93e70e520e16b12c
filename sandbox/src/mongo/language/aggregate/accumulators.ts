import { Double, Int32 } from 'bson'
import { Deviation } from '../deviation.ts'
import { type Document, fieldNames, newDocument, type Value } from '../document.ts'
import { MongoError } from '../error.ts'
import { mergeDocuments } from '../expression/object.ts'
import { partsOf } from '../expression/operands.ts'
import type { Scope } from '../expression/scope.ts'
import { encodeKey } from '../key.ts'
import { type Numeric, toDouble, wholeNumber } from '../number.ts'
import { compareValues } from '../order.ts'
import { compileSort } from '../sort.ts'
import { Summation } from '../summation.ts'
import { isDocument, isNullish, isNumeric } from '../types.ts'

/** What one group keeps for one field: it takes in documents one by one and never needs them again. */
export type Accumulator = { add(doc: Document): void; value(): Value }
/** Makes the state of a new group. */
export type AccumulatorFactory = () => Accumulator

type Compile = (operand: Value, scope: Scope, name: string) => AccumulatorFactory

/** An accumulator of the values of one expression. */
const ofValues =
  (start: () => { add(value: Value): void; value(): Value }): Compile =>
  (operand, scope) => {
    const evaluate = scope.compile(operand)
    return () => {
      const state = start()
      return { add: (doc) => state.add(evaluate(doc)), value: () => state.value() }
    }
  }

const sum = ofValues(() => {
  const total = new Summation()
  return {
    add(value) {
      if (isNumeric(value)) total.add(value as Numeric)
    },
    value: () => total.value(),
  }
})

const average = ofValues(() => {
  const total = new Summation()
  let count = 0
  return {
    add(value) {
      if (!isNumeric(value)) return
      total.add(value as Numeric)
      count++
    },
    value: () => (count === 0 ? null : total.average(count)),
  }
})

const extreme = (direction: 1 | -1): Compile =>
  ofValues(() => {
    let best: Value = null
    return {
      add(value) {
        if (isNullish(value)) return
        if (best === null || direction * compareValues(value, best) < 0) best = value
      },
      value: () => best,
    }
  })

const first = ofValues(() => {
  let seen = false
  let kept: Value = null
  return {
    add(value) {
      if (!seen) kept = value ?? null
      seen = true
    },
    value: () => kept,
  }
})

const last = ofValues(() => {
  let kept: Value = null
  return {
    add(value) {
      kept = value ?? null
    },
    value: () => kept,
  }
})

const push = ofValues(() => {
  const items: Value[] = []
  return {
    add(value) {
      if (value !== undefined) items.push(value)
    },
    value: () => items,
  }
})

const addToSet = ofValues(() => {
  const items = new Map<string, Value>()
  return {
    add(value) {
      if (value === undefined) return
      const key = encodeKey([value], [1]).toString('latin1')
      if (!items.has(key)) items.set(key, value)
    },
    value: () => [...items.values()],
  }
})

const merge = ofValues(() => {
  let merged = newDocument()
  return {
    add(value) {
      if (!isNullish(value)) merged = mergeDocuments([merged, value])
    },
    value: () => merged,
  }
})

const deviation = (kind: 'population' | 'sample'): Compile =>
  ofValues(() => {
    const running = new Deviation()
    return {
      add(value) {
        if (isNumeric(value)) running.add(toDouble(value as Numeric))
      },
      value() {
        const result = running.value(kind)
        return result === null ? null : new Double(result)
      },
    }
  })

const count: Compile = (operand) => {
  if (!isDocument(operand) || fieldNames(operand).length > 0) {
    throw new MongoError(14, '$count takes no arguments, i.e. $count:{}')
  }
  return () => {
    let seen = 0
    return { add: () => void seen++, value: () => new Int32(seen) }
  }
}

/** `n` of $firstN and its kind: an expression without a document. */
function howMany(operand: Value, scope: Scope, name: string): number {
  const n = wholeNumber(scope.compile(operand)(newDocument()))
  if (n === undefined || n < 1) throw new MongoError(5787908, `'n' must be greater than 0 in ${name}`)
  return n
}

/** `$firstN`, `$lastN`, `$minN`, `$maxN`. */
const several =
  (
    keep: (items: Value[], n: number) => void,
    skipsNull: boolean,
    finish: (items: Value[], n: number) => Value[],
  ): Compile =>
  (operand, scope, name) => {
    const parts = partsOf(operand, name, ['input', 'n'], [])
    const evaluate = scope.compile(parts.input)
    const n = howMany(parts.n, scope, name)
    return () => {
      const items: Value[] = []
      return {
        add(doc) {
          const value = evaluate(doc) ?? null
          if (skipsNull && value === null) return
          items.push(value)
          keep(items, n)
        },
        value: () => finish(items, n),
      }
    }
  }

const smallest =
  (direction: 1 | -1) =>
  (items: Value[], n: number): Value[] =>
    [...items].sort((a, b) => direction * compareValues(a, b)).slice(0, n)

/** Sorts now and then only, so that a long group costs little memory and time. */
const keepSmallest =
  (direction: 1 | -1) =>
  (items: Value[], n: number): void => {
    if (items.length < 2 * n + 64) return
    items.splice(0, items.length, ...smallest(direction)(items, n))
  }

/** `$top`, `$bottom` and with an n: by an order of their own. */
const ranked =
  (direction: 1 | -1, isList: boolean): Compile =>
  (operand, scope, name) => {
    const parts = partsOf(operand, name, isList ? ['sortBy', 'output', 'n'] : ['sortBy', 'output'], [])
    if (!isDocument(parts.sortBy)) throw new MongoError(5788604, `${name} requires 'sortBy' to be an object`)
    const sorter = compileSort(parts.sortBy)
    const evaluate = scope.compile(parts.output)
    const n = isList ? howMany(parts.n, scope, name) : 1
    type Item = { key: Value[]; output: Value }
    const compare = (a: Item, b: Item): number => direction * sorter.compareKeys(a.key, b.key)
    return () => {
      let items: Item[] = []
      const trim = (): void => {
        items = items.sort(compare).slice(0, n)
      }
      return {
        add(doc) {
          items.push({ key: sorter.keyOf(doc), output: evaluate(doc) ?? null })
          if (items.length >= 2 * n + 64) trim()
        },
        value() {
          trim()
          const outputs = items.map((item) => item.output)
          return isList ? (direction === 1 ? outputs : outputs.reverse()) : (outputs[0] ?? null)
        },
      }
    }
  }

const accumulators: Readonly<Record<string, Compile>> = {
  $sum: sum,
  $avg: average,
  $min: extreme(1),
  $max: extreme(-1),
  $first: first,
  $last: last,
  $push: push,
  $addToSet: addToSet,
  $mergeObjects: merge,
  $count: count,
  $stdDevPop: deviation('population'),
  $stdDevSamp: deviation('sample'),
  $firstN: several(
    (items, n) => void items.splice(n),
    false,
    (items) => items,
  ),
  $lastN: several(
    (items, n) => void (items.length > 2 * n + 64 && items.splice(0, items.length - n)),
    false,
    (items, n) => items.slice(-n),
  ),
  $minN: several(keepSmallest(1), true, smallest(1)),
  $maxN: several(keepSmallest(-1), true, smallest(-1)),
  $top: ranked(1, false),
  $bottom: ranked(-1, false),
  $topN: ranked(1, true),
  $bottomN: ranked(-1, true),
}

/** Compiles `{ $sum: '$a' }`, the field of a group. */
export function compileAccumulator(field: string, spec: Value, scope: Scope): AccumulatorFactory {
  if (field.includes('.')) throw new MongoError(40235, `The field name '${field}' cannot contain '.'`)
  if (field.startsWith('$')) throw new MongoError(40236, `The field name '${field}' cannot be an operator name`)
  if (!isDocument(spec)) throw new MongoError(40234, `The field '${field}' must be an accumulator object`)
  const names = fieldNames(spec)
  if (names.length !== 1) throw new MongoError(40238, `The field '${field}' must specify one accumulator`)
  const name = names[0]!
  const compile = Object.hasOwn(accumulators, name) ? accumulators[name]! : undefined
  if (compile === undefined) throw new MongoError(15952, `unknown group operator '${name}'`)
  return compile(spec[name], scope, name)
}
