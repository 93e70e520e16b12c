import { plainDate } from '@anju/shared-types'
import type { Clause, RuleSet, Source } from '../rule-set.ts'

const notice: Source = {
  name: '深圳市房地产政策通知（2025 年 9 月）',
  issuedOn: plainDate('2025-09-05'),
  confidence: 'sure',
}

const zoneA: Clause = {
  text: '房子在福田、南山或宝安新安街道',
  any: [{ fact: 'zone', in: ['futian', 'nanshan', 'xinan'] }],
}
const zoneB: Clause = {
  text: '房子在罗湖、宝安（不含新安）、龙岗、龙华、坪山或光明',
  any: [{ fact: 'zone', in: ['luohu', 'baoan-other', 'longgang', 'longhua', 'pingshan', 'guangming'] }],
}
const zoneC: Clause = { text: '房子在盐田或大鹏新区', any: [{ fact: 'zone', in: ['yantian', 'dapeng'] }] }
const person: Clause = { text: '个人购买', any: [{ fact: 'buyer', is: 'individual' }] }
const company: Clause = { text: '企业、事业单位购买', any: [{ fact: 'buyer', is: 'company' }] }
const local: Clause = { text: '深圳户籍', any: [{ fact: 'hukou', is: 'local' }] }
const other: Clause = { text: '非深圳户籍', any: [{ fact: 'hukou', is: 'other' }] }
const paid12: Clause = {
  text: '购房之日前在深连续缴纳社保或个税满 12 个月',
  any: [{ fact: 'socialInsuranceConsecutiveMonths', atLeast: 12 }],
}

export const shenzhen: readonly RuleSet[] = [
  {
    version: 'shenzhen-2025-09-06',
    city: 'shenzhen',
    title: '深圳市分区限购（2025 年 9 月起）',
    from: plainDate('2025-09-06'),
    counted: '家庭（夫妻和未成年子女）在所购房子同一类区域内已有的住房，已网签、未登记的也算',
    buyers: ['individual', 'company'],
    rows: [
      {
        id: 'c-anyone',
        buyer: '任何人',
        where: '盐田、大鹏',
        when: [zoneC],
        limit: null,
        source: notice,
        note: '不看户籍，也不看社保、个税。',
      },
      {
        id: 'a-local',
        buyer: '深户家庭或单身',
        where: '福田、南山、新安',
        when: [zoneA, person, local],
        limit: 2,
        source: notice,
      },
      {
        id: 'a-other',
        buyer: '非深户家庭或单身',
        where: '福田、南山、新安',
        when: [zoneA, person, other, paid12],
        limit: 1,
        source: notice,
      },
      {
        id: 'b-local',
        buyer: '深户家庭或单身',
        where: '罗湖等六区',
        when: [zoneB, person, local],
        limit: null,
        source: notice,
      },
      {
        id: 'b-other',
        buyer: '非深户家庭或单身',
        where: '罗湖等六区',
        when: [zoneB, person, other, paid12],
        limit: null,
        source: notice,
      },
      {
        id: 'b-other-without',
        buyer: '非深户家庭或单身',
        where: '罗湖等六区',
        when: [zoneB, person, other],
        limit: 2,
        source: notice,
        note: '不需要社保或个税。',
      },
      {
        id: 'a-company',
        buyer: '企业、事业单位',
        where: '福田、南山、新安',
        when: [
          zoneA,
          company,
          { text: '设立满 1 年', any: [{ fact: 'companyMonths', atLeast: 12 }] },
          { text: '累计缴税满 100 万元', any: [{ fact: 'companyTaxFen', atLeast: 100_000_000 }] },
          { text: '员工在 10 名以上', any: [{ fact: 'companyStaff', atLeast: 10 }] },
        ],
        limit: null,
        source: notice,
      },
      {
        id: 'b-company',
        buyer: '企业、事业单位',
        where: '罗湖等六区',
        when: [zoneB, company],
        limit: null,
        source: notice,
      },
      {
        id: 'shenshan',
        buyer: '任何人',
        where: '深汕特别合作区',
        when: [{ text: '房子在深汕特别合作区', any: [{ fact: 'zone', in: ['shenshan'] }] }],
        limit: null,
        source: { ...notice, confidence: 'unsure' },
        note: '不在分区限购范围之内；以当地公布为准。',
      },
    ],
    notes: ['单身按家庭计算。', '多子女家庭在福田、南山、新安是否另加 1 套，未见公布文本。'],
  },
]
