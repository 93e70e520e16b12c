import type { Pay } from './types.ts'

/** Alipay's own sheet. What it says at the end is no proof: the server asks Alipay itself. */
export const pay: Pay = {
  choices: [{ way: 'alipay', name: '支付宝' }],
  open: ({ tradeNo }) =>
    new Promise((resolve) => {
      if (!tradeNo) resolve()
      else my.tradePay({ tradeNO: tradeNo, complete: () => resolve() })
    }),
}
