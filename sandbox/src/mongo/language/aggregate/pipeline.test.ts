import { Decimal128, Double, Int32, Long } from 'bson'
import { describe, expect, test } from 'vitest'
import { decodeDocument, encodeDocument } from '../bson.ts'
import type { Document } from '../document.ts'
import { compileMatch } from '../match.ts'
import { compileMergeMatched, compilePipeline, type PipelineContext } from './index.ts'

const stored = (doc: Document): Document => decodeDocument(encodeDocument(doc))
const hex = (docs: Document[]): string[] => docs.map((doc) => encodeDocument(doc).toString('hex'))
const now = new Date('2026-03-01T00:00:00Z')

/** A database of lists; remembers what was asked of it. */
function database(
  collections: Record<string, Document[]>,
): PipelineContext & { asked: [string, Document | undefined][] } {
  const asked: [string, Document | undefined][] = []
  return {
    now,
    asked,
    *readCollection(name, query) {
      asked.push([name, query])
      const { test: matches } = compileMatch(query ?? {})
      for (const doc of collections[name] ?? []) {
        if (matches(stored(doc))) yield stored(doc)
        yield undefined
      }
    },
  }
}

function run(docs: Document[], stages: Document[], context: PipelineContext = database({})): Document[] {
  const pipeline = compilePipeline(stages.map(stored), context)
  const input = docs.flatMap((doc) => [stored(doc), undefined])
  return [...pipeline.run(input)].filter((doc) => doc !== undefined)
}

type Case = [title: string, docs: Document[], stages: Document[], expected: Document[]]
function cases(title: string, rows: Case[]): void {
  describe(title, () => {
    test.each(rows)('%s', (_, docs, stages, expected) => {
      expect(hex(run(docs, stages))).toEqual(hex(expected))
    })
  })
}

const double = (n: number): Double => new Double(n)
const long = (n: number): Long => Long.fromNumber(n)
const decimal = (text: string): Decimal128 => Decimal128.fromString(text)

const sales = [
  { _id: 1, item: 'a', n: 2, at: 3 },
  { _id: 2, item: 'b', n: 5, at: 1 },
  { _id: 3, item: 'a', n: 3, at: 2 },
  { _id: 4, n: null },
]

cases('documents', [
  [
    '$match and $project',
    sales,
    [{ $match: { n: { $gte: 3 } } }, { $project: { n: 1, twice: { $multiply: ['$n', 2] }, _id: 0 } }],
    [
      { n: 5, twice: 10 },
      { n: 3, twice: 6 },
    ],
  ],
  [
    '$addFields, $set, $unset',
    [{ _id: 1, a: 1 }],
    [{ $addFields: { b: '$a' } }, { $set: { 'c.d': 2 } }, { $unset: ['a', 'b'] }],
    [{ _id: 1, c: { d: 2 } }],
  ],
  [
    '$replaceRoot and $replaceWith',
    [{ _id: 1, a: { x: 1 } }],
    [{ $replaceRoot: { newRoot: '$a' } }, { $replaceWith: { y: '$x' } }],
    [{ y: 1 }],
  ],
  [
    '$sort, $skip, $limit',
    sales,
    [{ $sort: { n: -1 } }, { $skip: 1 }, { $limit: 2 }, { $project: { n: 1 } }],
    [
      { _id: 3, n: 3 },
      { _id: 1, n: 2 },
    ],
  ],
  [
    '$sort puts missing with null, text by UTF-8, arrays by their smallest',
    [{ a: 'Ａ' }, { a: '𠮷' }, { a: [5, 1] }, { a: 3 }, {}, { a: [] }],
    [{ $sort: { a: 1 } }],
    [{ a: [] }, {}, { a: [5, 1] }, { a: 3 }, { a: 'Ａ' }, { a: '𠮷' }],
  ],
  [
    '$sort descending takes the largest of an array',
    [{ a: [5, 1] }, { a: 3 }],
    [{ $sort: { a: -1 } }],
    [{ a: [5, 1] }, { a: 3 }],
  ],
  [
    '$sort is stable',
    [{ a: 1, b: 1 }, { a: 0 }, { a: 1, b: 2 }],
    [{ $sort: { a: 1 } }],
    [{ a: 0 }, { a: 1, b: 1 }, { a: 1, b: 2 }],
  ],
  ['$count', sales, [{ $match: { item: 'a' } }, { $count: 'total' }], [{ total: 2 }]],
  ['$count of nothing', [], [{ $count: 'total' }], []],
  ['$documents', [], [{ $documents: [{ a: 1 }, { a: { $add: [1, 1] } }] }], [{ a: 1 }, { a: 2 }]],
])

cases('$unwind', [
  [
    'elements',
    [{ _id: 1, a: [7, 8] }, { _id: 2, a: [] }, { _id: 3 }, { _id: 4, a: 9 }],
    [{ $unwind: '$a' }],
    [
      { _id: 1, a: 7 },
      { _id: 1, a: 8 },
      { _id: 4, a: 9 },
    ],
  ],
  [
    'keeping empty ones, with positions',
    [
      { _id: 1, a: [7] },
      { _id: 2, a: [] },
      { _id: 3, a: null },
      { _id: 4, a: 9 },
    ],
    [{ $unwind: { path: '$a', includeArrayIndex: 'i', preserveNullAndEmptyArrays: true } }],
    [
      { _id: 1, a: 7, i: long(0) },
      { _id: 2, i: null },
      { _id: 3, a: null, i: null },
      { _id: 4, a: 9, i: null },
    ],
  ],
  [
    'inside a document',
    [{ a: { x: 1, b: [1, 2] } }],
    [{ $unwind: '$a.b' }],
    [{ a: { x: 1, b: 1 } }, { a: { x: 1, b: 2 } }],
  ],
])

cases('$group', [
  [
    'sums and counts',
    sales,
    [{ $group: { _id: '$item', n: { $sum: '$n' }, count: { $sum: 1 }, c: { $count: {} } } }],
    [
      { _id: 'a', n: 5, count: 2, c: 2 },
      { _id: 'b', n: 5, count: 1, c: 1 },
      { _id: null, n: 0, count: 1, c: 1 },
    ],
  ],
  [
    '5, 5.0, long 5 and decimal 5 are one group',
    [{ a: 5 }, { a: double(5) }, { a: long(5) }, { a: decimal('5.0') }, { a: '5' }],
    [{ $group: { _id: '$a', n: { $sum: 1 } } }],
    [
      { _id: 5, n: 4 },
      { _id: '5', n: 1 },
    ],
  ],
  [
    'a document as _id',
    [{ a: 1, b: 2 }, { a: double(1), b: 2 }, { a: 2 }],
    [{ $group: { _id: { x: '$a', y: '$b' } } }],
    [{ _id: { x: 1, y: 2 } }, { _id: { x: 2 } }],
  ],
  [
    'lists and ends',
    sales,
    [
      {
        $group: {
          _id: null,
          all: { $push: '$n' },
          set: { $addToSet: '$item' },
          f: { $first: '$n' },
          l: { $last: '$n' },
          min: { $min: '$n' },
          max: { $max: '$item' },
        },
      },
    ],
    [{ _id: null, all: [2, 5, 3, null], set: ['a', 'b'], f: 2, l: null, min: 2, max: 'b' }],
  ],
  [
    'averages',
    [{ a: 1 }, { a: 2 }, { a: 'x' }, {}],
    [{ $group: { _id: null, avg: { $avg: '$a' }, none: { $avg: '$b' }, dev: { $stdDevPop: '$a' } } }],
    [{ _id: null, avg: double(1.5), none: null, dev: double(0.5) }],
  ],
  [
    'sums keep their types',
    [
      { a: long(1), b: decimal('0.1'), c: double(0.1), d: 2147483647 },
      { a: 1, b: 2, c: double(0.2), d: 1 },
    ],
    [{ $group: { _id: null, a: { $sum: '$a' }, b: { $sum: '$b' }, c: { $sum: '$c' }, d: { $sum: '$d' } } }],
    [{ _id: null, a: long(2), b: decimal('2.1'), c: double(0.30000000000000004), d: long(2147483648) }],
  ],
  [
    'the first of an order',
    sales,
    [
      {
        $group: {
          _id: null,
          top: { $top: { sortBy: { at: 1 }, output: '$_id' } },
          two: { $bottomN: { n: 2, sortBy: { at: 1 }, output: '$_id' } },
        },
      },
    ],
    [{ _id: null, top: 4, two: [3, 1] }],
  ],
  [
    'a few',
    sales,
    [
      {
        $group: {
          _id: null,
          f: { $firstN: { n: 2, input: '$n' } },
          l: { $lastN: { n: 2, input: '$n' } },
          max: { $maxN: { n: 2, input: '$n' } },
          min: { $minN: { n: 2, input: '$n' } },
        },
      },
    ],
    [{ _id: null, f: [2, 5], l: [3, null], max: [5, 3], min: [2, 3] }],
  ],
  [
    'documents merged',
    [{ a: { x: 1, y: 1 } }, { a: { y: 2 } }, {}],
    [{ $group: { _id: null, m: { $mergeObjects: '$a' } } }],
    [{ _id: null, m: { x: 1, y: 2 } }],
  ],
  [
    '$sortByCount',
    [{ a: 'x' }, { a: 'y' }, { a: 'y' }],
    [{ $sortByCount: '$a' }],
    [
      { _id: 'y', count: 2 },
      { _id: 'x', count: 1 },
    ],
  ],
  [
    '$bucket',
    [{ p: 5 }, { p: 15 }, { p: 12 }, { p: 99 }, {}],
    [
      {
        $bucket: {
          groupBy: '$p',
          boundaries: [0, 10, 20],
          default: 'other',
          output: { n: { $sum: 1 }, ps: { $push: '$p' } },
        },
      },
    ],
    [
      { _id: 0, n: 1, ps: [5] },
      { _id: 10, n: 2, ps: [15, 12] },
      { _id: 'other', n: 2, ps: [99] },
    ],
  ],
  [
    '$bucketAuto',
    [1, 2, 3, 4, 5, 6].map((p) => ({ p })),
    [{ $bucketAuto: { groupBy: '$p', buckets: 2 } }],
    [
      { _id: { min: 1, max: 4 }, count: 3 },
      { _id: { min: 4, max: 6 }, count: 3 },
    ],
  ],
  [
    '$facet',
    sales,
    [{ $facet: { big: [{ $match: { n: { $gt: 2 } } }, { $project: { n: 1 } }], count: [{ $count: 'n' }] } }],
    [
      {
        big: [
          { _id: 2, n: 5 },
          { _id: 3, n: 3 },
        ],
        count: [{ n: 4 }],
      },
    ],
  ],
])

describe('$lookup', () => {
  const people = [
    { _id: 1, name: '李𠮷', city: 'x' },
    { _id: 2, name: '王', city: 'y' },
    { _id: 3, name: '赵' },
  ]

  test('by equal fields asks only for what it needs', () => {
    const context = database({ people })
    const docs = [
      { _id: 10, who: 1 },
      { _id: 11, who: [1, 2] },
      { _id: 12, who: 9 },
    ]
    const found = run(
      docs,
      [
        { $lookup: { from: 'people', localField: 'who', foreignField: '_id', as: 'p' } },
        { $project: { p: '$p.name' } },
      ],
      context,
    )
    expect(hex(found)).toEqual(
      hex([
        { _id: 10, p: ['李𠮷'] },
        { _id: 11, p: ['李𠮷', '王'] },
        { _id: 12, p: [] },
      ]),
    )
    expect(context.asked[0]).toEqual(['people', { _id: { $eq: new Int32(1) } }])
    expect(context.asked[1]).toEqual(['people', { _id: { $in: [new Int32(1), new Int32(2)] } }])
  })

  test('a missing local field finds null and missing', () => {
    const found = run(
      [{ _id: 1 }],
      [{ $lookup: { from: 'people', localField: 'home', foreignField: 'city', as: 'p' } }],
      database({ people }),
    )
    expect((found[0]!.p as Document[]).map((person) => person.name)).toEqual(['赵'])
  })

  test.each<[Document, string, Document[]]>([
    [{ a: [] }, 'a', [{ b: { $eq: null } }]],
    [{ a: [1, [2]] }, 'a', [{ b: { $in: [1, [2]] } }]],
    [{ a: [{ x: 1 }, { y: 1 }, 5, { x: [2, 3] }] }, 'a.x', [{ b: { $in: [1, 2, 3] } }]],
    [{ a: [{ y: 1 }, 5] }, 'a.x', [{ b: { $eq: null } }]],
    [{ a: [{ x: 7 }, { x: 8 }] }, 'a.1.x', [{ b: { $eq: 8 } }]],
    [{ a: [{ q: 1 }, 2] }, 'a', [{ $or: [{ b: { $eq: { q: 1 } } }, { b: { $eq: 2 } }] }]],
  ])('of %j by %s asks %j', (doc, localField, [query]) => {
    const context = database({ other: [] })
    run([doc], [{ $lookup: { from: 'other', localField, foreignField: 'b', as: 'found' } }], context)
    expect(encodeDocument(context.asked[0]![1]!)).toEqual(encodeDocument(query!))
  })

  test('with a pipeline and variables lets an index serve the equality', () => {
    const context = database({ people })
    const pipeline = [
      { $match: { city: { $exists: true }, $expr: { $eq: ['$_id', '$$who'] } } },
      { $project: { name: 1, by: '$$who', _id: 0 } },
    ]
    const found = run(
      [
        { _id: 10, who: 2 },
        { _id: 11, who: 3 },
      ],
      [{ $lookup: { from: 'people', let: { who: '$who' }, pipeline, as: 'p' } }],
      context,
    )
    expect(hex(found)).toEqual(
      hex([
        { _id: 10, who: 2, p: [{ name: '王', by: 2 }] },
        { _id: 11, who: 3, p: [] },
      ]),
    )
    expect(context.asked[0]).toEqual([
      'people',
      { $and: [{ _id: { $eq: new Int32(2) } }, { city: { $exists: true } }] },
    ])
  })

  test('with both, and one inside of another', () => {
    const context = database({ people, cities: [{ _id: 'x', of: 1 }] })
    const inner = {
      $lookup: {
        from: 'cities',
        let: { city: '$city', limit: '$$limit' },
        pipeline: [{ $match: { $expr: { $and: [{ $eq: ['$_id', '$$city'] }, { $lt: ['$of', '$$limit'] }] } } }],
        as: 'c',
      },
    }
    const found = run(
      [{ _id: 10, who: 1, limit: 5 }],
      [
        {
          $lookup: {
            from: 'people',
            localField: 'who',
            foreignField: '_id',
            let: { limit: '$limit' },
            pipeline: [inner],
            as: 'p',
          },
        },
        { $project: { c: '$p.c._id' } },
      ],
      context,
    )
    expect(hex(found)).toEqual(hex([{ _id: 10, c: [['x']] }]))
  })

  test('$unionWith', () => {
    const found = run(
      [{ _id: 0 }],
      [{ $unionWith: { coll: 'people', pipeline: [{ $match: { city: 'x' } }, { $project: { _id: 1 } }] } }],
      database({ people }),
    )
    expect(hex(found)).toEqual(hex([{ _id: 0 }, { _id: 1 }]))
  })
})

test('variables of the command reach every stage', () => {
  const context = { ...database({}), let: stored({ least: { $add: [1, 1] } }) }
  const stages = [
    { $match: { $or: [{ $expr: { $gte: ['$n', '$$least'] } }] } },
    { $project: { n: 1, least: '$$least' } },
  ]
  expect(hex(run(sales, stages, context)).length).toBe(3)
})

test('$sample gives each document once', () => {
  const docs = Array.from({ length: 50 }, (_, _id) => ({ _id }))
  const some = run(docs, [{ $sample: { size: 20 } }]).map((doc) => (doc._id as Int32).value)
  expect(new Set(some).size).toBe(20)
  expect(run(docs, [{ $sample: { size: 80 } }])).toHaveLength(50)
})

describe('what a caller can do before', () => {
  const stages = [
    { $match: { a: 1 } },
    { $match: { b: 2 } },
    { $sort: { c: 1 } },
    { $skip: 2 },
    { $limit: 3 },
    { $group: { _id: '$d', n: { $sum: '$e.f' } } },
  ]
  const pipeline = compilePipeline(stages.map(stored), database({}))

  test('the filter, the order, the number, the fields', () => {
    expect(pipeline.leadingMatch).toEqual({ $and: [stored({ a: 1 }), stored({ b: 2 })] })
    expect(pipeline.leadingSort).toEqual(stored({ c: 1 }))
    expect(pipeline.leadingLimit).toBe(5)
    expect([...pipeline.fields!].sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  test('and then it is not done again', () => {
    const docs = [{ a: 9, c: 3, d: 'kept although it does not match' }].map(stored)
    expect([...pipeline.run(docs)]).toEqual([])
    expect([
      ...compilePipeline(stages.slice(0, 3).map(stored), database({})).run(docs, { matched: true, sorted: true }),
    ]).toEqual(docs)
  })

  test.each<[Document[], string[] | undefined]>([
    [[{ $project: { a: 1, 'b.c': '$d' } }], ['_id', 'a', 'b', 'd']],
    [[{ $project: { a: 0 } }, { $count: 'n' }], undefined],
    [[{ $project: { a: { b: 0 } } }], undefined],
    [[{ $match: { a: 1 } }], undefined],
    [[{ $count: 'n' }], []],
    [[{ $group: { _id: null, docs: { $push: '$$ROOT' } } }], undefined],
    [[{ $group: { _id: null, top: { $top: { sortBy: { s: 1 }, output: '$o' } } } }], ['o', 's']],
    [
      [{ $unwind: '$a.b' }, { $set: { c: '$x' } }, { $sortByCount: '$c' }],
      ['a', 'c', 'x'],
    ],
    [[{ $match: { $or: [{ $expr: '$a' }] } }, { $count: 'n' }], undefined],
  ])('fields of %j', (list, fields) => {
    const found = compilePipeline(list.map(stored), database({})).fields
    expect(found && [...found].sort()).toEqual(fields)
  })
})

test('pauses of the scan reach whoever pulls', () => {
  const pipeline = compilePipeline([{ $unwind: '$a' }, { $group: { _id: '$a' } }, { $sort: { _id: 1 } }], database({}))
  const seen = [...pipeline.run([undefined, stored({ a: [2, 1] }), undefined])]
  expect(seen).toEqual([undefined, undefined, stored({ _id: 1 }), stored({ _id: 2 })])
})

describe('output', () => {
  test('is told, not done', () => {
    expect(compilePipeline([{ $out: 'x' }], database({})).output).toEqual({
      kind: 'out',
      db: undefined,
      collection: 'x',
    })
    expect(
      compilePipeline([{ $merge: { into: 'x', on: ['a', 'b'], whenMatched: 'keepExisting' } }], database({})).output,
    ).toMatchObject({
      kind: 'merge',
      collection: 'x',
      on: ['a', 'b'],
      whenMatched: 'keepExisting',
      whenNotMatched: 'insert',
    })
  })

  test.each<[unknown, Document]>([
    ['merge', { _id: 1, a: 1, b: 3, c: 4 }],
    ['replace', { _id: 1, b: 3, c: 4 }],
    ['keepExisting', { _id: 1, a: 1, b: 2 }],
    [[{ $set: { b: { $add: ['$b', '$$new.b'] } } }], { _id: 1, a: 1, b: 5 }],
  ])('when matched: %j', (whenMatched, expected) => {
    const { output } = compilePipeline([stored({ $merge: { into: 'x', on: 'k', whenMatched } })], database({}))
    if (output?.kind !== 'merge') throw new Error('not a merge')
    const apply = compileMergeMatched(output, now)
    expect(hex([apply(stored({ _id: 1, a: 1, b: 2 }), stored({ _id: 9, b: 3, c: 4 }))])).toEqual(hex([expected]))
  })
})

describe('what is refused, by name', () => {
  test.each<[Document[], number, RegExp]>([
    [[{ $foo: 1 }], 40324, /Unrecognized pipeline stage name: '\$foo'/],
    [[{ $graphLookup: {} }], 40324, /\$graphLookup is not supported/],
    [[{ $redact: {} }], 40324, /\$redact/],
    [[{ a: 1, b: 2 }], 40323, /exactly one field/],
    [[{ $group: { a: { $sum: 1 } } }], 15955, /_id/],
    [[{ $group: { _id: null, a: { $median: {} } } }], 15952, /\$median/],
    [[{ $group: { _id: null, a: 5 } }], 40234, /'a'/],
    [[{ $project: {} }], 51272, /at least one field/],
    [[{ $limit: 0 }], 15958, /positive/],
    [[{ $skip: -1 }], 5107200, /non-negative/],
    [[{ $out: 'x' }, { $match: {} }], 40601, /final stage/],
    [[{ $facet: { a: [{ $out: 'x' }] } }], 40600, /\$out/],
    [[{ $lookup: { from: 'x', as: 'y' } }], 9, /localField/],
    [[{ $unwind: 'a' }], 28818, /prefixed/],
    [[{ $sort: { a: 2 } }], 15975, /ascending/],
    [[{ $sort: { a: { $meta: 'textScore' } } }], 2, /\$meta/],
    [[{ $match: { $expr: { $median: 1 } } }], 168, /\$median/],
    [[{ $bucketAuto: { groupBy: '$a', buckets: 2, granularity: 'R5' } }], 40241, /granularity/],
  ])('%j', (stages, code, message) => {
    expect(() => run([{ a: 1 }], stages)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    )
  })

  test('while running', () => {
    expect(() => run([{ a: 1 }], [{ $replaceRoot: { newRoot: '$a' } }])).toThrow(
      expect.objectContaining({ code: 40228 }),
    )
    expect(() => run([{ a: 99 }], [{ $bucket: { groupBy: '$a', boundaries: [0, 5] } }])).toThrow(
      expect.objectContaining({ code: 40066 }),
    )
    expect(() => run([{ a: [1], b: [2] }], [{ $sort: { a: 1, b: 1 } }])).toThrow(expect.objectContaining({ code: 2 }))
  })
})
