import { plainDate } from '@anju/shared-types'
import { expect, it } from 'vitest'
import {
  agreementOf,
  answeredSample,
  drawnSample,
  isSampled,
  SAMPLE_WORKING_DAYS,
  SAMPLED_OF_HUNDRED,
} from './blind-sample.ts'
import { workingCalendar } from './calendar/calendar.ts'
import { dueIn } from './calendar/due.ts'
import { seedYears } from './calendar/years/index.ts'

const at = new Date('2026-11-23T02:00:00Z')
const due = dueIn(SAMPLE_WORKING_DAYS, plainDate('2026-11-23'), workingCalendar(seedYears))
const answer = { staffNo: 'clerk-1', reason: '逐条核对', at }

it('draws as many of a hundred as it says', () => {
  expect(Array.from({ length: 100 }, (_, draw) => isSampled(draw)).filter(Boolean)).toHaveLength(SAMPLED_OF_HUNDRED)
})

it('is due after five working days', () => {
  expect(drawnSample(at, due)).toMatchObject({ state: 'waiting', due: { date: '2026-11-30', provisional: false } })
})

it.each([
  ['the same', 'pass', 'pass', 'agreed'],
  ['otherwise', 'pass', 'fail', 'differed'],
  ['anything, when nothing of the machine’s decision stands', undefined, 'fail', 'agreed'],
] as const)('a person who says %s', (_what, machine, decision, state) => {
  const found = answeredSample<'pass' | 'fail'>(drawnSample(at, due), machine, { ...answer, decision })
  expect(found).toMatchObject({ agreed: state === 'agreed', sample: { state, decision, staffNo: 'clerk-1' } })
})

it('agreement is of those that somebody looked at', () => {
  expect([agreementOf({ agreed: 0, differed: 0 }), agreementOf({ agreed: 3, differed: 1 })]).toEqual([1, 0.75])
})
