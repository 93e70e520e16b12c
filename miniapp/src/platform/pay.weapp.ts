import type { Pay } from './types.ts'

declare const wx: {
  requestPayment(options: {
    timeStamp: string
    nonceStr: string
    package: string
    signType: string
    paySign: string
    complete: () => void
  }): void
}

/** WeChat's own sheet. What it says at the end is no proof: the server asks WeChat Pay itself. */
export const pay: Pay = {
  choices: [{ way: 'wechat', name: '微信' }],
  open: ({ sheet }) =>
    new Promise((resolve) => {
      if (!sheet) resolve()
      else wx.requestPayment({ ...sheet, complete: () => resolve() })
    }),
}
