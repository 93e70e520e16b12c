import { BSONRegExp, Decimal128, Double, Int32, Long, MinKey, ObjectId, Timestamp } from 'bson'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compilePipeline } from './aggregate/index.ts'
import { decodeDocument, encodeDocument } from './bson.ts'
import type { Document, Value } from './document.ts'
import { MongoError } from './error.ts'
import { compileExpression } from './expression/index.ts'
import { operators } from './expression/operators.ts'
import { compileMatch } from './match.ts'
import { compileProjection } from './project.ts'
import { compileUpdate, upsertBase } from './update.ts'

/** A client may send anything: the answer is a result or an error of MongoDB's, never a crash. */

const stored = (doc: Document): Document => decodeDocument(encodeDocument(doc))

const names = ['a', 'b', 'a.b', 'a.0', 'a.$', 'a.$[]', 'a.$[x]', '', 'a.', '$x', '__proto__', 'constructor']
const matchNames = [
  '$eq',
  '$ne',
  '$gt',
  '$lte',
  '$in',
  '$nin',
  '$not',
  '$exists',
  '$type',
  '$regex',
  '$options',
  '$mod',
  '$size',
  '$all',
  '$elemMatch',
  '$and',
  '$or',
  '$nor',
  '$expr',
  '$bitsAllSet',
  '$comment',
]
const updateNames = [
  '$set',
  '$unset',
  '$inc',
  '$mul',
  '$min',
  '$max',
  '$rename',
  '$setOnInsert',
  '$currentDate',
  '$push',
  '$addToSet',
  '$pull',
  '$pullAll',
  '$pop',
  '$bit',
  '$each',
  '$slice',
  '$sort',
  '$position',
  'and',
  '$type',
]
const stageNames = [
  '$match',
  '$project',
  '$addFields',
  '$unset',
  '$group',
  '$sort',
  '$limit',
  '$skip',
  '$unwind',
  '$lookup',
  '$facet',
  '$count',
  '$sortByCount',
  '$replaceRoot',
  '$bucket',
  '$bucketAuto',
  '$sample',
  '$merge',
  '$out',
  '$unionWith',
  '$documents',
]
const partNames = [
  '_id',
  'input',
  'in',
  'cond',
  'as',
  'vars',
  'date',
  'timezone',
  'unit',
  'amount',
  'startDate',
  'format',
  'from',
  'localField',
  'foreignField',
  'pipeline',
  'groupBy',
  'boundaries',
  'n',
  'sortBy',
  'output',
  'field',
  'value',
  'to',
  'into',
  '$sum',
  '$push',
  '$top',
  '$first',
]
const texts = [
  '$a',
  '$$ROOT',
  '$$this',
  '$b.a',
  'x',
  'UTC',
  'day',
  '%Y',
  'merge',
  '李𠮷',
  '(',
  'Asia/Shanghai',
  'int',
  '$$nobody',
  '$',
]

const leaf: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom(...texts),
  fc.constantFrom<Value>(
    new Int32(0),
    new Int32(1),
    new Int32(-1),
    new Int32(2147483647),
    Long.fromBigInt(9223372036854775807n),
    new Double(0.5),
    new Double(Number.NaN),
    new Double(1e300),
    Decimal128.fromString('1E+6111'),
    Decimal128.fromString('-0'),
    null,
    true,
    false,
    new Date(0),
    new ObjectId('0'.repeat(24)),
    new BSONRegExp('a', 'i'),
    new Timestamp({ t: 1, i: 1 }),
    new MinKey(),
    Buffer.from([1, 2]),
  ),
)

const anyValue = (keys: readonly string[]): fc.Arbitrary<Value> =>
  fc.letrec<{ value: Value }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium', maxDepth: 4 },
      leaf,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 3, noNullPrototype: false }),
    ),
  })).value

const anyDocument = (keys: readonly string[]): fc.Arbitrary<Document> =>
  fc.dictionary(fc.constantFrom(...keys), anyValue(keys), { maxKeys: 3 }).map(stored)

const docs = fc
  .dictionary(fc.constantFrom('_id', 'a', 'b', '0'), anyValue(['a', 'b', '0', 'x']), { maxKeys: 4 })
  .map(stored)

/** Runs it; only MongoDB's own errors may come out. */
function survive(run: () => unknown): void {
  try {
    run()
  } catch (error) {
    if (!(error instanceof MongoError)) throw error
    expect(error.message).not.toBe('')
  }
}

describe('any input is answered or refused', () => {
  test('filters', () => {
    fc.assert(
      fc.property(anyDocument([...names, ...matchNames]), docs, (query, doc) => {
        survive(() => compileMatch(query).arrayIndex(doc))
        survive(() => upsertBase(query))
      }),
      { numRuns: 1000 },
    )
  })

  test('updates, which never touch the document they are given', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...updateNames), anyDocument([...names, ...updateNames]), { maxKeys: 2 }),
        docs,
        (update, doc) => {
          const before = encodeDocument(doc)
          survive(() => {
            const context = { isInsert: false, positional: 0, now: new Date(0) }
            encodeDocument(compileUpdate(stored(update), { arrayFilters: [{ x: new Int32(1) }] }).apply(doc, context))
          })
          survive(() => encodeDocument(compileUpdate(stored(update)).apply(doc, { isInsert: true, now: new Date(0) })))
          expect(encodeDocument(doc).equals(before)).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('projections', () => {
    fc.assert(
      fc.property(anyDocument([...names, '$slice', '$elemMatch', '$add', '$cond']), docs, (spec, doc) => {
        survive(() => encodeDocument(compileProjection(spec)(doc, { positional: 0 })))
      }),
      { numRuns: 800 },
    )
  })

  test('expressions', () => {
    const known = Object.keys(operators)
    const values = anyValue(['a', 'b', ...partNames, ...known])
    fc.assert(
      fc.property(fc.constantFrom(...known), values, docs, (name, operand, doc) => {
        survive(() => encodeDocument({ value: compileExpression(stored({ [name]: operand }))(doc) }))
      }),
      { numRuns: 2500 },
    )
  })

  test('pipelines', () => {
    const values = anyValue(['a', 'b', 'a.b', ...partNames, ...stageNames])
    const context = { now: new Date(0), readCollection: () => [stored({ a: 1 })] }
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...stageNames), values), { maxLength: 3 }), docs, (list, doc) => {
        survive(() => {
          const pipeline = compilePipeline(
            list.map(([name, spec]) => stored({ [name]: spec })),
            context,
          )
          for (const result of pipeline.run([doc])) if (result !== undefined) encodeDocument(result)
        })
      }),
      { numRuns: 1000 },
    )
  })
})
