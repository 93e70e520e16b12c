import { addDays, plainDate } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import {
  type GatePaper,
  type PromisedPaper,
  promiseState,
  promiseText,
  registerBlockers,
  standingOf,
} from './promised-papers.ts'

const day = plainDate
const today = day('2026-11-23')
const deferral = (more: Partial<PromisedPaper> = {}): PromisedPaper => ({
  ...{
    id: 'p',
    material: 'marriage',
    name: '结婚证',
    cure: 'deferral',
    promisedOn: day('2026-11-02'),
    due: day('2026-11-20'),
  },
  accepted: false,
  ...more,
})
const kept = deferral({ deliveredOn: day('2026-11-20'), accepted: true })

describe('a promise', () => {
  it.each<[string, Partial<PromisedPaper>, string, string]>([
    ['the last day counts', {}, '2026-11-20', 'open'],
    ['a day later', {}, '2026-11-21', 'broken'],
    ['in time and good', { deliveredOn: day('2026-11-20'), accepted: true }, '2026-12-20', 'kept'],
    ['in time, nobody has looked', { deliveredOn: day('2026-11-20') }, '2026-12-20', 'open'],
    ['late', { deliveredOn: day('2026-11-21'), accepted: true }, '2026-11-21', 'broken'],
    ['a pledge nobody tested', { cure: 'pledge', due: undefined }, '2027-11-21', 'kept'],
    ['a pledge found false', { cure: 'pledge', due: undefined, foundFalse: true }, '2026-11-03', 'broken'],
  ])('%s', (_what, more, on, expected) => {
    expect(promiseState(deferral(more), day(on))).toBe(expected)
  })
})

describe('what may be promised next', () => {
  it.each([
    [0, 1],
    [1, 1],
    [2, 2],
    [4, 2],
    [5, 3],
    [50, 3],
  ])('%i kept: %i at once', (count, allowance) => {
    expect(
      standingOf(
        Array.from({ length: count }, () => kept),
        today,
      ),
    ).toMatchObject({ kept: count, allowance, open: 0 })
  })
  it('a pledge that nobody tested raises nothing', () => {
    const pledges = Array.from({ length: 9 }, () => deferral({ cure: 'pledge', due: undefined }))
    expect(standingOf(pledges, today)).toMatchObject({ kept: 0, allowance: 1 })
  })
  it('a broken one ends it for a year, or until it is repaired', () => {
    const broken = deferral()
    expect(standingOf([kept, kept, broken], today)).toMatchObject({
      allowance: 0,
      broken: 1,
      blocked: expect.stringContaining('结婚证'),
    })
    expect(standingOf([kept, kept, { ...broken, repairedOn: today }], today)).toMatchObject({ allowance: 2, broken: 0 })
    const after = (days: number) => standingOf([broken], addDays(day('2026-11-20'), days)).allowance
    expect([after(365), after(366)]).toEqual([0, 1])
  })
  it('counts what is still open', () => {
    expect(standingOf([deferral({ due: today }), kept], today)).toMatchObject({ open: 1, kept: 1 })
  })
})

describe('the gate before the register', () => {
  const paper = (more: Partial<GatePaper> = {}): GatePaper => ({
    ...{ material: 'marriage', name: '结婚证', isKey: false, accepted: false },
    ...more,
  })
  const pledge = deferral({ cure: 'pledge', due: undefined })
  it.each<[string, GatePaper, PromisedPaper[], string[]]>([
    ['it is here', paper({ accepted: true }), [], []],
    ['it is not', paper(), [], ['缺少材料“结婚证”。']],
    ['promised and not here', paper(), [deferral()], ['承诺补交的“结婚证”还没有到。']],
    ['promised, came, nobody looked', paper(), [deferral({ deliveredOn: today })], ['“结婚证”补交了，还没有人看过。']],
    ['a pledge stands for it', paper(), [pledge], []],
    ['a pledge found false', paper(), [{ ...pledge, foundFalse: true }], ['承诺的“结婚证”经核实不符。']],
    ['a key paper is never replaced', paper({ isKey: true }), [pledge], ['缺少关键材料“结婚证”。']],
    ['a promise for another paper', paper(), [deferral({ material: 'id-card' })], ['缺少材料“结婚证”。']],
  ])('%s', (_what, one, promised, expected) => {
    expect(registerBlockers([one], promised)).toEqual(expected)
  })
})

it('a promise says the five things that Jinan asks for', () => {
  const text = promiseText('周敏', [deferral(), deferral({ name: '户口簿', cure: 'pledge', due: undefined })])
  expect(text).toHaveLength(6)
  expect(text[1]).toBe('已被告知缺少的材料和期限：结婚证（最晚 2026-11-20 补交）、户口簿。')
  expect(text[4]).toBe('以本承诺代替提交：户口簿。')
  expect(promiseText('周敏', [deferral()])).toHaveLength(5)
})
