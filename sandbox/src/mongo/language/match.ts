import type { BSONRegExp } from 'bson'
import { type Document, documentOf, fieldNames, type Value } from './document.ts'
import { MongoError } from './error.ts'
import { makeScope } from './expression/compile.ts'
import type { Scope } from './expression/scope.ts'
import { isTruthy } from './expression/truth.ts'
import { anyTest, bind, type Condition, everyTest, matchedIndex, negated, onElement, type Test } from './match-bind.ts'
import { bitsAre, isBitOperator, matchingRegex, ofType, remainderIs, sizeIs } from './match-operators.ts'
import { comparedTo, equalTo, oneOf, type ValueTest } from './match-values.ts'
import { isNaNValue, type Numeric, toDouble } from './number.ts'
import { regexParts } from './order.ts'
import { rootOf } from './path.ts'
import { isDocument, isNumeric, Type, typeOf } from './types.ts'

export type Matcher = {
  test(doc: Document): boolean
  /** Position of the array element that made the document match: what `$` stands for in an update or projection. */
  arrayIndex(doc: Document): number | undefined
  /** Top-level fields the filter reads, undefined if it may need any: `decodeFields` can leave out the others. */
  readonly fields: ReadonlySet<string> | undefined
}

export type MatchOptions = {
  /** Variables for `$expr`. */
  let?: Document
  /** What `$$NOW` is in `$expr`. */
  now?: Date
}

/** Compiles a filter. An operator it does not know is an error that names it. */
export function compileMatch(query: Document, options: MatchOptions = {}): Matcher {
  return matchIn(query, () => makeScope(options.let, options.now ?? new Date()))
}

/** A filter whose `$expr` may use the variables of a scope. */
export function matchIn(query: Document, scope: () => Scope): Matcher {
  const compiler = new Compiler(scope)
  const test = compiler.query(query, true)
  return {
    test,
    arrayIndex: (doc) => matchedIndex(test, doc),
    fields: compiler.needsAll ? undefined : compiler.fields,
  }
}

/** A filter on a value that is no document, such as an element for `$pull: { scores: { $gte: 8 } }`. */
export function compileElementMatch(condition: Value): ValueTest {
  const name = 'element'
  const { test } = compileMatch(documentOf([[name, condition]]))
  return (value) => test({ [name]: value })
}

/** True for `{ $gt: 5 }`; false for `{ $or: [...] }` and its kind, which are queries, and for `{ $ref, $id }`. */
export function isOperatorDocument(value: Value): value is Document {
  if (!isDocument(value)) return false
  const first = fieldNames(value)[0]
  return first?.startsWith('$') === true && first !== '$ref' && first !== '$id' && first !== '$db'
}

const queryOperators = new Set(['$and', '$or', '$nor', '$expr', '$where', '$comment', '$text', '$jsonSchema'])

/** True for a document whose first key makes it a query although it begins with a dollar sign. */
export function isQueryDocument(value: Value): value is Document {
  return isDocument(value) && (!isOperatorDocument(value) || queryOperators.has(fieldNames(value)[0]!))
}

const refused: ReadonlySet<string> = new Set([
  '$where',
  '$text',
  '$jsonSchema',
  '$near',
  '$nearSphere',
  '$geoWithin',
  '$geoIntersects',
  '$geoNear',
  '$within',
  '$sampleRate',
  '$rand',
])

class Compiler {
  readonly fields = new Set<string>()
  needsAll = false
  private readonly scope: () => Scope

  constructor(scope: () => Scope) {
    this.scope = scope
  }

  query(query: Document, isTop: boolean): Test {
    if (!isDocument(query)) throw new MongoError(14, 'a filter must be a document')
    const tests: Test[] = []
    for (const name of fieldNames(query)) {
      const operand = query[name]
      if (!name.startsWith('$')) tests.push(this.field(name, operand, isTop))
      else if (name !== '$comment') tests.push(this.topLevel(name, operand, isTop))
    }
    return everyTest(tests)
  }

  private topLevel(name: string, operand: Value, isTop: boolean): Test {
    switch (name) {
      case '$and':
        return everyTest(this.branches(name, operand, isTop))
      case '$or':
        return anyTest(this.branches(name, operand, isTop))
      case '$nor':
        return negated(anyTest(this.branches(name, operand, isTop)))
      case '$expr': {
        if (!isTop) throw new MongoError(2, '$expr can only be applied to the top-level document')
        this.needsAll = true
        const evaluate = this.scope().compile(operand)
        return (doc) => isTruthy(evaluate(doc))
      }
      case '$alwaysTrue':
        return () => true
      case '$alwaysFalse':
        return () => false
      default:
        if (refused.has(name)) throw new MongoError(2, `${name} is not supported by this server`)
        throw new MongoError(
          2,
          `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
        )
    }
  }

  private branches(name: string, operand: Value, isTop: boolean): Test[] {
    if (!Array.isArray(operand)) throw new MongoError(2, `${name} must be an array`)
    if (operand.length === 0) throw new MongoError(2, '$and/$or/$nor must be a nonempty array')
    return operand.map((branch) => {
      if (!isDocument(branch)) throw new MongoError(2, '$or/$and/$nor entries need to be full objects')
      return this.query(branch, isTop)
    })
  }

  private field(path: string, operand: Value, isTop: boolean): Test {
    if (isTop) this.fields.add(rootOf(path))
    return bind(this.condition(operand), path)
  }

  private condition(operand: Value): Condition {
    if (isOperatorDocument(operand)) return this.operators(operand)
    if (typeOf(operand) === Type.regex) return expand(regexTest(operand as BSONRegExp | RegExp))
    return expand(equalTo(operand))
  }

  private operators(doc: Document): Condition {
    const conditions: Condition[] = []
    for (const name of fieldNames(doc)) {
      if (name === '$comment') continue
      if (name === '$options') {
        if (!Object.hasOwn(doc, '$regex')) throw new MongoError(2, '$options needs a $regex')
        continue
      }
      conditions.push(name === '$regex' ? expand(regexOperator(doc)) : this.operator(name, doc[name]))
    }
    return conditions.length === 1 ? conditions[0]! : { kind: 'all', of: conditions }
  }

  private operator(name: string, operand: Value): Condition {
    switch (name) {
      case '$eq':
        return expand(equalTo(operand))
      case '$ne':
        if (typeOf(operand) === Type.regex) throw new MongoError(2, "Can't have regex as arg to $ne.")
        return not(expand(equalTo(operand)))
      case '$gt':
      case '$gte':
      case '$lt':
      case '$lte':
        return expand(comparedTo(name, operand))
      case '$in':
        return expand(inList(name, operand))
      case '$nin':
        return not(expand(inList(name, operand)))
      case '$not':
        return not(this.negatable(operand))
      case '$exists': {
        const wanted = isTrueOperand(operand)
        const exists: Condition = { kind: 'value', whole: true, test: (value) => value !== undefined }
        return wanted ? exists : not(exists)
      }
      case '$type':
        return expand(ofType(operand))
      case '$mod':
        return expand(remainderIs(operand))
      case '$size':
        return { kind: 'value', whole: true, test: sizeIs(operand) }
      case '$all':
        return this.all(operand)
      case '$elemMatch':
        return this.elemMatch(operand)
      default:
        if (isBitOperator(name)) return expand(bitsAre(name, operand))
        if (refused.has(name)) throw new MongoError(2, `${name} is not supported by this server`)
        throw new MongoError(2, `unknown operator: ${name}`)
    }
  }

  private negatable(operand: Value): Condition {
    if (typeOf(operand) === Type.regex) return expand(regexTest(operand as BSONRegExp | RegExp))
    if (!isDocument(operand)) throw new MongoError(2, '$not needs a regex or a document')
    const names = fieldNames(operand)
    if (names.length === 0) throw new MongoError(2, '$not cannot be empty')
    for (const name of names) if (!name.startsWith('$')) throw new MongoError(2, `unknown operator: ${name}`)
    return this.operators(operand)
  }

  private all(operand: Value): Condition {
    if (!Array.isArray(operand)) throw new MongoError(2, '$all needs an array')
    if (operand.length === 0) return { kind: 'value', whole: true, test: () => false }
    const isElemMatch = (item: Value): boolean => isDocument(item) && fieldNames(item)[0] === '$elemMatch'
    const several = operand.filter(isElemMatch).length
    if (several > 0 && several < operand.length) throw new MongoError(2, 'no $ expressions in $all')
    return {
      kind: 'all',
      of: operand.map((item) => {
        if (isElemMatch(item)) return this.operators(item as Document)
        if (isOperatorDocument(item)) throw new MongoError(2, 'no $ expressions in $all')
        return expand(equalOrMatching(item))
      }),
    }
  }

  private elemMatch(operand: Value): Condition {
    if (!isDocument(operand)) throw new MongoError(2, '$elemMatch needs an Object')
    const first = fieldNames(operand)[0]
    if (isOperatorDocument(operand) && !queryOperators.has(first!)) {
      const test = onElement(this.operators(operand))
      return { kind: 'elements', test: (items) => found(items.findIndex(test)) }
    }
    const test = this.query(operand, false)
    return { kind: 'elements', test: (items) => found(items.findIndex((item) => testInside(test, item))) }
  }
}

const found = (index: number): number | undefined => (index === -1 ? undefined : index)

/** An array inside of an array counts as a document with its positions as names. */
function testInside(test: Test, item: Value): boolean {
  if (isDocument(item)) return test(item)
  return Array.isArray(item) && test(documentOf(item.map((value, i) => [String(i), value])))
}

const expand = (test: ValueTest): Condition => ({ kind: 'value', whole: false, test })
const not = (of: Condition): Condition => ({ kind: 'not', of })

const regexTest = (value: BSONRegExp | RegExp): ValueTest => {
  const { pattern, options } = regexParts(value)
  return matchingRegex(pattern, options)
}

function regexOperator(doc: Document): ValueTest {
  const { $regex: pattern, $options: options } = doc
  if (options !== undefined && typeof options !== 'string') throw new MongoError(2, '$options has to be a string')
  if (typeof pattern === 'string') return matchingRegex(pattern, options ?? '')
  if (typeOf(pattern) !== Type.regex) throw new MongoError(2, '$regex has to be a string')
  const parts = regexParts(pattern as BSONRegExp | RegExp)
  if (options !== undefined && parts.options !== '') {
    throw new MongoError(51075, 'options set in both $regex and $options')
  }
  return matchingRegex(parts.pattern, options ?? parts.options)
}

const equalOrMatching = (item: Value): ValueTest =>
  typeOf(item) === Type.regex ? regexTest(item as BSONRegExp | RegExp) : equalTo(item)

function inList(name: string, operand: Value): ValueTest {
  if (!Array.isArray(operand)) throw new MongoError(2, `${name} needs an array`)
  const regexes: ValueTest[] = []
  const values: Value[] = []
  for (const item of operand) {
    if (isOperatorDocument(item)) throw new MongoError(2, 'cannot nest $ under $in')
    if (typeOf(item) === Type.regex) regexes.push(regexTest(item as BSONRegExp | RegExp))
    else values.push(item)
  }
  const equal = oneOf(values)
  return regexes.length === 0 ? equal : (value) => equal(value) || regexes.some((test) => test(value))
}

/** Any number but zero, true, and every other value except false, null and undefined. */
function isTrueOperand(operand: Value): boolean {
  if (isNumeric(operand)) return isNaNValue(operand) || toDouble(operand as Numeric) !== 0
  return operand !== false && operand !== null && operand !== undefined
}
