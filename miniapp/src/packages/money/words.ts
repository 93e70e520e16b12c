import type { FeePayer, FeeRule, FeeTransaction } from '@anju/shared-types'

export const ruleWords: Record<FeeRule, string> = {
  vat: '增值税',
  surcharge: '附加税费',
  incomeTax: '个人所得税',
  landValueAddedTax: '土地增值税',
  deedTax: '契税',
  stampDuty: '印花税',
  maintenanceFund: '住宅专项维修资金',
  areaDifference: '面积差价款',
  transactionFee: '交易手续费',
  registration: '不动产登记费',
  extraCertificates: '加发证书工本费',
}

export const payerWords: Record<FeePayer, string> = {
  buyer: '买方',
  seller: '卖方',
  applicant: '申请人',
  mortgagee: '抵押权人（银行或公积金中心）',
  developer: '开发企业',
}

/** What people come for, in their words; the rest is for offices and other programs. */
export const transactionOptions = [
  { value: 'resale', text: '买卖二手房', note: '税、登记费一次算清，分清谁付' },
  { value: 'new-home', text: '买新房', note: '契税、维修资金、登记费' },
  { value: 'mortgage', text: '办抵押', note: '贷款时的抵押登记费' },
  { value: 'spouse-change', text: '夫妻之间加名、改名', note: '契税和登记费' },
  { value: 'inheritance', text: '继承', note: '法定继承人继承房屋' },
  { value: 'replacement-certificate', text: '证丢了、证坏了', note: '补证、换证' },
] as const satisfies readonly { value: FeeTransaction; text: string; note: string }[]
export type OfferedTransaction = (typeof transactionOptions)[number]['value']

export const useOptions = [
  { value: 'residential', text: '住宅' },
  { value: 'parking', text: '车库、车位、储藏室', note: '有自己的产权证' },
  { value: 'commercial', text: '商铺、办公等非住宅' },
] as const
