import { describe, expect, test } from 'vitest'
import { decodeDocument, encodeDocument } from './bson.ts'
import type { Document } from './document.ts'
import { makeScope } from './expression/compile.ts'
import { compileProjection, projectionIn } from './project.ts'

const stored = (doc: Document): Document => decodeDocument(encodeDocument(doc))
const hex = (doc: Document): string => encodeDocument(doc).toString('hex')

const doc = { _id: 1, a: 1, b: { c: 2, d: 3 }, e: [{ f: 1, g: 2 }, 5, [{ f: 3, g: 4 }], { g: 5 }], h: [1, 2, 3, 4] }

describe('find', () => {
  test.each<[Document, Document]>([
    [{}, doc],
    [{ a: 1 }, { _id: 1, a: 1 }],
    [{ a: true, _id: 0 }, { a: 1 }],
    [
      { h: 1, a: 1 },
      { _id: 1, a: 1, h: [1, 2, 3, 4] },
    ],
    [{ 'b.c': 1 }, { _id: 1, b: { c: 2 } }],
    [{ b: { c: 1, d: 1 } }, { _id: 1, b: { c: 2, d: 3 } }],
    [{ 'a.x': 1 }, { _id: 1 }],
    [{ 'e.f': 1 }, { _id: 1, e: [{ f: 1 }, [{ f: 3 }], {}] }],
    [
      { a: 0, e: 0, h: 0 },
      { _id: 1, b: { c: 2, d: 3 } },
    ],
    [{ a: 0, _id: 0, e: 0, h: 0 }, { b: { c: 2, d: 3 } }],
    [
      { 'b.c': 0, 'e.f': 0, h: 0 },
      { _id: 1, a: 1, b: { d: 3 }, e: [{ g: 2 }, 5, [{ g: 4 }], { g: 5 }] },
    ],
    [{ _id: 1 }, { _id: 1 }],
    [
      { _id: 0, e: 0, h: 0 },
      { a: 1, b: { c: 2, d: 3 } },
    ],
    [
      { h: { $slice: 2 }, e: 0 },
      { _id: 1, a: 1, b: { c: 2, d: 3 }, h: [1, 2] },
    ],
    [
      { h: { $slice: -1 }, a: 1 },
      { _id: 1, a: 1, h: [4] },
    ],
    [
      { h: { $slice: [1, 2] }, a: 1 },
      { _id: 1, a: 1, h: [2, 3] },
    ],
    [
      { h: { $slice: [-3, 2] }, a: 1 },
      { _id: 1, a: 1, h: [2, 3] },
    ],
    [
      { e: { $elemMatch: { g: { $gt: 1 } } }, h: 1 },
      { _id: 1, h: [1, 2, 3, 4], e: [{ f: 1, g: 2 }] },
    ],
    [{ h: { $elemMatch: { $gt: 2 } } }, { _id: 1, h: [3] }],
    [{ h: { $elemMatch: { $gt: 9 } } }, { _id: 1 }],
    [
      { a: 1, x: 'text', y: '$b.c' },
      { _id: 1, a: 1, x: 'text', y: 2 },
    ],
    [{ a: { $cond: [true, 'yes', 'no'] } }, { _id: 1, a: 'yes' }],
    [
      { 'b.x': '$a', 'b.c': 1 },
      { _id: 1, b: { c: 2, x: 1 } },
    ],
    [
      { y: '$missing', a: 1 },
      { _id: 1, a: 1 },
    ],
  ])('%j', (spec, expected) => {
    expect(hex(compileProjection(stored(spec))(stored(doc)))).toBe(hex(expected))
  })

  test('the element that the filter matched', () => {
    const project = compileProjection({ 'h.$': 1, a: 1 })
    expect(hex(project(stored(doc), { positional: 2 }))).toBe(hex({ _id: 1, a: 1, h: [3] }))
    expect(() => project(stored(doc))).toThrow(expect.objectContaining({ code: 51246 }))
  })

  test.each<[Document, number]>([
    [{ a: 1, b: 0 }, 31254],
    [{ a: 0, b: 1 }, 31253],
    [{ a: 1, 'a.b': 1 }, 31249],
    [{ 'a.b': 1, a: 1 }, 31250],
    [{ a: { $foo: 1 } }, 168],
    [{ a: {} }, 40180],
    [{ a: { $meta: 'textScore' } }, 2],
    [{ 'a.$': 1, 'b.$': 1 }, 31276],
    [{ $a: 1 }, 16410],
  ])('%j is refused', (spec, code) => {
    expect(() => compileProjection(stored(spec))).toThrow(expect.objectContaining({ code }))
  })
})

describe('$addFields', () => {
  test.each<[Document, Document, Document]>([
    [{ a: 1 }, { b: 2, a: 3 }, { a: 3, b: 2 }],
    [{ a: 1 }, { 'b.c': '$a' }, { a: 1, b: { c: 1 } }],
    [{ a: { x: 1 } }, { a: { y: 2 } }, { a: { x: 1, y: 2 } }],
    [{ a: [{ x: 1 }, 5] }, { 'a.y': 2 }, { a: [{ x: 1, y: 2 }, { y: 2 }] }],
    [{ a: 5 }, { 'a.y': 2 }, { a: { y: 2 } }],
    [{ a: 5, b: 6 }, { a: '$$REMOVE' }, { b: 6 }],
    [
      { a: 1, b: 2 },
      { a: '$b', b: '$a' },
      { a: 2, b: 1 },
    ],
    [{ a: 1 }, { b: [1, '$a', '$x'] }, { a: 1, b: [1, 1, null] }],
  ])('%j with %j', (before, spec, expected) => {
    expect(hex(projectionIn(stored(spec), 'add', makeScope(undefined, new Date(0)))(stored(before)))).toBe(
      hex(expected),
    )
  })
})
