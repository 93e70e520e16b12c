import { BSONRegExp, Decimal128, Double, Int32, Long, ObjectId, Timestamp } from 'bson'
import { describe, expect, test } from 'vitest'
import { decodeDocument, encodeDocument } from '../bson.ts'
import type { Document, Value } from '../document.ts'
import { compileExpression } from './index.ts'

const stored = (doc: Document): Document => decodeDocument(encodeDocument(doc))
const now = new Date('2026-03-01T08:30:00Z')
const hex = (value: Value): string =>
  encodeDocument(value === undefined ? { missing: true } : { value }).toString('hex')

const evaluate = (expression: Value, doc: Document): Value =>
  compileExpression(stored({ expression }).expression, { now })(stored(doc))

type Case = [expression: Value, expected: Value, doc?: Document]

function cases(title: string, rows: Case[]): void {
  describe(title, () => {
    test.each(rows)('%j is %j', (expression, expected, doc = {}) => {
      expect(hex(evaluate(expression, doc))).toBe(hex(expected))
    })
  })
}

function refusals(title: string, rows: [expression: Value, code: number][]): void {
  describe(title, () => {
    test.each(rows)('%j is error %d', (expression, code) => {
      expect(() => evaluate(expression, { s: 'text', n: 1, a: [1] })).toThrow(expect.objectContaining({ code }))
    })
  })
}

/** Written without the literal key: an object with `then` looks like a promise. */
const branch = (when: Value, result: Value): Document =>
  Object.fromEntries([
    ['case', when],
    ['then', result],
  ])
const choice = (when: Value, result: Value, otherwise: Value[] = []): Document =>
  Object.fromEntries([['if', when], ['then', result], ...otherwise.map((value) => ['else', value])])

const long = (n: bigint | number): Long => (typeof n === 'bigint' ? Long.fromBigInt(n) : Long.fromNumber(n))
const double = (n: number): Double => new Double(n)
const decimal = (text: string): Decimal128 => Decimal128.fromString(text)
const date = (text: string): Date => new Date(text)

cases('paths and variables', [
  ['$a.b', 1, { a: { b: 1 } }],
  ['$a.b', [1, 2], { a: [{ b: 1 }, 5, { b: 2 }, {}] }],
  ['$a.b.c', [[1], 2], { a: [{ b: [{ c: 1 }] }, { b: { c: 2 } }] }],
  ['$a.0', [], { a: [5] }],
  ['$a.b', undefined, { a: 5 }],
  ['$constructor', undefined, {}],
  ['$$ROOT.a', 1, { a: 1 }],
  ['$$CURRENT', { a: 1 }, { a: 1 }],
  ['$$NOW', now],
  ['$$REMOVE', undefined],
  [{ a: '$x', b: '$y', c: { d: 1 } }, { b: 2, c: { d: 1 } }, { y: 2 }],
  [['$x', '$y'], [null, 2], { y: 2 }],
  [{ $literal: '$a' }, '$a'],
  [{ $let: { vars: { x: 1, y: '$a' }, in: { $add: ['$$x', '$$y'] } } }, 4, { a: 3 }],
  [{ $let: { vars: { x: { b: [1, 2] } }, in: '$$x.b' } }, [1, 2]],
  [{ $let: { vars: { x: 1 }, in: { $let: { vars: { x: 2, y: '$$x' }, in: ['$$x', '$$y'] } } } }, [2, 1]],
])

cases('arithmetic', [
  [{ $add: [1, 2] }, 3],
  [{ $add: [2147483647, 1] }, long(2147483648)],
  [{ $add: [long(9223372036854775807n), 1] }, double(2 ** 63)],
  [{ $add: [1, double(0.5)] }, double(1.5)],
  [{ $add: [decimal('0.1'), decimal('0.2')] }, decimal('0.3')],
  [{ $add: [date('2026-01-01'), 1000] }, date('2026-01-01T00:00:01Z')],
  [{ $add: [1, null] }, null],
  [{ $add: [] }, 0],
  [{ $subtract: [date('2026-01-02'), date('2026-01-01')] }, long(86400000)],
  [{ $subtract: [date('2026-01-02'), 1] }, date('2026-01-01T23:59:59.999Z')],
  [{ $subtract: [5, long(7)] }, long(-2)],
  [{ $multiply: [3, '$n'] }, 6, { n: 2 }],
  [{ $multiply: [65536, 65536] }, long(4294967296)],
  [{ $divide: [6, 3] }, double(2)],
  [{ $divide: [1, decimal('3')] }, decimal('0.3333333333333333333333333333333333')],
  [{ $divide: [decimal('10'), decimal('4')] }, decimal('2.5')],
  [{ $mod: [-7, 3] }, -1],
  [{ $mod: [7.5, 2] }, double(1.5)],
  [{ $mod: [decimal('7.5'), 2] }, decimal('1.5')],
  [{ $abs: -5 }, 5],
  [{ $abs: -2147483648 }, long(2147483648)],
  [{ $ceil: 1.2 }, double(2)],
  [{ $ceil: -0.5 }, double(-0)],
  [{ $floor: decimal('-1.5') }, decimal('-2')],
  [{ $floor: 7 }, 7],
  [{ $round: 2.5 }, double(2)],
  [{ $round: [2.675, 2] }, double(2.67)],
  [{ $round: [1250, -2] }, 1200],
  [{ $round: [decimal('2.675'), 2] }, decimal('2.68')],
  [{ $trunc: [-8.79, 1] }, double(-8.7)],
  [{ $trunc: 1e300 }, double(1e300)],
  [{ $sqrt: 16 }, double(4)],
  [{ $sqrt: decimal('2') }, decimal('1.414213562373095048801688724209698')],
  [{ $pow: [2, 10] }, 1024],
  [{ $pow: [2, 31] }, long(2147483648)],
  [{ $pow: [2, 64] }, double(2 ** 64)],
  [{ $pow: [2, -1] }, double(0.5)],
  [{ $pow: [-1, 1001] }, -1],
  [{ $exp: 0 }, double(1)],
  [{ $ln: 1 }, double(0)],
  [{ $log10: 1000 }, double(3)],
  [{ $log: [8, 2] }, double(3)],
  [{ $bitAnd: [12, 10] }, 8],
  [{ $bitOr: [12, long(3)] }, long(15)],
  [{ $bitNot: 5 }, -6],
  [{ $degreesToRadians: 180 }, double(Math.PI)],
])

refusals('arithmetic refuses', [
  [{ $add: [1, '$s'] }, 14],
  [{ $divide: [1, 0] }, 2],
  [{ $mod: [1, 0] }, 16610],
  [{ $sqrt: -1 }, 28714],
  [{ $pow: [0, -1] }, 28764],
  [{ $ln: 0 }, 28766],
  [{ $ln: decimal('2') }, 2],
  [{ $abs: '$s' }, 28765],
  [{ $abs: [1, 2] }, 16020],
  [{ $add: [date('2026-01-01'), date('2026-01-01')] }, 16612],
])

cases('comparison and choice', [
  [{ $cmp: ['$a', 5] }, -1, { a: 3 }],
  [{ $eq: [1, double(1)] }, true],
  [{ $eq: ['$x', null] }, false],
  [{ $lt: ['$x', null] }, true],
  [{ $gt: ['\u{20BB7}', '\uFF21'] }, true],
  [{ $gt: ['x', 5] }, true],
  [{ $gte: [[1, 2], [1]] }, true],
  [{ $and: [1, 'x', []] }, true],
  [{ $and: [true, null] }, false],
  [{ $or: [0, '$x', decimal('0')] }, false],
  [{ $not: [0] }, true],
  [{ $not: '$x' }, true],
  [{ $cond: [{ $gt: ['$a', 1] }, 'big', 'small'] }, 'big', { a: 2 }],
  [{ $cond: choice(false, 1, ['$x']) }, undefined],
  [{ $ifNull: ['$x', '$y', 'none'] }, 'none', { y: null }],
  [
    {
      $switch: {
        branches: [branch({ $eq: ['$a', 1] }, 'one'), branch(true, 'other')],
      },
    },
    'other',
    { a: 2 },
  ],
])

refusals('choice refuses', [
  [{ $switch: { branches: [branch(false, 1)] } }, 40066],
  [{ $cond: choice(1, 2) }, 9],
  [{ $foo: 1 }, 168],
  [{ $eq: [1, 1], $ne: [1, 1] }, 15983],
  ['$$nobody', 17276],
  ['$a..b', 15998],
  [{ $function: { body: '', args: [], lang: 'js' } }, 168],
])

cases('text counts characters, not units', [
  [{ $concat: ['李', '𠮷', '$s'] }, '李𠮷x', { s: 'x' }],
  [{ $concat: ['a', '$x'] }, null],
  [{ $strLenCP: '李𠮷' }, 2],
  [{ $strLenBytes: '李𠮷' }, 7],
  [{ $substrCP: ['李𠮷国华', 1, 2] }, '𠮷国'],
  [{ $substrBytes: ['李国', 3, 3] }, '国'],
  [{ $substr: ['hello', 1, -1] }, 'ello'],
  [{ $substrCP: [12345, 0, 2] }, '12'],
  [{ $indexOfCP: ['𠮷国华', '华'] }, 2],
  [{ $indexOfCP: ['abcabc', 'b', 2] }, 4],
  [{ $indexOfCP: ['abc', 'x'] }, -1],
  [{ $indexOfBytes: ['李国', '国'] }, 3],
  [{ $toUpper: 'abc ä' }, 'ABC ä'],
  [{ $toLower: '$x' }, ''],
  [{ $strcasecmp: ['abc', 'ABD'] }, -1],
  [{ $split: ['a-b--c', '-'] }, ['a', 'b', '', 'c']],
  [{ $trim: { input: ' \u00a0a b\n' } }, 'a b'],
  [{ $ltrim: { input: 'xxaxx', chars: 'x' } }, 'axx'],
  [{ $rtrim: { input: 'a𠮷𠮷', chars: '𠮷' } }, 'a'],
  [{ $replaceOne: { input: 'a.b.c', find: '.', replacement: { $literal: '$&' } } }, 'a$&b.c'],
  [{ $replaceAll: { input: 'a.b.c', find: '.', replacement: '-' } }, 'a-b-c'],
  [{ $replaceAll: { input: '$x', find: '.', replacement: '-' } }, null],
  [{ $regexMatch: { input: 'Abc', regex: '^a', options: 'i' } }, true],
  [{ $regexMatch: { input: '$x', regex: /a/ } }, false],
  [{ $regexFind: { input: '𠮷ab', regex: new BSONRegExp('(a)(x)?') } }, { match: 'a', idx: 1, captures: ['a', null] }],
  [
    { $regexFindAll: { input: 'a1b2', regex: '[0-9]' } },
    [
      { match: '1', idx: 1, captures: [] },
      { match: '2', idx: 3, captures: [] },
    ],
  ],
])

refusals('text refuses', [
  [{ $concat: ['a', 1] }, 16702],
  [{ $strLenCP: 5 }, 34471],
  [{ $strLenCP: null }, 34471],
  [{ $split: ['a', ''] }, 40087],
  [{ $substrCP: ['a', -1, 1] }, 34455],
  [{ $substrBytes: ['李', 1, 1] }, 28656],
  [{ $toUpper: [[1]] }, 16007],
])

cases('arrays', [
  [{ $arrayElemAt: [[1, 2, 3], -1] }, 3],
  [{ $arrayElemAt: [[1], 5] }, undefined],
  [{ $arrayElemAt: ['$x', 0] }, null],
  [{ $first: '$a' }, 1, { a: [1, 2] }],
  [{ $last: '$a.b' }, 2, { a: [{ b: 1 }, { b: 2 }] }],
  [{ $concatArrays: [[1], [2, [3]]] }, [1, 2, [3]]],
  [{ $concatArrays: [[1], null] }, null],
  [{ $slice: [[1, 2, 3], 2] }, [1, 2]],
  [{ $slice: [[1, 2, 3], -2] }, [2, 3]],
  [{ $slice: [[1, 2, 3, 4], -3, 2] }, [2, 3]],
  [{ $size: '$a' }, 2, { a: [1, 2] }],
  [{ $in: [2, [1, double(2)]] }, true],
  [{ $indexOfArray: [['a', 'b', 'a'], 'a', 1] }, 2],
  [{ $isArray: ['$a'] }, true, { a: [] }],
  [{ $range: [0, 5, 2] }, [0, 2, 4]],
  [{ $range: [3, 0, -1] }, [3, 2, 1]],
  [{ $reverseArray: [[1, 2]] }, [2, 1]],
  [{ $map: { input: '$a', as: 'x', in: { $multiply: ['$$x', 2] } } }, [2, 4], { a: [1, 2] }],
  [{ $map: { input: [{ q: 1 }, {}], in: '$$this.q' } }, [1, null]],
  [{ $map: { input: '$x', in: 1 } }, null],
  [{ $filter: { input: [1, 5, 9], as: 'n', cond: { $gt: ['$$n', '$min'] } } }, [5, 9], { min: 2 }],
  [{ $filter: { input: [1, 5, 9], cond: true, limit: 2 } }, [1, 5]],
  [{ $reduce: { input: [1, 2, 3], initialValue: 10, in: { $add: ['$$value', '$$this'] } } }, 16],
  [
    { $map: { input: [1, 2], as: 'x', in: { $map: { input: [3], as: 'y', in: ['$$x', '$$y'] } } } },
    [[[1, 3]], [[2, 3]]],
  ],
  [{ $sortArray: { input: [3, 'a', 1], sortBy: -1 } }, ['a', 3, 1]],
  [{ $sortArray: { input: [{ a: 2 }, { a: 1 }], sortBy: { a: 1 } } }, [{ a: 1 }, { a: 2 }]],
  [{ $zip: { inputs: [[1, 2], ['a']] } }, [[1, 'a']]],
  [
    { $zip: { inputs: [[1, 2], ['a']], useLongestLength: true, defaults: [0, 'z'] } },
    [
      [1, 'a'],
      [2, 'z'],
    ],
  ],
  [
    {
      $arrayToObject: [
        [
          ['b', 1],
          ['a', 2],
        ],
      ],
    },
    { b: 1, a: 2 },
  ],
  [
    {
      $arrayToObject: [
        [
          { k: 'x', v: 1 },
          { k: 'x', v: 2 },
        ],
      ],
    },
    { x: 2 },
  ],
  [
    { $objectToArray: '$o' },
    [
      { k: 'b', v: 1 },
      { k: 'a', v: 2 },
    ],
    { o: { b: 1, a: 2 } },
  ],
  [{ $firstN: { n: 2, input: [1, 2, 3] } }, [1, 2]],
  [{ $lastN: { n: 2, input: [1, 2, 3] } }, [2, 3]],
  [{ $maxN: { n: 2, input: [1, null, 3, 2] } }, [3, 2]],
  [
    {
      $setUnion: [
        [3, 1],
        [double(1), 2],
      ],
    },
    [1, 2, 3],
  ],
  [
    {
      $setIntersection: [
        [1, 2, 3],
        [double(3), 1],
      ],
    },
    [1, 3],
  ],
  [{ $setDifference: [[1, 2, 2, 3], [2]] }, [1, 3]],
  [
    {
      $setEquals: [
        [1, 2, 1],
        [2, 1],
      ],
    },
    true,
  ],
  [{ $setIsSubset: [[1], [1, 2]] }, true],
  [{ $allElementsTrue: [[1, 'x']] }, true],
  [{ $anyElementTrue: [[0, null]] }, false],
  [{ $sum: '$a' }, 6, { a: [1, 2, 'x', 3] }],
  [{ $sum: ['$a', 5] }, 5, { a: [1] }],
  [{ $sum: [decimal('1.5'), 1] }, decimal('2.5')],
  [{ $sum: [[0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]] }, double(1)],
  [{ $avg: [[1, 2]] }, double(1.5)],
  [{ $avg: [['x']] }, null],
  [{ $min: ['$a', 3] }, 3, { a: null }],
  [{ $max: [[1, 'x', null]] }, 'x'],
  [{ $stdDevPop: [[2, 4, 4, 4, 5, 5, 7, 9]] }, double(2)],
  [{ $stdDevSamp: [[1]] }, null],
])

refusals('arrays refuse', [
  [{ $size: '$n' }, 17124],
  [{ $size: '$nothing' }, 17124],
  [{ $in: [1, '$n'] }, 40081],
  [{ $map: { input: '$n', in: 1 } }, 16883],
  [{ $filter: { input: '$n', cond: 1 } }, 28651],
  [{ $reduce: { input: '$n', initialValue: 0, in: 1 } }, 40080],
  [{ $arrayElemAt: ['$n', 0] }, 28689],
  [{ $concatArrays: ['$n'] }, 28664],
  [{ $range: [0, 5, 0] }, 34449],
  [{ $map: { input: [], as: 'Bad', in: 1 } }, 16867],
])

cases('documents', [
  [{ $mergeObjects: ['$a', null, { b: 2, c: 3 }] }, { b: 2, a: 1, c: 3 }, { a: { b: 1, a: 1 } }],
  [{ $getField: 'a.b' }, 1, { 'a.b': 1 }],
  [{ $getField: { field: 'x', input: { x: 5 } } }, 5],
  [{ $getField: { field: { $literal: '$p' }, input: '$$ROOT' } }, 9, { $p: 9 }],
  [{ $setField: { field: 'x.y', input: '$a', value: 2 } }, { q: 1, 'x.y': 2 }, { a: { q: 1 } }],
  [{ $setField: { field: 'q', input: '$a', value: '$$REMOVE' } }, {}, { a: { q: 1 } }],
  [{ $unsetField: { field: 'q', input: '$a' } }, { r: 2 }, { a: { q: 1, r: 2 } }],
])

cases('dates in UTC and in zones', [
  [{ $year: '$d' }, 2026, { d: now }],
  [{ $month: { date: '$d', timezone: 'Asia/Shanghai' } }, 1, { d: date('2025-12-31T16:00:00Z') }],
  [{ $dayOfMonth: { date: '$d', timezone: '+08:00' } }, 1, { d: date('2025-12-31T16:00:00Z') }],
  [{ $hour: { date: '$d', timezone: 'Asia/Shanghai' } }, 16, { d: now }],
  [{ $hour: { date: '$d', timezone: 'America/New_York' } }, 4, { d: date('2026-07-01T08:00:00Z') }],
  [{ $dayOfWeek: '$d' }, 1, { d: now }],
  [{ $dayOfYear: '$d' }, 60, { d: now }],
  [{ $week: '$d' }, 9, { d: now }],
  [{ $isoWeek: '$d' }, 9, { d: now }],
  [{ $isoWeekYear: '$d' }, long(2020), { d: date('2021-01-03') }],
  [{ $isoWeek: '$d' }, 53, { d: date('2021-01-03') }],
  [{ $isoDayOfWeek: '$d' }, 7, { d: now }],
  [{ $minute: '$d' }, 30, { d: now }],
  [{ $millisecond: '$x' }, null],
  [{ $year: new ObjectId('65920080aaaaaaaaaaaaaaaa') }, 2024],
  [
    { $dateToString: { date: '$d', format: '%Y-%m-%d %H:%M', timezone: 'Asia/Shanghai' } },
    '2026-03-01 16:30',
    { d: now },
  ],
  [{ $dateToString: { date: '$d' } }, '2026-03-01T08:30:00.000Z', { d: now }],
  [
    { $dateToString: { date: '$d', format: '%j %U %V %u %w %b %z %L %%', timezone: '+05:30' } },
    '060 09 09 7 1 Mar +0530 000 %',
    { d: now },
  ],
  [{ $dateToString: { date: '$x', onNull: 'never' } }, 'never'],
  [{ $dateFromString: { dateString: '2026-03-01' } }, date('2026-03-01')],
  [{ $dateFromString: { dateString: '2026-03-01T10:00:00', timezone: 'Asia/Shanghai' } }, date('2026-03-01T02:00:00Z')],
  [{ $dateFromString: { dateString: '2026-03-01T10:00:00+0800' } }, date('2026-03-01T02:00:00Z')],
  [{ $dateFromString: { dateString: '01/03/2026', format: '%d/%m/%Y' } }, date('2026-03-01')],
  [{ $dateFromString: { dateString: 'nonsense', onError: 'no date' } }, 'no date'],
  [{ $dateFromParts: { year: 2026, month: 14, day: 0, timezone: 'Asia/Shanghai' } }, date('2027-01-30T16:00:00Z')],
  [{ $dateFromParts: { isoWeekYear: 2026, isoWeek: 1, isoDayOfWeek: 1 } }, date('2025-12-29')],
  [
    { $dateToParts: { date: '$d', timezone: 'Asia/Shanghai' } },
    { year: 2026, month: 3, day: 1, hour: 16, minute: 30, second: 0, millisecond: 0 },
    { d: now },
  ],
  [{ $dateAdd: { startDate: date('2026-01-31'), unit: 'month', amount: 1 } }, date('2026-02-28')],
  [
    { $dateAdd: { startDate: date('2026-03-07T12:00:00Z'), unit: 'day', amount: 1, timezone: 'America/New_York' } },
    date('2026-03-08T11:00:00Z'),
  ],
  [
    { $dateAdd: { startDate: date('2026-03-07T12:00:00Z'), unit: 'hour', amount: 24, timezone: 'America/New_York' } },
    date('2026-03-08T12:00:00Z'),
  ],
  [{ $dateSubtract: { startDate: date('2024-02-29'), unit: 'year', amount: 1 } }, date('2023-02-28')],
  [
    {
      $dateDiff: {
        startDate: date('2025-12-31T15:00:00Z'),
        endDate: date('2025-12-31T17:00:00Z'),
        unit: 'year',
        timezone: 'Asia/Shanghai',
      },
    },
    long(1),
  ],
  [{ $dateDiff: { startDate: date('2026-01-01T23:59:59Z'), endDate: date('2026-01-02'), unit: 'day' } }, long(1)],
  [
    { $dateDiff: { startDate: date('2026-01-03'), endDate: date('2026-01-05'), unit: 'week', startOfWeek: 'monday' } },
    long(1),
  ],
  [{ $dateDiff: { startDate: date('2026-01-01'), endDate: date('2025-12-31'), unit: 'quarter' } }, long(-1)],
  [
    { $dateDiff: { startDate: date('2026-01-01T00:59:00Z'), endDate: date('2026-01-01T02:01:00Z'), unit: 'hour' } },
    long(2),
  ],
  [{ $dateTrunc: { date: now, unit: 'day', timezone: 'Asia/Shanghai' } }, date('2026-02-28T16:00:00Z')],
  [{ $dateTrunc: { date: now, unit: 'month' } }, date('2026-03-01')],
  [{ $dateTrunc: { date: now, unit: 'week', startOfWeek: 'monday' } }, date('2026-02-23')],
  [{ $dateTrunc: { date: now, unit: 'hour', binSize: 2 } }, date('2026-03-01T08:00:00Z')],
  [{ $dateTrunc: { date: now, unit: 'quarter' } }, date('2026-01-01')],
  [{ $dateTrunc: { date: date('2021-03-20T11:30:05Z'), unit: 'month', binSize: 2 } }, date('2021-03-01')],
  [{ $tsSecond: new Timestamp({ t: 7, i: 2 }) }, long(7)],
])

refusals('dates refuse', [
  [{ $year: '$s' }, 16006],
  [{ $dateFromString: { dateString: 'nonsense' } }, 241],
  [{ $hour: { date: '$$NOW', timezone: 'Mars/Olympus' } }, 40485],
  [{ $dateToString: { date: '$$NOW', format: '%q' } }, 18536],
  [{ $dateAdd: { startDate: '$$NOW', unit: 'eon', amount: 1 } }, 9],
])

cases('conversion', [
  [{ $toInt: '42' }, 42],
  [{ $toInt: double(-1.9) }, -1],
  [{ $toInt: true }, 1],
  [{ $toLong: date('1970-01-01T00:00:01Z') }, long(1000)],
  [{ $toLong: decimal('123.9') }, long(123)],
  [{ $toDouble: '-5.5e1' }, double(-55)],
  [{ $toDecimal: '1.10' }, decimal('1.10')],
  [{ $toDecimal: double(2.5) }, decimal('2.50000000000000')],
  [{ $toString: double(2) }, '2'],
  [{ $toString: long(9007199254740993n) }, '9007199254740993'],
  [{ $toString: decimal('1.10') }, '1.10'],
  [{ $toString: now }, '2026-03-01T08:30:00.000Z'],
  [{ $toString: new ObjectId('a'.repeat(24)) }, 'a'.repeat(24)],
  [{ $toString: false }, 'false'],
  [{ $toBool: 'false' }, true],
  [{ $toBool: 0 }, false],
  [{ $toDate: long(5) }, new Date(5)],
  [{ $toDate: '2026-03-01' }, date('2026-03-01')],
  [{ $toObjectId: 'A'.repeat(24) }, new ObjectId('a'.repeat(24))],
  [{ $toInt: '$x' }, null],
  [{ $convert: { input: 'abc', to: 'int', onError: 'bad', onNull: 'none' } }, 'bad'],
  [{ $convert: { input: null, to: 'int', onNull: 'none' } }, 'none'],
  [{ $convert: { input: '7', to: 16 } }, 7],
  [{ $type: '$x' }, 'missing'],
  [{ $type: long(1) }, 'long'],
  [{ $isNumber: '7' }, false],
  [{ $bsonSize: '$$ROOT' }, 12, { a: 1 }],
  [{ $binarySize: '李' }, 3],
])

refusals('conversion refuses', [
  [{ $toInt: 'abc' }, 241],
  [{ $toInt: '1.5' }, 241],
  [{ $toInt: double(2 ** 31) }, 241],
  [{ $toInt: double(Number.NaN) }, 241],
  [{ $toDate: 5 }, 241],
  [{ $toObjectId: 'xyz' }, 241],
  [{ $toString: [[1]] }, 241],
  [{ $convert: { input: 1, to: 'nope' } }, 2],
])

test('variables: of the command once, of a lookup with every call', () => {
  const fixed = compileExpression({ $add: ['$$base', '$a'] }, { let: { base: { $add: [1, 1] } } })
  expect(fixed({ a: 3 })).toEqual(new Int32(5))
  const varying = compileExpression({ $add: ['$$x', '$a'] }, { variables: ['x'] })
  expect([varying({ a: 3 }, { x: 1 }), varying({ a: 3 }, { x: 2 })]).toEqual([new Int32(4), new Int32(5)])
})
