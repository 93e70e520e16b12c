import type { EligibilityFact, EligibilityQuestion } from '@anju/shared-types'

/**
 * How each fact is asked, shown and weighed. `share` is roughly how many people answer yes (or local), so that the question which
 * probably settles most comes first; it never changes an answer. `effort` is what it costs a person to change the fact, in months of
 * waiting; without it a change is never proposed. `grows` facts change by themselves.
 */
export interface FactWords {
  question: string
  hint?: string
  kind: EligibilityQuestion['kind']
  unit?: string
  most?: number
  /** How many units of the fact one asked unit is: a company's taxes are asked in 万元 and kept in fen. */
  scale?: number
  options?: EligibilityQuestion['options']
  share?: number
  effort?: { up?: number; down?: number }
  grows?: 'month' | 'year'
  /** A rare circumstance: left out, it counts as absent (or as the value of another fact) until somebody states it. */
  presumed?: boolean
}

const yesNo = (question: string, more: Partial<FactWords> = {}): FactWords => ({
  question,
  kind: 'yes-no',
  share: 0.5,
  ...more,
})
const count = (question: string, unit: string, more: Partial<FactWords> = {}): FactWords => ({
  ...{ question, unit, kind: 'number', ...more },
})
const option = (value: string | boolean | number, label: string) => ({ value, label })
const paidHint = '补缴的月份不算；社保和个税取连续较长的一项。'

export const factWords: Readonly<Record<EligibilityFact, FactWords>> = {
  buyer: {
    question: '谁来买这套房子？',
    kind: 'choice',
    presumed: true,
    options: [option('individual', '个人或家庭'), option('company', '企业、单位'), option('overseas', '境外人士')],
  },
  zone: { question: '想买的房子在哪里？', kind: 'choice', effort: { up: 12, down: 12 } },
  insideSecondRing: yesNo('房子在二环以内吗？', { effort: { down: 12 } }),
  areaSqm: count('房子的建筑面积是多少？', '平方米', {
    hint: '看合同或不动产权证上的建筑面积。',
    effort: { up: 15, down: 15 },
    most: 9_999_999,
  }),
  hukou: {
    question: '您或配偶是本市户籍吗？',
    hint: '夫妻一方是本市户籍，就选本市。',
    kind: 'choice',
    share: 0.6,
    options: [option('local', '是，本市户籍'), option('other', '不是，外地户籍')],
    effort: { up: 60 },
  },
  homes: count('您家现在有几套住房？', '套', {
    hint: '夫妻和未成年子女名下都算，已网签还没办证的也算；别处的房子不在计算范围内就不算。',
    most: 99,
    effort: { up: 18, down: 18 },
  }),
  homesInCity: count('您家在全市一共有几套住房？', '套', { most: 99, effort: { up: 18, down: 18 }, presumed: true }),
  married: yesNo('您现在是已婚吗？'),
  minorChildren: count('您家有几个未满 18 岁的孩子？', '个', { most: 20 }),
  childrenCount: count('您家一共有几个孩子？', '个', { hint: '已成年的也算。', most: 20, presumed: true }),
  socialInsuranceConsecutiveMonths: count('到现在为止，社保或个税已经连续交了几个月？', '个月', {
    hint: paidHint,
    most: 1200,
    grows: 'month',
    effort: { up: 1 },
  }),
  socialInsuranceConsecutiveMonthsInLast36: count('最近 3 年里，社保或个税最长连续交了几个月？', '个月', {
    hint: paidHint,
    most: 36,
    grows: 'month',
    effort: { up: 1 },
  }),
  socialInsuranceConsecutiveMonthsInLast24: count('最近 2 年里，社保或个税最长连续交了几个月？', '个月', {
    hint: paidHint,
    most: 24,
    grows: 'month',
    effort: { up: 1 },
  }),
  residencePermitYears: count('居住证已经持有几年？', '年', {
    hint: '没有居住证就填 0。',
    most: 100,
    grows: 'year',
    effort: { up: 12 },
  }),
  workResidencePermit: yesNo('您家有人持有效的《北京市工作居住证》吗？', {
    share: 0.05,
    effort: { up: 60 },
    presumed: true,
  }),
  degree: {
    question: '您的全日制最高学历是？',
    kind: 'choice',
    options: [
      option('none', '大专以下'),
      option('college', '大专'),
      option('bachelor', '本科'),
      option('master', '硕士'),
      option('doctor', '博士'),
    ],
    effort: { up: 60 },
  },
  employmentContract: yesNo('您和本市的单位签有正式用工合同吗？', { share: 0.6, effort: { up: 6 } }),
  talentCertificate: yesNo('您有本市认定的人才证书吗？', { share: 0.05, effort: { up: 60 } }),
  military: yesNo('您是在本市驻防的现役军人吗？', { share: 0.03 }),
  divorcedOn: yesNo('您是最近两年内离婚的吗？', { share: 0.05, presumed: true }),
  homesBeforeDivorce: count('离婚前，原来的一家一共有几套住房？', '套', { most: 99, presumed: true }),
  overseasConditions: yesNo('符合境外人士在本市购房的条件吗？', { hint: '由窗口核对工作、学习、居住证明。' }),
  companyMonths: count('企业设立多久了？', '个月', { most: 1200, grows: 'month', effort: { up: 1 } }),
  companyTaxFen: count('企业累计缴税多少？', '万元', { most: 1_000_000, scale: 1_000_000, effort: { up: 24 } }),
  companyStaff: count('企业有多少名员工？', '名', { most: 1_000_000, effort: { up: 12 } }),
  companyStaffInsured5Years: count('社保满五年的职工有多少名？', '名', { most: 1_000_000, effort: { up: 24 } }),
  staffHousing: yesNo('买来给职工居住吗？'),
  builtBefore2000: yesNo('房子是 2000 年以前竣工的吗？'),
}

/** From nobody to 博士; `true` means full-time bachelor or above. */
const degreeRanks = { none: 0, college: 1, bachelor: 2, master: 3, doctor: 4 } as const
export const degreeNames = ['大专以下', '大专', '本科', '硕士', '博士'] as const

export const degreeRank = (degree: boolean | keyof typeof degreeRanks): number =>
  typeof degree === 'boolean' ? (degree ? degreeRanks.bachelor : degreeRanks.none) : degreeRanks[degree]
