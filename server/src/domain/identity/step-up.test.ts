import { plainDate } from '@anju/shared-types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { liveCheckActions, liveCheckEdge, liveCheckTransitions } from './live-check-states.ts'
import { type StepUpQuestion, type StepUpReasonKind, stepUpReasons } from './step-up.ts'

const now = new Date('2026-11-23T02:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
const usual: StepUpQuestion = {
  ...{
    on: plainDate('2026-11-23'),
    now,
    disposes: true,
    isFilledByAgent: false,
    isFarUnderValue: false,
    hasSeveralOwners: false,
  },
  ...{ deviceSince: ago(400), hadOtherDevice: false },
}
const kinds = (more: Partial<StepUpQuestion>) => stepUpReasons({ ...usual, ...more }).map(({ kind }) => kind)

describe('a live check is asked for by risk only', () => {
  it.each<[string, Partial<StepUpQuestion>, StepUpReasonKind[]]>([
    ['nothing unusual', {}, []],
    ['the first device ever, an hour old', { deviceSince: ago(0.04) }, []],
    ['the first device ever, never seen', { deviceSince: undefined }, []],
    ['a second device, never seen', { deviceSince: undefined, hadOtherDevice: true }, ['device']],
    ['a second device, two days old', { deviceSince: ago(2.9), hadOtherDevice: true }, ['device']],
    ['a second device, three days old', { deviceSince: ago(3), hadOtherDevice: true }, []],
    ['a number changed six days ago', { phoneChangedAt: ago(6.9) }, ['phone']],
    ['a number changed a week ago', { phoneChangedAt: ago(7) }, []],
    ['a price far under value', { isFarUnderValue: true }, ['price']],
    ['owners of other households on this device', { hasSeveralOwners: true }, ['several-owners']],
    ['filled in by an agent', { isFilledByAgent: true }, ['delegation']],
    [
      'everything at once',
      {
        ...{ isFilledByAgent: true, isFarUnderValue: true, hasSeveralOwners: true },
        ...{ hadOtherDevice: true, deviceSince: ago(1), phoneChangedAt: ago(1) },
      },
      ['delegation', 'price', 'device', 'phone', 'several-owners'],
    ],
  ])('%s', (_what, more, expected) => {
    expect(kinds(more)).toEqual(expected)
  })

  it('a yes that gives nothing away never needs one', () => {
    const flag = fc.boolean()
    const day = fc.option(fc.integer({ min: 0, max: 500 }).map(ago), { nil: undefined })
    fc.assert(
      fc.property(flag, flag, flag, day, day, (a, b, c, deviceSince, phoneChangedAt) => {
        const risky = { isFarUnderValue: a, hasSeveralOwners: b, hadOtherDevice: c, deviceSince, phoneChangedAt }
        return kinds({ ...risky, disposes: false, isFilledByAgent: a }).length === 0
      }),
    )
  })

  it('each reason is a sentence with its source', () => {
    for (const { text, source } of stepUpReasons({ ...usual, isFilledByAgent: true, isFarUnderValue: true })) {
      expect(text).toMatch(/。$/)
      expect(source).toMatch(/个人信息保护法.*以当地公布为准/)
    }
  })
})

describe('the life of a live check', () => {
  it('is used only after it passed, and once', () => {
    const uses = Object.keys(liveCheckTransitions).filter((state) => liveCheckEdge(state as 'open', 'use'))
    expect(uses).toEqual(['passed'])
    expect(liveCheckEdge('passed', 'use')?.to).toBe('used')
  })
  it.each(['used', 'failed', 'lapsed', 'cancelled'] as const)('%s is an end', (state) => {
    expect(liveCheckActions.filter((action) => liveCheckEdge(state, action))).toEqual([])
  })
})
