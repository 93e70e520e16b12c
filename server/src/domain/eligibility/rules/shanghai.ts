import { plainDate } from '@anju/shared-types'
import type { Clause, Row, RuleSet, Source } from '../rule-set.ts'

const august2025: Source = {
  name: '上海市房地产政策通知（2025 年 8 月）',
  issuedOn: plainDate('2025-08-26'),
  confidence: 'likely',
}
const seven: Source = {
  name: '上海市房地产政策通知（“沪七条”）',
  issuedOn: plainDate('2026-02-25'),
  confidence: 'sure',
}
const nine: Source = {
  name: '上海市房地产政策通知（2024 年 5 月）',
  issuedOn: plainDate('2024-05-28'),
  confidence: 'likely',
}
const nineFirms: Source = { ...nine, confidence: 'sure' }
const firms2018: Source = { name: '上海市企业购买商品住房的规定（2018 年）', confidence: 'likely' }

const inside: Clause = { text: '房子在外环内', any: [{ fact: 'zone', in: ['inside-outer-ring'] }] }
const outside: Clause = { text: '房子在外环外', any: [{ fact: 'zone', in: ['outside-outer-ring'] }] }
const person: Clause = { text: '个人购买', any: [{ fact: 'buyer', is: 'individual' }] }
const local: Clause = { text: '上海户籍', any: [{ fact: 'hukou', is: 'local' }] }
const other: Clause = { text: '非上海户籍', any: [{ fact: 'hukou', is: 'other' }] }
const manyChildren: Clause = { text: '二孩及以上的多子女家庭', any: [{ fact: 'minorChildren', atLeast: 2 }] }
const paid = (months: number): Clause => ({
  text: `购房之日前在沪连续缴纳社保或个税满 ${months} 个月`,
  any: [{ fact: 'socialInsuranceConsecutiveMonths', atLeast: months }],
})

/** A limit inside the outer ring, and one home more for a family with two children or more (2024-05-28, taken to hold on). */
const insideRows = (id: string, buyer: string, when: readonly Clause[], limit: number, source: Source): Row[] => [
  { id: `${id}-inside`, buyer, where: '外环内', when: [inside, person, ...when], limit, source },
  {
    id: `${id}-children-inside`,
    buyer: `${buyer}（多子女）`,
    where: '外环内',
    when: [inside, person, ...when, manyChildren],
    limit: limit + 1,
    source: nine,
    note: '多子女家庭可多买 1 套；按未成年子女计。',
  },
]
const outsideRow = (id: string, buyer: string, when: readonly Clause[], source: Source): Row => ({
  ...{ id: `${id}-outside`, buyer, where: '外环外', when: [outside, person, ...when], limit: null, source },
})

const companies: readonly Row[] = [
  {
    id: 'company',
    buyer: '企业',
    when: [
      { text: '企业购买', any: [{ fact: 'buyer', is: 'company' }] },
      { text: '设立满 5 年', any: [{ fact: 'companyMonths', atLeast: 60 }] },
      { text: '累计缴税满 100 万元', any: [{ fact: 'companyTaxFen', atLeast: 100_000_000 }] },
      { text: '社保满 5 年的职工在 10 名以上', any: [{ fact: 'companyStaffInsured5Years', atLeast: 10 }] },
    ],
    limit: null,
    source: firms2018,
    note: '满足条件的企业每次购房仍须核对；以当地公布为准。',
  },
  {
    id: 'company-staff-housing',
    buyer: '企业购买职工住房',
    when: [
      { text: '企业购买', any: [{ fact: 'buyer', is: 'company' }] },
      { text: '用作职工租住', any: [{ fact: 'staffHousing', is: true }] },
      { text: '2000 年以前竣工', any: [{ fact: 'builtBefore2000', is: true }] },
      { text: '建筑面积 70 平方米及以下', any: [{ fact: 'areaSqm', atMost: 70 }] },
    ],
    limit: null,
    source: nineFirms,
  },
]

const common = {
  city: 'shanghai',
  counted: '家庭（夫妻和未成年子女）在外环内已有的住房，已网签、未登记的也算；居住证一行按全市计算',
  buyers: ['individual', 'company'],
} as const
const notes = ['离异不再按原家庭计算（2024-05-28 起）。', '补缴的社保、个税不算。']

export const shanghai: readonly RuleSet[] = [
  {
    ...common,
    version: 'shanghai-2025-08-26',
    title: '上海市限购（2025 年 8 月起）',
    from: plainDate('2025-08-26'),
    rows: [
      ...insideRows('local', '沪籍家庭或成年单身', [local], 2, august2025),
      outsideRow('local', '沪籍家庭或成年单身', [local], august2025),
      ...insideRows('other-36', '非沪籍家庭或单身', [other, paid(36)], 1, august2025),
      outsideRow('other-12', '非沪籍家庭或单身', [other, paid(12)], august2025),
      ...companies,
    ],
    notes,
  },
  {
    ...common,
    version: 'shanghai-2026-02-26',
    title: '上海市限购（2026 年 2 月起）',
    from: plainDate('2026-02-26'),
    rows: [
      ...insideRows('local', '沪籍家庭或成年单身', [local], 2, august2025),
      outsideRow('local', '沪籍家庭或成年单身', [local], august2025),
      ...insideRows('other-12', '非沪籍家庭或单身', [other, paid(12)], 1, seven),
      ...insideRows('other-36', '非沪籍家庭或单身', [other, paid(36)], 2, seven),
      outsideRow('other-12', '非沪籍家庭或单身', [other, paid(12)], seven),
      {
        id: 'residence-permit',
        buyer: '持《上海市居住证》的非沪籍家庭或单身',
        when: [
          person,
          other,
          { text: '持《上海市居住证》满 5 年', any: [{ fact: 'residencePermitYears', atLeast: 5 }] },
        ],
        limit: 1,
        counted: 'homesInCity',
        source: seven,
        note: '全市限 1 套，不需要社保或个税。',
      },
      ...companies,
    ],
    notes: [...notes, '原“63 个月内累计 60 个月”的宽限是否延续，未见公布文本；这里按连续计算。'],
  },
]
