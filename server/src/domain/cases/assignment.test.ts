import { createHash } from 'node:crypto'
import { plainDate } from '@anju/shared-types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Candidate, type DrawQuestion, draw, type ExclusionReason, replayDraw } from './assignment.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const registrar = (staffNo: string, more: Partial<Candidate> = {}): Candidate => ({
  staffNo,
  roles: ['registrar'],
  departments: ['registry'],
  qualifications: [{ kind: 'registrar' }],
  load: 0,
  ...more,
})
const question = (more: Partial<DrawQuestion> = {}): DrawQuestion => ({
  caseNumber: 'JN2026112300001',
  work: 'B04.审核',
  salt: 'the salt of 2026-11-23',
  needs: { role: 'registrar', department: 'registry', qualification: 'registrar', on: plainDate('2026-11-23') },
  candidates: ['a', 'b', 'c', 'd'].map((staffNo) => registrar(staffNo)),
  absent: new Set(),
  recused: new Set(),
  actedBefore: new Set(),
  ...more,
})

describe('who may be drawn', () => {
  it.each<[ExclusionReason, Partial<DrawQuestion>]>([
    ['role', { candidates: [registrar('a', { roles: ['clerk'] })] }],
    ['department', { candidates: [registrar('a', { departments: ['tax'] })] }],
    ['qualification', { candidates: [registrar('a', { qualifications: [] })] }],
    ['recused', { recused: new Set(['a']) }],
    ['acted-before', { actedBefore: new Set(['a']) }],
    ['absent', { absent: new Set(['a']) }],
  ])('%s keeps somebody out', (reason, more) => {
    const record = draw(question(more), hash)
    expect(record.excluded).toEqual([{ staffNo: 'a', reason }])
    expect(record.order.map(({ staffNo }) => staffNo)).not.toContain('a')
  })

  it.each([
    ['2026-11-22', true],
    ['2026-11-23', false],
    ['2026-11-24', false],
  ])('a qualification until %s on 11-23 keeps out: %s', (until, out) => {
    const candidates = [registrar('a', { qualifications: [{ kind: 'registrar', until: plainDate(until) }] })]
    expect(draw(question({ candidates }), hash).excluded).toHaveLength(Number(out))
  })

  it('nobody left: nobody is chosen', () => {
    const record = draw(question({ absent: new Set(['a', 'b', 'c', 'd']) }), hash)
    expect(record.order).toEqual([])
    expect(record.chosen).toBeUndefined()
    const all = question({ absent: new Set(['a', 'b', 'c', 'd']) })
    expect(replayDraw({ ...record, chosen: 'a' }, all, hash)).toEqual(['chosen'])
  })
})

describe('a draw can be replayed', () => {
  it('anybody with the salt computes the same, in whatever order the candidates come', () => {
    const record = draw(question(), hash)
    expect(record.chosen).toBe(record.order[0]?.staffNo)
    expect(replayDraw(record, question({ candidates: question().candidates.toReversed() }), hash)).toEqual([])
  })

  it.each<[string, Partial<DrawQuestion>]>([
    ['another salt', { salt: 'another' }],
    ['a candidate more', { candidates: [...question().candidates, registrar('e')] }],
    ['a candidate who was loaded', { candidates: question().candidates.map((one) => ({ ...one, load: 3 })) }],
    ['somebody who was absent', { absent: new Set(['b']) }],
    ['another case', { caseNumber: 'JN2026112300002' }],
  ])('%s is seen', (_what, more) => {
    expect(replayDraw(draw(question(), hash), question(more), hash)).not.toEqual([])
  })

  it('a changed record is seen', () => {
    const record = draw(question(), hash)
    expect(replayDraw({ ...record, chosen: record.order[1]!.staffNo }, question(), hash)).toEqual(['chosen'])
  })

  it('the same work drawn again is another draw', () => {
    const orders = ['B04.审核', 'B04.审核#2', 'B04.审核#3', 'B04.审核#4'].map((work) =>
      draw(question({ work }), hash)
        .order.map(({ staffNo }) => staffNo)
        .join(),
    )
    expect(new Set(orders).size).toBeGreaterThan(1)
  })
})

describe('chances', () => {
  /** How often each is drawn over the numbers of a year; nothing here is random, so the counts never change. */
  const counts = (candidates: readonly Candidate[]) => {
    const found = new Map<string, number>()
    for (let n = 0; n < 3000; n++) {
      const { chosen } = draw(question({ caseNumber: `JN2026${n}`, candidates }), hash)
      found.set(chosen!, (found.get(chosen!) ?? 0) + 1)
    }
    return candidates.map(({ staffNo }) => (found.get(staffNo) ?? 0) / 3000)
  }

  it('are even where everybody has the same in hand', () => {
    for (const share of counts(question().candidates)) expect(share).toBeCloseTo(0.25, 1)
  })

  it('go by tickets: one with five in hand is drawn half as often', () => {
    const [free, busy] = counts([registrar('a'), registrar('b', { load: 5 })])
    expect(free).toBeCloseTo(10 / 15, 1)
    expect(busy).toBeCloseTo(5 / 15, 1)
  })

  it('nobody’s chance is nothing, however much is in hand', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 10_000 }), (load) => {
        const record = draw(question({ candidates: [registrar('a', { load })] }), hash)
        expect(record.order[0]!.tickets).toBeGreaterThanOrEqual(1)
        expect(record.order[0]!.tickets).toBeLessThanOrEqual(10)
      }),
    )
  })
})

describe('whoever helps everywhere', () => {
  const helper = registrar('a', { helpsOut: true })
  it('is drawn only when nobody of the office itself can be', () => {
    const both = question({ candidates: [helper, registrar('b')] })
    expect(draw(both, hash)).toMatchObject({ chosen: 'b', excluded: [{ staffNo: 'a', reason: 'helps-out' }] })
    expect(draw({ ...both, absent: new Set(['b']) }, hash).chosen).toBe('a')
  })
})
