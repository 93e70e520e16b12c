import { Int32 } from 'bson'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeDocument, encodeDocument } from './bson.ts'
import type { Document, Value } from './document.ts'
import { MongoError } from './error.ts'
import { type IndexField, indexKeys } from './index-keys.ts'
import { encodeKey } from './key.ts'
import { compileMatch } from './match.ts'

const stored = (doc: Document): Document => decodeDocument(encodeDocument(doc))
const spec = (...paths: string[]): IndexField[] => paths.map((path) => ({ path, direction: 1 }))
const plain = (value: Value): Value => {
  if (value instanceof Int32) return value.value
  return Array.isArray(value) ? value.map(plain) : value
}

describe('keys of an index', () => {
  test.each<[string, Document, string[], Value[][], boolean[]?]>([
    ['one value', { a: 1 }, ['a'], [[1]]],
    ['missing is null', {}, ['a'], [[null]]],
    ['a path', { a: { b: 1 } }, ['a.b'], [[1]]],
    ['a path that ends early', { a: 5 }, ['a.b'], [[null]]],
    ['several fields', { a: 1, c: 3 }, ['a', 'b', 'c'], [[1, null, 3]]],
    ['each element', { a: [1, 2] }, ['a'], [[1], [2]], [true]],
    ['equal elements once', { a: [1, 1, 2] }, ['a'], [[1], [2]], [true]],
    ['an empty array is undefined', { a: [] }, ['a'], [[undefined]], [true]],
    ['below an empty array is null', { a: [] }, ['a.b'], [[null]], [true]],
    ['an array in an array is a value', { a: [[1, 2], 3] }, ['a'], [[[1, 2]], [3]], [true]],
    ['documents in an array', { a: [{ b: 1 }, { b: 2 }, {}] }, ['a.b'], [[1], [2], [null]], [true]],
    ['arrays in documents in an array', { a: [{ b: [1, 2] }, { b: 3 }] }, ['a.b'], [[1], [2], [3]], [true]],
    ['what is no document below an array', { a: [1, { b: 2 }] }, ['a.b'], [[null], [2]], [true]],
    [
      'two fields of the same elements',
      { a: [{ b: 1, c: 2 }, { b: 3 }] },
      ['a.b', 'a.c'],
      [
        [1, 2],
        [3, null],
      ],
      [true, true],
    ],
    [
      'an array and a value',
      { a: [1, 2], b: 5 },
      ['a', 'b'],
      [
        [1, 5],
        [2, 5],
      ],
      [true, false],
    ],
    ['the array and its elements', { a: [{ b: 1 }] }, ['a', 'a.b'], [[{ b: 1 }, 1]], [true, true]],
    ['a position', { a: [5, 7] }, ['a.1'], [[7]]],
    ['a position behind the end', { a: [5] }, ['a.1'], [[null]], [true]],
    ['a path behind a position', { a: [{ b: 1 }, { b: 2 }] }, ['a.1.b'], [[2]]],
  ])('%s', (_, doc, paths, keys, multikey) => {
    const found = indexKeys(stored(doc), spec(...paths))
    const shape = (value: Value): Value =>
      value !== null && typeof value === 'object' && 'b' in value ? { b: plain(value.b) } : plain(value)
    expect(found.keys.map((key) => key.map(shape))).toEqual(keys)
    expect(found.multikeyPaths).toEqual(multikey ?? paths.map(() => false))
  })

  test('two different arrays cannot be multiplied', () => {
    expect(() => indexKeys(stored({ a: [1], b: [2] }), spec('a', 'b'))).toThrow(
      expect.objectContaining({ code: 171, message: 'cannot index parallel arrays [b] [a]' }),
    )
    expect(() => indexKeys(stored({ x: [{ a: [1], b: [2] }] }), spec('x.a', 'x.b'))).toThrow(
      expect.objectContaining({ code: 171 }),
    )
  })

  test('a number that is a position and a name is refused', () => {
    expect(() => indexKeys(stored({ a: [{ 0: 1 }] }), spec('a.0'))).toThrow(expect.objectContaining({ code: 16746 }))
  })

  test('whether a sparse index would leave the document out', () => {
    expect(indexKeys({}, spec('a', 'b')).allMissing).toBe(true)
    expect(indexKeys({ b: null }, spec('a', 'b')).allMissing).toBe(false)
    expect(indexKeys({ a: [] }, spec('a')).allMissing).toBe(false)
  })
})

const { value: anyValue } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium' },
    fc.constantFrom<Value>(1, 2, 'x', null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', '0'), tie('value'), { maxKeys: 2 }),
  ),
}))

describe('a filter finds nothing that an index would miss', () => {
  const keyOf = (value: Value): string => encodeKey([value], [1]).toString('hex')

  test('equality with a value that is no array has its key', () => {
    const paths = fc.constantFrom('a', 'a.b', 'a.0', 'a.0.b', 'a.b.0', 'a.b.a', 'a.1')
    fc.assert(
      fc.property(anyValue, paths, fc.constantFrom<Value>(1, 2, 'x', null, {}, { b: 1 }), (a, path, wanted) => {
        const doc = stored({ a })
        // `{ 'a.0': null }` also finds `{ a: [{}] }`, whose element has no field 0; in MongoDB too the index does not have that.
        if (wanted === null && /\d/.test(path)) return
        if (!compileMatch({ [path]: { $eq: wanted } }).test(doc)) return
        const keys = keysUnlessRefused(doc, path)
        if (keys !== undefined) expect(keys.map(([key]) => keyOf(key))).toContain(keyOf(wanted))
      }),
      { numRuns: 3000 },
    )
  })

  function keysUnlessRefused(doc: Document, path: string): Value[][] | undefined {
    try {
      return indexKeys(doc, spec(path)).keys
    } catch (error) {
      // Such a document could not have been stored with this index.
      if (error instanceof MongoError && error.code === 16746) return undefined
      throw error
    }
  }
})
