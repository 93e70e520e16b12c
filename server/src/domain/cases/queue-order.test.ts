import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byUrgency, type CasePick, passedOver, pickingMeasure, type WaitingCase } from './queue-order.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 1, minute))
const waiting = (id: string, due: number | undefined, since = 0, ourMistake?: boolean): WaitingCase => ({
  id,
  since: at(since),
  ...(due === undefined ? {} : { dueAt: at(due) }),
  ...(ourMistake ? { ourMistake } : {}),
})
const pick = (picked: WaitingCase, others: WaitingCase[], reason?: string): CasePick => ({
  ...{ staffNo: 'zhang', at: at(59), picked, waiting: others },
  ...(reason === undefined ? {} : { reason }),
})

describe('the order of work', () => {
  it('our mistakes, then what breaks first, then who waits longest; what cannot break comes last', () => {
    const line = [
      waiting('never', undefined),
      waiting('late', 50),
      waiting('soon', 10, 5),
      waiting('soon-older', 10, 1),
      waiting('ours', 90, 0, true),
    ]
    expect(line.toSorted(byUrgency).map(({ id }) => id)).toEqual(['ours', 'soon-older', 'soon', 'late', 'never'])
  })
  it('is one order for everybody', () => {
    const one = fc
      .tuple(fc.constantFrom('a', 'b', 'c'), fc.option(fc.nat(3), { nil: undefined }), fc.nat(3), fc.boolean())
      .map(([id, due, since, mistake]) => waiting(id, due, since, mistake))
    fc.assert(
      fc.property(one, one, one, (a, b, c) => {
        expect(Math.sign(byUrgency(a, b)) + Math.sign(byUrgency(b, a))).toBe(0)
        if (byUrgency(a, b) < 0 && byUrgency(b, c) < 0) expect(byUrgency(a, c)).toBeLessThan(0)
      }),
    )
  })
})

describe('cherry-picking', () => {
  it.each<[string, WaitingCase, WaitingCase, string[]]>([
    ['the more urgent one was taken', waiting('a', 10), waiting('b', 20), []],
    ['a more urgent one was left', waiting('a', 20), waiting('b', 10), ['b']],
    ['by no more than five minutes', waiting('a', 15), waiting('b', 10), []],
    ['by six', waiting('a', 16), waiting('b', 10), ['b']],
    ['as urgent, and older by six minutes', waiting('a', 20, 6), waiting('b', 20, 0), ['b']],
    ['as urgent, and older by five', waiting('a', 20, 5), waiting('b', 20, 0), []],
    ['more urgent, though younger', waiting('a', 20, 0), waiting('b', 10, 9), ['b']],
    ['one of our mistakes was left', waiting('a', 1), waiting('b', 50, 0, true), ['b']],
    ['one that can break was left for one that cannot', waiting('a', undefined), waiting('b', 50), ['b']],
    ['itself', waiting('a', 20), waiting('a', 20), []],
  ])('%s', (_what, picked, other, expected) => {
    expect(passedOver(pick(picked, [other])).map(({ id }) => id)).toEqual(expected)
  })

  it('is measured as a share, apart from picks that were explained', () => {
    const hard = waiting('hard', 5)
    const picks = [
      pick(waiting('a', 20), [hard]),
      pick(waiting('b', 30), [hard, waiting('c', 25)], '申请人在窗口等'),
      pick(waiting('d', 30), [hard], '  '),
      pick(hard, [waiting('e', 40)]),
    ]
    expect(pickingMeasure(picks)).toEqual({
      picks: 4,
      skipped: 2,
      explained: 1,
      share: 0.5,
      leftBehind: [{ id: 'hard', times: 3 }],
    })
    expect(pickingMeasure([])).toMatchObject({ picks: 0, share: 0, leftBehind: [] })
  })
})
