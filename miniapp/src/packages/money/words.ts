import { type FeePayer, type FeeTransaction, feePayers, feeTransactions } from '@anju/shared-types/money-words'

/** As a citizen reads it: who an 抵押权人 is, is not common knowledge. */
export const payerWords: Record<FeePayer, string> = { ...feePayers, mortgagee: '抵押权人（银行或公积金中心）' }

interface TransactionOption {
  value: FeeTransaction
  text: string
  note: string
}

/** What most people come for, in their words. */
const commonTransactions: readonly TransactionOption[] = [
  { value: 'resale', text: '买卖二手房', note: '税、登记费一次算清，分清谁付' },
  { value: 'new-home', text: '买新房', note: '契税、维修资金、登记费' },
  { value: 'mortgage', text: '办抵押', note: '贷款时的抵押登记费' },
  { value: 'spouse-change', text: '夫妻之间加名、改名', note: '契税和登记费' },
  { value: 'inheritance', text: '继承', note: '法定继承人继承房屋' },
  { value: 'replacement-certificate', text: '证丢了、证坏了', note: '补证、换证' },
]

/** The common ones; whoever comes from an item of the guide finds its transaction first. */
export function transactionOptions(from?: FeeTransaction): readonly TransactionOption[] {
  if (!from || commonTransactions.some(({ value }) => value === from)) return commonTransactions
  return [{ value: from, text: feeTransactions[from], note: '您刚才看的事项' }, ...commonTransactions]
}

export const isTransaction = (text: string | undefined): text is FeeTransaction =>
  text !== undefined && text in feeTransactions

export const useOptions = [
  { value: 'residential', text: '住宅' },
  { value: 'parking', text: '车库、车位、储藏室', note: '有自己的产权证' },
  { value: 'commercial', text: '商铺、办公等非住宅' },
] as const

export const servedCities = [
  { value: 'jinan', text: '济南' },
  { value: 'luohe', text: '漯河' },
  { value: 'anshan', text: '鞍山' },
  { value: 'xiamen', text: '厦门' },
  { value: 'liaoyuan', text: '辽源' },
] as const
export type ServedCity = (typeof servedCities)[number]['value']

/** Whether the city of this service is one of them; the server may know more cities than this version. */
export const servedCity = (code: string | undefined): ServedCity | undefined =>
  servedCities.find(({ value }) => value === code)?.value
