import { plainDate } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import {
  type ApprovalQuestion,
  approvalProblems,
  bulkProblems,
  MOST_IN_BULK,
  type RefusalQuestion,
  refusalProblems,
} from './separation.ts'

const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code)
const zhao = { staffNo: 'zhao', roles: ['registrar'] as const, qualifications: [{ kind: 'registrar' as const }] }

describe('approving', () => {
  const ask = (more: Partial<ApprovalQuestion> = {}) =>
    codes(
      approvalProblems({
        ...{ approver: zhao, actedBefore: [{ staffNo: 'liu', as: '受理' as const }], recusal: [] },
        ...{ entersRegister: true, on: plainDate('2026-11-23') },
        ...more,
      }),
    )
  it('by another, qualified person without interest is fine', () => {
    expect(ask()).toEqual([])
  })
  it.each(['受理', '审核'] as const)('never by who did the %s', (as) => {
    expect(ask({ actedBefore: [{ staffNo: 'zhao', as }] })).toEqual(['same-person'])
  })
  it('an entry needs a registrar whose qualification still holds', () => {
    const until = (date: string) => ({
      ...zhao,
      qualifications: [{ kind: 'registrar' as const, until: plainDate(date) }],
    })
    expect(ask({ approver: { ...zhao, qualifications: [] } })).toEqual(['not-qualified'])
    expect(ask({ approver: until('2026-11-22') })).toEqual(['not-qualified'])
    expect(ask({ approver: until('2026-11-23') })).toEqual([])
    expect(ask({ approver: { ...zhao, qualifications: [] }, entersRegister: false })).toEqual([])
  })
  it('an interest stops it, a coincidence of names until it is cleared', () => {
    const reason = { kind: 'same-name', weight: 'ask', text: '同名' } as const
    expect(ask({ recusal: [reason] })).toEqual(['interest'])
    expect(ask({ recusal: [reason], cleared: ['same-name'] })).toEqual([])
    expect(ask({ recusal: [{ ...reason, kind: 'same-home', weight: 'must' }], cleared: ['same-home'] })).toEqual([
      'interest',
    ])
  })
})

describe('a no has two names, a reason and a clause (invariant 9)', () => {
  const chen = { staffNo: 'chen', roles: ['supervisor'] as const, qualifications: [] }
  const ask = (more: Partial<RefusalQuestion> = {}) =>
    codes(
      refusalProblems({
        ...{ proposedBy: 'liu', confirmedBy: chen, reason: '合同与登记簿记载的面积不一致。' },
        ...{ clause: '条例第二十二条第二项', clauses: ['条例第二十二条第一项', '条例第二十二条第二项'] },
        ...more,
      }),
    )
  it.each<[string, Partial<RefusalQuestion>, string[]]>([
    ['all there', {}, []],
    ['the clerk alone', { confirmedBy: undefined }, ['second-name-missing']],
    ['a supervisor who says no to what they proposed', { proposedBy: 'chen' }, ['same-person']],
    ['a colleague', { confirmedBy: zhao }, ['wrong-role']],
    ['nine characters', { reason: ' 一二三四五六七八九 ' }, ['no-reason']],
    ['ten characters', { reason: '一二三四五六七八九十' }, []],
    ['a clause of another item', { clause: '条例第九条' }, ['no-clause']],
  ])('%s', (_what, more, expected) => {
    expect(ask(more)).toEqual(expected)
  })
})

describe('several at once', () => {
  const reason = '同一开发企业同一楼栋，材料共用。'
  it('with a reason, and not more than one hand can read', () => {
    expect(codes(bulkProblems({ count: 2, reason }))).toEqual([])
    expect(codes(bulkProblems({ count: 2, reason: '都一样' }))).toEqual(['no-reason'])
    const ask = (count: number) => codes(bulkProblems({ count, reason }))
    expect([ask(MOST_IN_BULK), ask(MOST_IN_BULK + 1)]).toEqual([[], ['too-many']])
  })
})
