import { plainDate } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { coolingOffEnds, type DeviceYes, type ExtraStepsQuestion, extraSteps } from './extra-steps.ts'

const now = new Date('2026-11-23T02:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const yes = (more: Partial<DeviceYes> = {}): DeviceYes => ({
  ...{ device: 'phone-1', personId: 'li', partyId: 's', caseId: 'case-1', side: '转让方', gives: true, at: now },
  ...more,
})
const fromZhou = yes({ personId: 'zhou', partyId: 'b', side: '受让方', gives: false, device: 'phone-2' })
const ask = (more: Partial<ExtraStepsQuestion> = {}) =>
  extraSteps({
    ...{ caseId: 'case-1', on: plainDate('2026-11-23'), isGift: false, hasPrice: true, priceFen: 100, valueFen: 100 },
    ...{ yeses: [yes(), fromZhou], now },
    ...more,
  })
const kinds = (more: Partial<ExtraStepsQuestion> = {}) => ask(more).steps.map(({ kind }) => kind)

describe('price', () => {
  it.each([
    [700_001, []],
    [700_000, []],
    [699_999, ['cooling-off', 'call']],
    [70_00, ['cooling-off', 'call']],
    [0, ['cooling-off', 'call']],
  ])('%i fen for a home of 1,000,000: %j', (priceFen, expected) => {
    expect(kinds({ priceFen, valueFen: 1_000_000 })).toEqual(expected)
  })
  it('a value that nobody knows is asked about, never taken as fine', () => {
    expect(kinds({ valueFen: undefined })).toEqual(['price-check'])
    expect(kinds({ valueFen: undefined, priceFen: 0 })).toEqual(['cooling-off', 'call'])
    expect(kinds({ valueFen: undefined, priceFen: undefined })).toEqual(['cooling-off', 'call'])
  })
  it('an act without a price is not asked for one', () => {
    expect(kinds({ hasPrice: false, priceFen: undefined, valueFen: undefined })).toEqual([])
  })
  it('a gift has a night to think it over', () => {
    const { steps } = ask({ isGift: true, hasPrice: false })
    expect(steps).toMatchObject([{ kind: 'cooling-off', hours: 24 }])
    expect(coolingOffEnds(now, steps)).toEqual(new Date('2026-11-24T02:00:00Z'))
    expect(coolingOffEnds(now, [])).toBeUndefined()
  })
  it('names its source and that it was not confirmed', () => {
    expect(ask({ isGift: true }).steps[0]?.source).toMatch(/法释〔2023〕13号.*以当地公布为准/)
  })
})

describe('one phone', () => {
  const inCase = (...yeses: DeviceYes[]) => kinds({ yeses })
  it('of one person is nothing', () => {
    expect(inCase(yes(), fromZhou)).toEqual([])
    expect(inCase(yes(), yes(), fromZhou)).toEqual([])
  })
  it('of two owners: each is called', () => {
    const wife = yes({ personId: 'wife', partyId: 'w', household: 'h' })
    expect(ask({ yeses: [yes({ household: 'h' }), wife, fromZhou] }).steps).toMatchObject([
      { kind: 'call', partyIds: ['s', 'w'] },
    ])
  })
  it('of both sides: also a cooling-off', () => {
    expect(inCase(yes(), { ...fromZhou, device: 'phone-1' })).toEqual(['call', 'cooling-off'])
  })
  const other = (more: Partial<DeviceYes>) => yes({ caseId: 'case-0', personId: 'zhang', partyId: 'z', ...more })
  it.each<[string, DeviceYes, boolean]>([
    ['another owner in another case', other({}), true],
    ['29 days ago', other({ at: daysAgo(29) }), true],
    ['30 days ago', other({ at: daysAgo(30) }), false],
    ['the same owner', other({ personId: 'li' }), false],
    ['one of the household', other({ household: 'h' }), false],
    ['somebody who only buys', other({ gives: false }), false],
    ['with another phone', other({ device: 'phone-9' }), false],
  ])('another case, %s: alarm %s', (_what, before, alarm) => {
    const result = ask({ yeses: [yes({ household: 'h' }), fromZhou, before] })
    expect(result.alarm !== undefined).toBe(alarm)
    expect(result.steps.map(({ kind }) => kind)).toEqual(alarm ? ['live-person', 'call'] : [])
  })
  it('a person is called once, with every reason', () => {
    const { steps } = ask({ priceFen: 1, valueFen: 100, yeses: [yes(), fromZhou, other({})] })
    expect(steps.map(({ kind }) => kind)).toEqual(['cooling-off', 'call', 'live-person'])
    const call = steps.find(({ kind }) => kind === 'call')!
    expect(call.text).toMatch(/低于参考价.*这部手机/)
    expect(call.partyIds).toBeUndefined()
  })
})
