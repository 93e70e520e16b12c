import { type Document, fieldNames, getField, isIndexName, newDocument, setField, type Value } from '../document.ts'
import { MongoError } from '../error.ts'
import { isOperatorDocument } from '../match.ts'
import { isDocument, Type, typeOf } from '../types.ts'

/** The document that an upsert starts from: every field the filter fixes to one value. */
export function upsertBase(query: Document): Document {
  const found = new Map<string, Value>()
  collect(query, found)
  const base = newDocument()
  if (found.has('_id')) setField(base, '_id', found.get('_id'))
  for (const [path, value] of found) {
    checkAlone(path, found)
    if (path !== '_id') setPath(base, path.split('.'), value)
  }
  return base
}

function collect(query: Document, found: Map<string, Value>): void {
  for (const name of fieldNames(query)) {
    const operand = query[name]
    const branches =
      name === '$and' || name === '$or' ? (Array.isArray(operand) ? operand.filter(isDocument) : []) : undefined
    if (branches !== undefined) {
      if (name === '$and' || branches.length === 1) for (const branch of branches) collect(branch, found)
    } else if (!name.startsWith('$')) collectField(name, operand, found)
  }
}

function collectField(path: string, operand: Value, found: Map<string, Value>): void {
  if (!isOperatorDocument(operand)) {
    if (typeOf(operand) !== Type.regex) fix(path, operand, found)
    return
  }
  if (Object.hasOwn(operand, '$eq')) fix(path, operand.$eq, found)
  for (const name of ['$in', '$all']) {
    const list = operand[name]
    if (!Array.isArray(list) || list.length !== 1 || !isPlainValue(list[0])) continue
    fix(path, list[0], found)
  }
}

const isPlainValue = (value: Value): boolean => !isOperatorDocument(value) && typeOf(value) !== Type.regex

function fix(path: string, value: Value, found: Map<string, Value>): void {
  if (found.has(path)) throw matchedTwice(path)
  found.set(path, value)
}

const matchedTwice = (path: string): MongoError =>
  new MongoError(54, `cannot infer query fields to set, path '${path}' is matched twice`)

function checkAlone(path: string, found: ReadonlyMap<string, Value>): void {
  for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
    if (found.has(path.slice(0, dot))) {
      throw new MongoError(
        54,
        `cannot infer query fields to set, both paths '${path}' and '${path.slice(0, dot)}' are matched`,
      )
    }
  }
}

function setPath(base: Document, parts: readonly string[], value: Value): void {
  let doc = base
  for (const part of parts.slice(0, -1)) {
    const next = getField(doc, part)
    const inner = isDocument(next) ? next : newDocument()
    if (inner !== next) setField(doc, part, inner)
    doc = inner
  }
  const last = parts.at(-1)!
  // A filter on `a.0` names a field here: there is no array yet it could be a position of.
  if (isIndexName(last) || last !== '') setField(doc, last, value)
}
