import type { Item, WithdrawalReason } from '@anju/shared-types'

export interface Sum {
  text: string
  note: string
  page: string
  query: Record<string, string>
}

const withdrawal = (reason: WithdrawalReason): Sum => ({
  text: '算算能提取多少',
  note: '几个问题，写明怎么来的',
  page: '/packages/money/withdraw/index',
  query: { reason },
})
const prepayment: Sum = {
  text: '算算提前还能省多少',
  note: '利息省多少，什么时候还清',
  page: '/packages/money/prepay/index',
  query: {},
}
const quota: Sum = {
  text: '算算能贷多少',
  note: '几道限额，一道一道说明',
  page: '/packages/money/quota/index',
  query: {},
}
const offset: Sum = {
  text: '看看怎么划',
  note: '每月划还是每年划，从谁的账户划多少',
  page: '/packages/money/offset/index',
  query: {},
}
const contribution: Sum = {
  text: '算算每月缴存多少',
  note: '个人和单位各多少',
  page: '/packages/money/contribution/index',
  query: {},
}

/** Items of the fund (codes are the same in every city) and what can be computed for them. */
const ofFund: Readonly<Record<string, Sum>> = {
  C02: contribution,
  C03: withdrawal('home-purchase'),
  C04: quota,
  C05: quota,
  C06: offset,
  C08: prepayment,
  C09: withdrawal('home-purchase'),
  C10: withdrawal('loan-repayment'),
  C11: withdrawal('rent'),
  C12: withdrawal('retirement'),
  C13: withdrawal('emigration'),
  C14: withdrawal('disability'),
  C15: withdrawal('death'),
  C19: contribution,
  C22: withdrawal('home-purchase'),
}

/** What can be computed for an item: its taxes and fees as its file says, or what it brings from the fund. */
export function sumsOf({ code, estimateAs }: Pick<Item, 'code' | 'estimateAs'>): Sum[] {
  const fees: Sum[] = estimateAs
    ? [
        {
          text: '算算要交多少税费',
          note: '每一项多少、谁来付、依据什么',
          page: '/packages/money/fees/index',
          query: { as: estimateAs, item: code },
        },
      ]
    : []
  const fund = ofFund[code]
  return fund ? [...fees, fund] : fees
}
