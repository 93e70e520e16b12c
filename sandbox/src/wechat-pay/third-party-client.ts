import Pay from 'wechatpay-node-v3'
import type { TestSandbox } from '../kit/test-sandbox.ts'

type Answer = { status: number; data: Record<string, unknown> & { code?: string } }

/** `wechatpay-node-v3` unmodified but for the host: its requests are signed by somebody who does not know this stand-in. */
export function thirdPartyClient({ sandbox }: TestSandbox) {
  const { env, world } = sandbox
  const { wechatPay, wechat } = world.keys
  const pay = new Pay({
    appid: wechat.appid,
    mchid: wechatPay.mchid,
    serial_no: wechatPay.merchantSerial,
    publicKey: Buffer.from(wechatPay.merchantPublicKey),
    privateKey: Buffer.from(wechatPay.merchantPrivateKey),
    key: wechatPay.apiV3Key,
    userAgent: 'anju-sandbox-test',
  })
  const onSandbox = (url: string) => url.replace('https://api.mch.weixin.qq.com', env.WXPAY_BASE ?? '')
  const answer = async (response: Response) => {
    const text = await response.text()
    const headers = Object.fromEntries(response.headers)
    return { status: response.status, data: text === '' ? {} : (JSON.parse(text) as object), headers, raw: text }
  }
  const asked: Awaited<ReturnType<typeof answer>>[] = []
  const keep = async (response: Response) => {
    const said = await answer(response)
    asked.push(said)
    return said
  }
  pay.createHttp({
    post: async (url: string, params: object, headers: Record<string, string>) =>
      keep(await fetch(onSandbox(url), { method: 'POST', body: JSON.stringify(params), headers })),
    get: async (url: string, headers: Record<string, string>) => keep(await fetch(onSandbox(url), { headers })),
    upload: async () => {
      throw new Error('not used')
    },
  } as never)
  const order = (change: object = {}) => ({
    description: '不动产登记费',
    out_trade_no: 'anju_0001',
    notify_url: 'http://127.0.0.1:9/callbacks/wechat-pay',
    amount: { total: 8_000 },
    payer: { openid: world.people.platformIds(world.people.bySlug('li-guohua')!).wechatOpenid },
    ...change,
  })
  return {
    pay,
    order,
    /** What came back last, with its headers: the package looks at none of them. */
    last: () => asked.at(-1)!,
    jsapi: async (change: object = {}) => (await pay.transactions_jsapi(order(change) as never)) as unknown as Answer,
    query: async (outTradeNo: string) => (await pay.query({ out_trade_no: outTradeNo })) as unknown as Answer,
    close: async (outTradeNo: string) => (await pay.close(outTradeNo)) as unknown as Answer,
    refund: async (asks: object) => (await pay.refunds(asks as never)) as unknown as Answer,
    findRefund: async (number: string) => (await pay.find_refunds(number)) as unknown as Answer,
  }
}
