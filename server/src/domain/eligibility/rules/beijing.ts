import { plainDate } from '@anju/shared-types'
import type { Clause, Row, RuleSet, Source } from '../rule-set.ts'

const talent2024: Source = {
  name: '北京市房地产政策通知（2024 年 9 月）',
  issuedOn: plainDate('2024-09-30'),
  confidence: 'sure',
}
const august2025: Source = {
  name: '北京市房地产政策通知（2025 年 8 月）',
  issuedOn: plainDate('2025-08-08'),
  confidence: 'sure',
}
const december2025: Source = {
  name: '北京市房地产政策通知（2025 年 12 月）',
  issuedOn: plainDate('2025-12-24'),
  confidence: 'sure',
}
const onePage: Source = { ...august2025, confidence: 'likely' }

const inside: Clause = { text: '房子在五环内', any: [{ fact: 'zone', in: ['inside-fifth-ring'] }] }
const outside: Clause = { text: '房子在五环外', any: [{ fact: 'zone', in: ['outside-fifth-ring'] }] }
const person: Clause = { text: '个人购买', any: [{ fact: 'buyer', is: 'individual' }] }
const local: Clause = { text: '北京户籍', any: [{ fact: 'hukou', is: 'local' }] }
const other: Clause = { text: '非北京户籍', any: [{ fact: 'hukou', is: 'other' }] }
const asLocal: Clause = {
  text: '持有效《北京市工作居住证》，或为驻京现役军人、武警',
  any: [
    { fact: 'workResidencePermit', is: true },
    { fact: 'military', is: true },
  ],
}
const manyChildren: Clause = { text: '二孩及以上', any: [{ fact: 'minorChildren', atLeast: 2 }] }
const paid = (months: number): Clause => ({
  text: `购房之日前在京连续缴纳社保或个税满 ${months} 个月`,
  any: [{ fact: 'socialInsuranceConsecutiveMonths', atLeast: months }],
})
const certified: Clause = { text: '经认定的高层次和急需紧缺人才', any: [{ fact: 'talentCertificate', is: true }] }

type Zoned = Pick<Row, 'id' | 'buyer' | 'when' | 'source' | 'note'> & { inside?: number }
/** One row of the published table: a limit inside the fifth ring, none outside. */
const zoned = ({ inside: limit, ...row }: Zoned): Row[] => [
  ...(limit === undefined
    ? []
    : [{ ...row, id: `${row.id}-inside`, where: '五环内', when: [inside, person, ...row.when], limit }]),
  { ...row, id: `${row.id}-outside`, where: '五环外', when: [outside, person, ...row.when], limit: null },
]

const locals = zoned({ id: 'local', buyer: '京籍家庭或成年单身', when: [local], inside: 2, source: august2025 })
const equals = zoned({
  id: 'as-local',
  buyer: '与京籍同等对待的家庭',
  when: [other, asLocal],
  inside: 2,
  source: onePage,
})
const talents = zoned({
  id: 'talent',
  buyer: '高层次和急需紧缺人才',
  when: [other, certified, paid(12)],
  inside: 1,
  source: talent2024,
})
const childrenNote = '按未成年子女计；成年子女是否计入，以当地公布为准。'

const overseas: Row = {
  id: 'overseas',
  buyer: '境外个人（港澳台侨、外籍）',
  when: [
    { text: '境外个人购买', any: [{ fact: 'buyer', is: 'overseas' }] },
    { text: '符合境外个人在京购房的条件', any: [{ fact: 'overseasConditions', is: true }] },
  ],
  limit: 1,
  counted: 'homesInCity',
  source: onePage,
  note: '全市限 1 套；具体条件由人工核对。',
}

const common = {
  city: 'beijing',
  counted: '家庭（夫妻和未成年子女）在五环内已有的住房，已网签、未登记的也算',
  buyers: ['individual', 'overseas'],
} as const
const notes = ['通州区自 2024-10-01 起执行全市统一政策。']

export const beijing: readonly RuleSet[] = [
  {
    ...common,
    version: 'beijing-2025-08-09',
    title: '北京市限购（2025 年 8 月起）',
    from: plainDate('2025-08-09'),
    rows: [
      ...locals,
      ...equals,
      ...zoned({ id: 'other-36', buyer: '非京籍家庭', when: [other, paid(36)], inside: 1, source: august2025 }),
      ...zoned({ id: 'other-24', buyer: '非京籍家庭', when: [other, paid(24)], source: august2025 }),
      ...talents,
      overseas,
    ],
    notes,
  },
  {
    ...common,
    version: 'beijing-2025-12-24',
    title: '北京市限购（2025 年 12 月起）',
    from: plainDate('2025-12-24'),
    rows: [
      ...locals,
      ...zoned({
        id: 'local-children',
        buyer: '京籍二孩及以上家庭',
        when: [local, manyChildren],
        inside: 3,
        source: december2025,
        note: childrenNote,
      }),
      ...equals,
      ...zoned({ id: 'other-24', buyer: '非京籍家庭', when: [other, paid(24)], inside: 1, source: december2025 }),
      ...zoned({
        id: 'other-24-children',
        buyer: '非京籍二孩及以上家庭',
        when: [other, paid(24), manyChildren],
        inside: 2,
        source: december2025,
        note: childrenNote,
      }),
      ...zoned({ id: 'other-12', buyer: '非京籍家庭', when: [other, paid(12)], source: december2025 }),
      ...talents,
      overseas,
    ],
    notes,
  },
]
