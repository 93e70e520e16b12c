import { plainDate, shanghaiInstant } from '@anju/shared-types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../calendar/calendar.ts'
import { seedYears } from '../calendar/years/index.ts'
import { awayNow, awayOn, coverMoves, type HeldCase, isAway, type Leave } from './stand-in.ts'

const calendar = workingCalendar(seedYears)
const hours = { sessions: [{ from: '09:00', to: '17:00' }], closedDays: [] }
const at = (text: string) => shanghaiInstant(plainDate(text.slice(0, 10)), text.slice(11))
const leave = (staffNo: string, from: string, to = from, half?: Leave['half']): Leave => ({
  ...{ staffNo, from: plainDate(from), to: plainDate(to), reason: '休假' },
  ...(half ? { half } : {}),
})
const post = { a: 'zhang', standIns: ['wang', 'liu'] }

describe('who is away', () => {
  const leaves = [leave('zhang', '2026-11-24', '2026-11-25'), leave('wang', '2026-11-24', '2026-11-24', 'afternoon')]
  it.each([
    ['zhang', '2026-11-23 23:59', false],
    ['zhang', '2026-11-24 00:00', true],
    ['zhang', '2026-11-25 23:59', true],
    ['zhang', '2026-11-26 00:00', false],
    ['wang', '2026-11-24 11:59', false],
    ['wang', '2026-11-24 12:00', true],
  ])('%s at %s: %s', (staffNo, when, away) => {
    expect(isAway(staffNo, leaves, at(when))).toBe(away)
    expect(awayNow(leaves, at(when)).has(staffNo)).toBe(away)
  })
  it('a morning ends at noon', () => {
    const morning = [leave('wang', '2026-11-24', '2026-11-24', 'morning')]
    expect([isAway('wang', morning, at('2026-11-24 11:59')), isAway('wang', morning, at('2026-11-24 12:00'))]).toEqual([
      true,
      false,
    ])
  })
  it('lists everybody once who is away on some part of a day', () => {
    const twice = [...leaves, leave('wang', '2026-11-24', '2026-11-24', 'morning')]
    expect(awayOn(twice, plainDate('2026-11-24'))).toEqual(['zhang', 'wang'])
  })
})

describe('work moves before it is late', () => {
  const held = (more: Partial<HeldCase> = {}): HeldCase => ({
    ...{ id: 'case-1', heldBy: 'zhang', due: at('2026-11-25 17:00'), workMinutes: 60, barred: new Set<string>() },
    ...more,
  })
  const moves = (leaves: Leave[], one = held(), now = '2026-11-23 16:00') =>
    coverMoves({ cases: [one], posts: [post], leaves, hours, calendar, now: at(now) })

  it('an absence until the promise breaks moves it while there is time', () => {
    expect(moves([leave('zhang', '2026-11-24', '2026-11-27')], held({ workMinutes: 61 }))).toEqual([
      { caseId: 'case-1', from: 'zhang', to: 'wang', reason: '经办人 2026-11-24 至 2026-11-27 休假，剩余时间不够办完' },
    ])
  })
  it.each([
    ['an hour today is enough for an hour', [leave('zhang', '2026-11-24', '2026-11-27')], 60, 0],
    ['a minute less is not', [leave('zhang', '2026-11-24', '2026-11-27')], 61, 1],
    ['back on the last day', [leave('zhang', '2026-11-24')], 540, 0],
    ['back on the last day, too much work', [leave('zhang', '2026-11-24')], 541, 1],
    ['away after the promise', [leave('zhang', '2026-11-26', '2026-11-27')], 900, 0],
    ['away before', [leave('zhang', '2026-11-20')], 60, 0],
    ['somebody else away', [leave('wang', '2026-11-24', '2026-11-27')], 900, 0],
    ['two entries of the same days count once', [leave('zhang', '2026-11-24'), leave('zhang', '2026-11-24')], 540, 0],
  ])('%s', (_what, leaves, workMinutes, count) => {
    expect(moves(leaves, held({ workMinutes }))).toHaveLength(count)
  })
  it('a short absence inside a long one brings nobody back early', () => {
    const leaves = [leave('zhang', '2026-11-24', '2026-11-27'), leave('zhang', '2026-11-24')]
    expect(moves(leaves, held({ workMinutes: 61 }))).toHaveLength(1)
  })
  it('a case whose clock stands stays', () => {
    expect(moves([leave('zhang', '2026-11-24', '2026-11-27')], held({ due: undefined, workMinutes: 900 }))).toEqual([])
  })
  it('passes over who may not touch it and who is away when it begins', () => {
    const leaves = [leave('zhang', '2026-11-24', '2026-11-27')]
    const much = { workMinutes: 900 }
    expect(moves(leaves, held({ ...much, barred: new Set(['wang']) }))[0]?.to).toBe('liu')
    expect(moves([...leaves, leave('wang', '2026-11-24')], held(much))[0]?.to).toBe('liu')
    expect(moves([...leaves, leave('wang', '2026-11-23')], held(much))[0]?.to).toBe('wang')
  })
  it('says so when nobody is left', () => {
    const [move] = moves(
      [leave('zhang', '2026-11-24', '2026-11-27')],
      held({ workMinutes: 900, barred: new Set(['wang', 'liu']) }),
    )
    expect(move).toMatchObject({ caseId: 'case-1', from: 'zhang' })
    expect(move?.to).toBeUndefined()
  })
  it('never hands anything to its holder, to who is barred, or to who is away', () => {
    const day = fc.integer({ min: 16, max: 29 }).map((n) => plainDate(`2026-11-${n}`))
    const anyLeave = fc
      .tuple(fc.constantFrom('zhang', 'wang', 'liu'), day, fc.nat(4))
      .map(([staffNo, from, days]) =>
        leave(staffNo, from, `2026-11-${String(Math.min(30, Number(from.slice(8)) + days))}`),
      )
    fc.assert(
      fc.property(
        fc.array(anyLeave, { maxLength: 6 }),
        fc.nat(2000),
        fc.subarray(['wang', 'liu']),
        (leaves, workMinutes, barred) => {
          const now = at('2026-11-20 10:00')
          for (const { to } of moves(leaves, held({ workMinutes, barred: new Set(barred) }), '2026-11-20 10:00')) {
            if (to === undefined) continue
            expect(to).not.toBe('zhang')
            expect(barred).not.toContain(to)
            const begins = leaves
              .filter(({ staffNo }) => staffNo === 'zhang')
              .map(({ from }) => Math.max(now.getTime(), shanghaiInstant(from, '00:00').getTime()))
            expect(begins.some((moment) => !isAway(to, leaves, new Date(moment)))).toBe(true)
          }
        },
      ),
    )
  })
})
