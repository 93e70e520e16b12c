import { describe } from '../describe.ts'
import { type Document, fieldNames, type Value } from '../document.ts'
import { MongoError } from '../error.ts'
import { isDocument, typeName } from '../types.ts'
import { addToSet, pop, pull, pullAll, push } from './array-modifier.ts'
import {
  bitwise,
  currentDate,
  increment,
  keepLargest,
  keepSmallest,
  type Modifier,
  multiplyBy,
  remove,
  setTo,
  takeFrom,
} from './modifier.ts'
import { filterName, parseUpdatePath } from './paths.ts'
import { addLeaf, type Branch, newBranch, sortTree } from './tree.ts'

const operators: Readonly<Record<string, (operand: Value, path: string) => Modifier>> = {
  $set: setTo,
  $setOnInsert: setTo,
  $unset: () => remove,
  $inc: increment,
  $mul: multiplyBy,
  $min: keepSmallest,
  $max: keepLargest,
  $currentDate: currentDate,
  $bit: bitwise,
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
  $pullAll: pullAll,
  $pop: pop,
}

export type OperatorTrees = {
  /** For a document that exists. */
  update: Branch
  /** For an upsert that inserts: with `$setOnInsert`. */
  insert: Branch
  /** Names of the array filters in use. */
  identifiers: ReadonlySet<string>
}

/** Compiles `{ $set: {...}, $inc: {...} }` to the trees of its paths. */
export function compileOperators(update: Document): OperatorTrees {
  const trees = { update: newBranch(), insert: newBranch() }
  const identifiers = new Set<string>()
  // $setOnInsert conflicts with the others even where it does nothing.
  const add = (operator: string, parts: readonly string[], modifier: Modifier): void => {
    addLeaf(trees.insert, parts, modifier)
    if (operator !== '$setOnInsert') addLeaf(trees.update, parts, modifier)
    for (const part of parts) {
      const name = filterName(part)
      if (name !== undefined && name !== '') identifiers.add(name)
    }
  }
  for (const operator of fieldNames(update)) {
    const fields = modifierFields(operator, update[operator])
    for (const path of fieldNames(fields)) {
      if (operator === '$rename') addRename(path, fields[path], add)
      else add(operator, parseUpdatePath(path), operators[operator]!(fields[path], path))
    }
  }
  return { update: sortTree(trees.update), insert: sortTree(trees.insert), identifiers }
}

function modifierFields(operator: string, fields: Value): Document {
  if (operator !== '$rename' && !Object.hasOwn(operators, operator)) {
    throw new MongoError(
      9,
      `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
    )
  }
  if (!isDocument(fields)) {
    throw new MongoError(
      9,
      `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${describe(fields)}}`,
    )
  }
  return fields
}

function addRename(
  from: string,
  to: Value,
  add: (operator: string, parts: readonly string[], modifier: Modifier) => void,
): void {
  if (typeof to !== 'string') {
    throw new MongoError(2, `The 'to' field for $rename must be a string: ${from}: ${describe(to)}`)
  }
  if (from === to) throw new MongoError(2, `The source and target field for $rename must differ: ${from}: "${to}"`)
  const source = parseUpdatePath(from)
  const target = parseUpdatePath(to)
  for (const [parts, which, path] of [
    [source, 'source', from],
    [target, 'destination', to],
  ] as const) {
    if (parts.some((part) => part === '$' || filterName(part) !== undefined)) {
      throw new MongoError(2, `The ${which} field for $rename may not be dynamic: ${path}`)
    }
  }
  add('$rename', source, remove)
  add('$rename', target, takeFrom(source, to))
}
