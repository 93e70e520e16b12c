import type { Pay } from './types.ts'

/** The platform's page in this tab; it leads back to our page of the order. So the promise never ends here. */
export const pay: Pay = {
  choices: [
    { way: 'browser', name: '微信' },
    { way: 'alipayBrowser', name: '支付宝' },
  ],
  open({ url }) {
    if (!url) return Promise.resolve()
    window.location.assign(url)
    return new Promise(() => undefined)
  },
}
