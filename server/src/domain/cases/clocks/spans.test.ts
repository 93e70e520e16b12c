import { describe, expect, it } from 'vitest'
import { type ClockSpan, endSpans, type NextSpan, passTo, spanProblems, spansAsOf } from './spans.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour))
const us = (from: number, to?: number): ClockSpan => ({ who: 'us', from: at(from), ...(to ? { to: at(to) } : {}) })
const correction: NextSpan = { who: 'you', from: at(3), ground: 'correction', paper: '补正通知 2026-1' }
const faults = (spans: readonly ClockSpan[]) => spanProblems(spans).map(({ at: place, fault }) => `${place} ${fault}`)

describe('what is wrong with spans', () => {
  it.each<[string, ClockSpan[], string[]]>([
    ['nothing', [us(1, 2), us(2)], []],
    ['a hole', [us(1, 2), us(3)], ['1 gap']],
    ['an overlap', [us(1, 3), us(2)], ['1 overlap']],
    ['two open ones', [us(1), us(2)], ['1 open-inside']],
    ['an end before the beginning', [us(3, 2)], ['0 backwards']],
    ['the citizen without a ground', [{ who: 'you', from: at(1) }], ['0 no-ground']],
    ['a ground without its paper', [{ ...correction, paper: ' ' }], ['0 no-paper']],
    ['a ground laid on the wrong side', [{ ...correction, who: 'us' }], ['0 wrong-holder']],
    ['a ground whose paper is somebody else’s record', [{ who: 'you', from: at(1), ground: 'tax' }], []],
  ])('%s', (_what, spans, expected) => {
    expect(faults(spans)).toEqual(expected)
  })
})

describe('passing a case on', () => {
  it('ends the open span where the next begins', () => {
    expect(passTo([us(1)], correction)).toEqual({ spans: [us(1, 3), correction] })
    expect(passTo([], us(1))).toEqual({ spans: [us(1)] })
    expect(passTo([us(3)], correction)).toEqual({ spans: [us(3, 3), correction] })
  })
  it.each<[string, ClockSpan[], NextSpan, string]>([
    ['without paper', [us(1)], { ...correction, paper: undefined }, 'no-paper'],
    ['without ground', [us(1)], { who: 'you', from: at(3) }, 'no-ground'],
    ['into the past', [us(4)], correction, 'backwards'],
    ['after the end', [us(1, 2)], correction, 'after-the-end'],
  ])('is refused %s', (_what, spans, next, fault) => {
    expect(passTo(spans, next)).toMatchObject({ faults: [{ fault }] })
  })
  it('ends once, and never before it began', () => {
    expect(endSpans([us(1)], at(5))).toEqual([us(1, 5)])
    expect(endSpans([us(1, 2)], at(5))).toEqual([us(1, 2)])
    expect(endSpans([us(3)], at(2))).toEqual([us(3, 3)])
  })
})

it('at an earlier moment a span that had not ended was open', () => {
  const spans = [us(1, 3), { ...correction, to: at(5) }]
  expect(spansAsOf(spans, at(2))).toEqual([{ ...us(1), to: undefined }])
  expect(spansAsOf(spans, at(6))).toEqual(spans)
})
