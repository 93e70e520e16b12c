import { Int32 } from 'bson'
import { type Document, documentOf, type Value } from '../document.ts'
import { MongoError } from '../error.ts'
import { compareStrings, regexParts } from '../order.ts'
import { compileRegex } from '../regex.ts'
import { isNullish, isNumeric, Type, typeName, typeOf } from '../types.ts'
import { toText } from './convert.ts'
import { binary, named, requireString, requireWhole, unary, variadic } from './operands.ts'
import type { Operator } from './scope.ts'

/** Text as the older string operators take it: null is "", numbers and dates are written out. */
function coerceText(value: Value, name: string): string {
  if (isNullish(value)) return ''
  if (typeof value === 'string') return value
  const type = typeOf(value)
  if (isNumeric(value) || type === Type.date || type === Type.symbol) return toText(value)
  throw new MongoError(16007, `can't convert from BSON type ${typeName(value)} to String (in ${name})`)
}

// MongoDB changes the case of ASCII letters only.
const upper = (text: string): string => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase())
const lower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())

function concat(values: Value[]): Value {
  let text = ''
  for (const value of values) {
    if (isNullish(value)) return null
    text += requireText(value, 16702, '$concat only supports strings, not')
  }
  return text
}

function requireText(value: Value, code: number, message: string): string {
  if (typeof value !== 'string') throw new MongoError(code, `${message} ${typeName(value)}`)
  return value
}

/** `$substrCP`: by code points, so that 𠮷 counts once. */
function substringByPoints([value, start, length]: Value[], name: string): Value {
  const points = [...coerceText(value, name)]
  const from = requireWhole(start, 34450, `${name}: starting index must be a numeric type`)
  const count = requireWhole(length, 34452, `${name}: length must be a numeric type`)
  if (from < 0) throw new MongoError(34455, `${name}: the starting index must be a non-negative integer.`)
  if (count < 0) throw new MongoError(34454, `${name}: length must be a non-negative integer.`)
  return points.slice(from, from + count).join('')
}

/** `$substrBytes`: by UTF-8 bytes; a cut through a character is refused. */
function substringByBytes([value, start, length]: Value[], name: string): Value {
  const bytes = Buffer.from(coerceText(value, name), 'utf8')
  const from = requireWhole(start, 16034, `${name}: starting index must be a numeric type`)
  const count = requireWhole(length, 16035, `${name}: length must be a numeric type`)
  if (from < 0) throw new MongoError(50752, `${name}: starting index must be non-negative (got: ${from})`)
  if (from >= bytes.length) return ''
  const end = count < 0 ? bytes.length : Math.min(bytes.length, from + count)
  if (isContinuation(bytes[from])) {
    throw new MongoError(28656, `${name}:  Invalid range, starting index is a UTF-8 continuation byte.`)
  }
  if (isContinuation(bytes[end])) {
    throw new MongoError(28657, `${name}:  Invalid range, ending index is in the middle of a UTF-8 character.`)
  }
  return bytes.toString('utf8', from, end)
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

function indexBounds(values: Value[], name: string, size: number): { from: number; to: number } {
  const from =
    values[2] === undefined ? 0 : requireWhole(values[2], 40096, `${name} requires an integral starting index`)
  const to =
    values[3] === undefined ? size : requireWhole(values[3], 40096, `${name} requires an integral ending index`)
  if (from < 0 || to < 0) throw new MongoError(40097, `${name} requires a nonnegative starting index and ending index`)
  return { from, to: Math.min(to, size) }
}

function indexOf(values: Value[], name: string, unit: 'points' | 'bytes'): Value {
  const [value, part] = values
  if (isNullish(value)) return null
  const text = requireString(value, 40091, `${name} requires a string as the first argument`)
  const wanted = requireString(part, 40092, `${name} requires a string as the second argument`)
  if (unit === 'bytes') {
    const bytes = Buffer.from(text, 'utf8')
    const { from, to } = indexBounds(values, name, bytes.length)
    return new Int32(from > to ? -1 : bytes.subarray(0, to).indexOf(wanted, from, 'utf8'))
  }
  const points = [...text]
  const { from, to } = indexBounds(values, name, points.length)
  const before = points.slice(0, from).join('')
  const found = from > to ? -1 : points.slice(from, to).join('').indexOf(wanted)
  return new Int32(found === -1 ? -1 : from + pointsIn(text.slice(before.length, before.length + found)))
}

const pointsIn = (text: string): number => [...text].length

function split(value: Value, separator: Value): Value {
  if (isNullish(value) || isNullish(separator)) return null
  const text = requireString(
    value,
    40085,
    '$split requires an expression that evaluates to a string as a first argument',
  )
  const by = requireString(
    separator,
    40086,
    '$split requires an expression that evaluates to a string as a second argument',
  )
  if (by === '') throw new MongoError(40087, '$split requires a non-empty separator')
  return text.split(by)
}

const blanks = '\0\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a'

const trimmed = (left: boolean, right: boolean): Operator =>
  named(['input'], ['chars'], ({ input, chars }, name) => {
    if (isNullish(input)) return null
    const points = [...requireString(input, 50699, `${name} requires its input to be a string`)]
    if (chars === null) return null
    const unwanted = new Set(
      chars === undefined ? blanks : requireString(chars, 50700, `${name} requires 'chars' to be a string`),
    )
    let [from, to] = [0, points.length]
    while (left && from < to && unwanted.has(points[from]!)) from++
    while (right && to > from && unwanted.has(points[to - 1]!)) to--
    return points.slice(from, to).join('')
  })

const replaced = (all: boolean): Operator =>
  named(['input', 'find', 'replacement'], [], (parts, name) => {
    const values = ['input', 'find', 'replacement'].map((part, i) => {
      if (isNullish(parts[part])) return null
      return requireString(parts[part], [51746, 51745, 51744][i]!, `${name} requires that '${part}' be a string`)
    })
    if (values.includes(null)) return null
    const [input, find, replacement] = values as [string, string, string]
    return all ? input.replaceAll(find, () => replacement) : input.replace(find, () => replacement)
  })

type RegexOperand = { input: string; regex: RegExp } | null

function regexOperand({ input, regex, options }: Record<string, Value>, name: string): RegexOperand {
  if (isNullish(input) || isNullish(regex)) return null
  const text = requireString(input, 51104, `${name} needs 'input' to be of type string`)
  if (!isNullish(options) && typeof options !== 'string')
    throw new MongoError(51106, `${name} needs 'options' to be of type string`)
  const given = (options ?? '') as string
  if (typeof regex === 'string') return { input: text, regex: compileRegex(regex, given) }
  if (typeOf(regex) !== Type.regex) throw new MongoError(51105, `${name} needs 'regex' to be of type string or regex`)
  const parts = regexParts(regex as RegExp)
  if (given !== '' && parts.options !== '') {
    throw new MongoError(51107, `${name}: found regex option(s) specified in both 'regex' and 'option' fields`)
  }
  return { input: text, regex: compileRegex(parts.pattern, given || parts.options) }
}

const regexOperator = (none: Value, apply: (operand: NonNullable<RegexOperand>) => Value): Operator =>
  named(['input', 'regex'], ['options'], (parts, name) => {
    const operand = regexOperand(parts, name)
    return operand === null ? none : apply(operand)
  })

function found(match: RegExpExecArray): Document {
  return documentOf([
    ['match', match[0]],
    ['idx', new Int32(pointsIn(match.input.slice(0, match.index)))],
    ['captures', match.slice(1).map((capture: string | undefined) => capture ?? null)],
  ])
}

function findFirst({ input, regex }: NonNullable<RegexOperand>): Value {
  const match = regex.exec(input)
  return match === null ? null : found(match)
}

const findAll = ({ input, regex }: NonNullable<RegexOperand>): Value =>
  [...input.matchAll(new RegExp(regex.source, `${regex.flags}g`))].map(found)

const lengthOf = (code: number, measure: (text: string) => number): Operator =>
  unary((value, name) => new Int32(measure(requireString(value, code, `${name} requires a string argument`))))

export const textOperators: Readonly<Record<string, Operator>> = {
  $concat: variadic(concat),
  $toLower: unary((value, name) => lower(coerceText(value, name))),
  $toUpper: unary((value, name) => upper(coerceText(value, name))),
  $strcasecmp: binary(
    (a, b, name) => new Int32(Math.sign(compareStrings(upper(coerceText(a, name)), upper(coerceText(b, name))))),
  ),
  $substr: variadic(substringByBytes, 3, 3),
  $substrBytes: variadic(substringByBytes, 3, 3),
  $substrCP: variadic(substringByPoints, 3, 3),
  $strLenBytes: lengthOf(34473, (text) => Buffer.byteLength(text, 'utf8')),
  $strLenCP: lengthOf(34471, pointsIn),
  $indexOfBytes: variadic((values, name) => indexOf(values, name, 'bytes'), 2, 4),
  $indexOfCP: variadic((values, name) => indexOf(values, name, 'points'), 2, 4),
  $split: binary(split),
  $trim: trimmed(true, true),
  $ltrim: trimmed(true, false),
  $rtrim: trimmed(false, true),
  $replaceOne: replaced(false),
  $replaceAll: replaced(true),
  $regexMatch: regexOperator(false, ({ input, regex }) => regex.test(input)),
  $regexFind: regexOperator(null, findFirst),
  $regexFindAll: regexOperator([], findAll),
}
