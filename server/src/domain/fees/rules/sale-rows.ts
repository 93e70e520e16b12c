import { plainDate } from '@anju/shared-types'
import type { RuleRow } from '../../money/rule-row.ts'

const d = plainDate

/** 契税法 3: each province sets 3 %-5 %; the five cities' own figures are for the city to enter. */
export const deedTaxBaseRows: readonly RuleRow<{ rate: string }>[] = [
  {
    id: 'deed-tax-base',
    effectiveFrom: d('1997-10-01'),
    basis: { document: '契税法第三条；省级规定的适用税率' },
    decidedOn: '申报之日',
    unsure: true,
    value: { rate: '0.03' },
  },
]

/** Home relief by the number of the family's homes after the purchase; `null` = no relief. */
export interface DeedTaxRelief {
  /** 建筑面积 up to and including this is the low band. */
  smallUpToSqm: string
  onlyHome: { small: string; large: string }
  secondHome: { small: string; large: string } | null
}

const reliefOf2016: Omit<RuleRow<DeedTaxRelief>, 'id' | 'value'> = {
  effectiveFrom: d('2016-02-22'),
  effectiveTo: d('2024-11-30'),
  basis: { document: '财税〔2016〕23号' },
  decidedOn: '申报之日',
  unsure: true,
}
const onlyHome = { small: '0.01', large: '0.015' }
const secondHome = { small: '0.01', large: '0.02' }

export const deedTaxReliefRows: readonly RuleRow<DeedTaxRelief>[] = [
  { ...reliefOf2016, id: 'deed-tax-relief-2016', value: { smallUpToSqm: '90', onlyHome, secondHome } },
  // 北京、上海、广州、深圳 had no relief for a second home.
  ...['beijing', 'shanghai', 'shenzhen'].map((city) => ({
    ...reliefOf2016,
    id: `deed-tax-relief-2016-${city}`,
    city,
    value: { smallUpToSqm: '90', onlyHome, secondHome: null },
  })),
  {
    id: 'deed-tax-relief-2024',
    effectiveFrom: d('2024-12-01'),
    basis: { document: '财政部 税务总局 住房城乡建设部公告2024年第16号' },
    // Also for a home bought earlier and declared from then on.
    decidedOn: '申报之日',
    value: { smallUpToSqm: '140', onlyHome, secondHome },
  },
]

/** A home sold by a person: taxed when held for less than so many months, exempt from then on. */
export interface HomeVat {
  rate: string
  exemptFromMonths: number
  caveat?: string
}

const taxedFrom2016 = { effectiveFrom: d('2016-05-01'), effectiveTo: d('2024-11-30'), decidedOn: '申报之日' } as const

export const homeVatRows: readonly RuleRow<HomeVat>[] = [
  {
    ...taxedFrom2016,
    id: 'home-vat-2016',
    basis: { document: '财税〔2016〕36号' },
    value: { rate: '0.05', exemptFromMonths: 24 },
  },
  ...['beijing', 'shanghai', 'shenzhen'].map((city) => ({
    ...taxedFrom2016,
    id: `home-vat-2016-${city}`,
    city,
    basis: { document: '财税〔2016〕36号' },
    unsure: true as const,
    value: { rate: '0.05', exemptFromMonths: 24, caveat: '当时非普通住房满 2 年仍按差额征收' },
  })),
  {
    id: 'home-vat-2024',
    effectiveFrom: d('2024-12-01'),
    effectiveTo: d('2025-12-31'),
    basis: { document: '财税〔2016〕36号、财政部 税务总局 住房城乡建设部公告2024年第16号' },
    decidedOn: '申报之日',
    value: { rate: '0.05', exemptFromMonths: 24 },
  },
  {
    id: 'home-vat-2026',
    effectiveFrom: d('2026-01-01'),
    basis: { document: '财政部 税务总局公告2025年第17号' },
    decidedOn: '申报之日',
    value: { rate: '0.03', exemptFromMonths: 24 },
  },
]

/** What goes on top of VAT: 城市维护建设税 by place, 教育费附加, 地方教育附加. */
export const surchargeRows: readonly RuleRow<{
  construction: Record<'city' | 'county-town' | 'elsewhere', string>
  education: string
  localEducation: string
}>[] = [
  {
    id: 'surcharge',
    effectiveFrom: d('2016-05-01'),
    basis: { document: '城市维护建设税法第四条；教育费附加、地方教育附加征收规定' },
    decidedOn: '申报之日',
    unsure: true,
    value: {
      construction: { city: '0.07', 'county-town': '0.05', elsewhere: '0.01' },
      education: '0.03',
      localEducation: '0.02',
    },
  },
]

/** 六税两费: the share of the surcharges that small-scale taxpayers, among them persons, still pay. */
export const smallTaxpayerRows: readonly RuleRow<{ share: string }>[] = [
  {
    id: 'small-taxpayer-2019',
    effectiveFrom: d('2019-01-01'),
    effectiveTo: d('2021-12-31'),
    basis: { document: '财税〔2019〕13号' },
    decidedOn: '申报之日',
    // Up to 50 %, set by each province.
    unsure: true,
    value: { share: '0.5' },
  },
  {
    id: 'small-taxpayer-2022',
    effectiveFrom: d('2022-01-01'),
    effectiveTo: d('2022-12-31'),
    basis: { document: '财政部 税务总局公告2022年第10号' },
    decidedOn: '申报之日',
    unsure: true,
    value: { share: '0.5' },
  },
  {
    id: 'small-taxpayer-2023',
    effectiveFrom: d('2023-01-01'),
    effectiveTo: d('2027-12-31'),
    basis: { document: '财政部 税务总局公告2023年第12号' },
    decidedOn: '申报之日',
    unsure: true,
    value: { share: '0.5' },
  },
]

/** 满五唯一: own use of five years and the family's only home. */
export const incomeTaxExemptionRows: readonly RuleRow<{ fromMonths: number }>[] = [
  {
    id: 'income-tax-only-home',
    effectiveFrom: d('1994-05-13'),
    basis: { document: '财税字〔1994〕20号' },
    decidedOn: '申报之日',
    unsure: true,
    value: { fromMonths: 60 },
  },
]

/** A person who sells: a share of the gain with full proof of what the home cost. */
export const incomeTaxOnGainRows: readonly RuleRow<{ rate: string }>[] = [
  {
    id: 'income-tax-on-gain',
    effectiveFrom: d('2006-08-01'),
    basis: { document: '国税发〔2006〕108号' },
    decidedOn: '申报之日',
    unsure: true,
    value: { rate: '0.2' },
  },
]

/** Without that proof a share of the income, 1 %-3 % by city; 1 % for homes in most. */
export const incomeTaxAssessedRows: readonly RuleRow<{ rate: string }>[] = [
  {
    id: 'income-tax-assessed',
    effectiveFrom: d('2006-08-01'),
    basis: { document: '国税发〔2006〕108号' },
    decidedOn: '申报之日',
    unsure: true,
    value: { rate: '0.01' },
  },
]

/** A gift: none from close relatives and supporters, else on what was received. */
export const giftIncomeTaxRows: readonly RuleRow<{ rate: string }>[] = [
  {
    id: 'gift-income-tax-2009',
    effectiveFrom: d('2009-05-25'),
    basis: { document: '财税〔2009〕78号、财政部 税务总局公告2019年第74号' },
    decidedOn: '申报之日',
    unsure: true,
    value: { rate: '0.2' },
  },
]

/** 契税法 6 and its notices: changes that pay nothing. */
export const deedTaxExemptionRows: readonly (RuleRow<{ why: string }> & { matter: DeedTaxExemption })[] = [
  {
    id: 'deed-tax-inheritance',
    matter: 'inheritance',
    effectiveFrom: d('2021-09-01'),
    basis: { document: '契税法', article: '第六条第（五）项' },
    decidedOn: '申报之日',
    value: { why: '法定继承人继承，免征' },
  },
  {
    id: 'deed-tax-spouse',
    matter: 'spouse-change',
    effectiveFrom: d('2021-09-01'),
    basis: { document: '契税法', article: '第六条第（四）项' },
    decidedOn: '申报之日',
    value: { why: '婚姻存续期间夫妻之间变更，免征' },
  },
  {
    id: 'deed-tax-divorce',
    matter: 'divorce-division',
    effectiveFrom: d('2021-09-01'),
    basis: { document: '财政部 税务总局公告2021年第29号' },
    decidedOn: '申报之日',
    unsure: true,
    value: { why: '夫妻因离婚分割共同财产，免征' },
  },
]
export type DeedTaxExemption = 'inheritance' | 'spouse-change' | 'divorce-division'

/** A person who sells a home pays none; of anything else the tax office assesses it. */
export const landValueAddedTaxRows: readonly RuleRow<{ homeRate: '0' }>[] = [
  {
    id: 'land-value-added-tax-2008',
    effectiveFrom: d('2008-11-01'),
    basis: { document: '财税〔2008〕137号' },
    decidedOn: '申报之日',
    unsure: true,
    value: { homeRate: '0' },
  },
]

/** 产权转移书据, each side. Persons are spared it for homes. */
export const stampDutyRows: readonly RuleRow<{ rate: string }>[] = [
  {
    id: 'stamp-duty-2008',
    effectiveFrom: d('2008-11-01'),
    effectiveTo: d('2022-06-30'),
    basis: { document: '印花税暂行条例、财税〔2008〕137号' },
    decidedOn: '合同签订之日',
    value: { rate: '0.0005' },
  },
  {
    id: 'stamp-duty-2022',
    effectiveFrom: d('2022-07-01'),
    basis: { document: '印花税法、财税〔2008〕137号' },
    decidedOn: '合同签订之日',
    value: { rate: '0.0005' },
  },
]

export const transactionFeeRows: readonly RuleRow<{ perSqmFen: number }>[] = [
  {
    id: 'transaction-fee-2017',
    effectiveFrom: d('2017-04-01'),
    basis: { document: '财税〔2017〕20号' },
    decidedOn: '受理之日',
    unsure: true,
    value: { perSqmFen: 0 },
  },
]

/** 住宅专项维修资金管理办法 7: the first payment is this range of the local cost of building a square metre. */
export const maintenanceFundRows: readonly RuleRow<{ least: string; most: string }>[] = [
  {
    id: 'maintenance-fund-2008',
    effectiveFrom: d('2008-02-01'),
    basis: { document: '住宅专项维修资金管理办法（建设部 财政部令第165号）', article: '第七条' },
    decidedOn: '合同签订之日',
    unsure: true,
    value: { least: '0.05', most: '0.08' },
  },
]

/** 商品房销售管理办法 20, where the contract says nothing else: so much of the contracted area either way is settled at its price. */
export const areaToleranceRows: readonly RuleRow<{ share: string }>[] = [
  {
    id: 'area-tolerance-2001',
    effectiveFrom: d('2001-06-01'),
    basis: { document: '商品房销售管理办法', article: '第二十条（合同另有约定的从约定）' },
    decidedOn: '合同签订之日',
    unsure: true,
    value: { share: '0.03' },
  },
]
