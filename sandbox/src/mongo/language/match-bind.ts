import type { Document, Value } from './document.ts'
import type { ValueTest } from './match-values.ts'
import { compileWalker, fieldReader } from './path.ts'

/** A test of a whole document. */
export type Test = (doc: Document) => boolean

/** A condition on the values of one path. `whole`: the operator looks at arrays itself instead of at their elements. */
export type Condition =
  | { kind: 'value'; test: ValueTest; whole: boolean }
  | { kind: 'elements'; test: (items: readonly Value[]) => number | undefined }
  | { kind: 'not'; of: Condition }
  | { kind: 'all'; of: Condition[] }

// Where the last successful test found its element. Tests are synchronous; negations put the old value back.
let matchedAt: number | undefined

/** Position of the array element that makes a document pass, undefined if it does not pass or not by an element. */
export function matchedIndex(test: Test, doc: Document): number | undefined {
  matchedAt = undefined
  return test(doc) ? matchedAt : undefined
}

/** Applies a condition to a path. */
export function bind(condition: Condition, path: string): Test {
  switch (condition.kind) {
    case 'not':
      return negated(bind(condition.of, path))
    case 'all':
      return everyTest(condition.of.map((part) => bind(part, path)))
    case 'elements':
      return bindElements(condition.test, path)
    default:
      return path.includes('.') ? bindPath(condition, path) : bindField(condition, path)
  }
}

function bindField({ test, whole }: { test: ValueTest; whole: boolean }, name: string): Test {
  const read = fieldReader(name)
  if (whole) return (doc) => test(read(doc))
  return (doc) => {
    const value = read(doc)
    if (!Array.isArray(value)) return test(value)
    for (let i = 0; i < value.length; i++) {
      if (!test(value[i])) continue
      matchedAt = i
      return true
    }
    return test(value)
  }
}

function bindPath({ test, whole }: { test: ValueTest; whole: boolean }, path: string): Test {
  const walk = compileWalker(path, whole ? 'whole' : 'expand')
  const visit = (value: Value, outer: number | undefined): boolean => {
    if (!test(value)) return false
    if (outer !== undefined) matchedAt = outer
    return true
  }
  return (doc) => walk(doc, visit)
}

function bindElements(test: (items: readonly Value[]) => number | undefined, path: string): Test {
  const walk = compileWalker(path, 'whole')
  const visit = (value: Value, outer: number | undefined): boolean => {
    if (!Array.isArray(value)) return false
    const index = test(value)
    if (index === undefined) return false
    matchedAt = outer ?? index
    return true
  }
  return (doc) => walk(doc, visit)
}

/** The same condition on one element of an array, which is not opened again. */
export function onElement(condition: Condition): ValueTest {
  switch (condition.kind) {
    case 'not': {
      const inner = onElement(condition.of)
      return (value) => !inner(value)
    }
    case 'all': {
      const inner = condition.of.map(onElement)
      return (value) => inner.every((test) => test(value))
    }
    case 'elements': {
      const { test } = condition
      return (value) => Array.isArray(value) && test(value) !== undefined
    }
    default:
      return condition.test
  }
}

export function negated(test: Test): Test {
  return (doc) => {
    const before = matchedAt
    const result = test(doc)
    matchedAt = before
    return !result
  }
}

export function everyTest(tests: readonly Test[]): Test {
  if (tests.length === 0) return () => true
  if (tests.length === 1) return tests[0]!
  if (tests.length === 2) {
    const [first, second] = tests as [Test, Test]
    return (doc) => first(doc) && second(doc)
  }
  return (doc) => {
    for (let i = 0; i < tests.length; i++) if (!tests[i]!(doc)) return false
    return true
  }
}

export function anyTest(tests: readonly Test[]): Test {
  if (tests.length === 1) return tests[0]!
  return (doc) => {
    for (let i = 0; i < tests.length; i++) if (tests[i]!(doc)) return true
    return false
  }
}
