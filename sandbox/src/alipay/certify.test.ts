import { AlipaySdk } from 'alipay-sdk'
import { beforeEach, describe, expect, it } from 'vitest'
import { beijingText } from '../kit/clock.ts'
import { startTestSandbox } from '../kit/test-sandbox.ts'

const { sandbox, control, controlStatus } = await startTestSandbox()
const { env, world } = sandbox
const pem = (name: string) => (env[name] ?? '').replaceAll('\\n', '\n')
const sdk = new AlipaySdk({
  appId: env.ALIPAY_APP_ID ?? '',
  privateKey: pem('ALIPAY_APP_PRIVATE_KEY'),
  keyType: 'PKCS8',
  alipayPublicKey: pem('ALIPAY_PUBLIC_KEY'),
  gateway: `${env.ALIPAY_BASE}/gateway.do`,
  camelcase: false,
})
const zhou = world.people.bySlug('zhou-min')!
const exec = (method: string, bizContent: object) =>
  sdk.exec(method, { timestamp: beijingText(world.clock.now()), bizContent }, { validateSign: true })
let orders = 0
const identity = {
  identity_type: 'CERT_INFO',
  cert_type: 'IDENTITY_CARD',
  cert_name: zhou.name,
  cert_no: zhou.idNumber,
}
const merchant = { return_url: 'http://127.0.0.1:8080/#/back' }
const begin = (change: object = {}) =>
  exec('alipay.user.certify.open.initialize', {
    outer_order_no: `order-${++orders}`,
    biz_code: 'FACE',
    identity_param: JSON.stringify(identity),
    merchant_config: JSON.stringify(merchant),
    ...change,
  })
const query = (certifyId: unknown) => exec('alipay.user.certify.open.query', { certify_id: certifyId })
const look = (certifyId: unknown, more: object = {}) =>
  control('POST', '/phones/zhou-min/alipay-face', { certifyId, ...more })
const pageOf = (certifyId: unknown) =>
  sdk.pageExecute('alipay.user.certify.open.certify', 'GET', {
    timestamp: beijingText(world.clock.now()),
    bizContent: { certify_id: certifyId },
  })

beforeEach(() => control('POST', '/reset'))

describe('a check with the official SDK', () => {
  it.each([
    [{}, { passed: 'T' }],
    [{ outcome: 'cancel' }, { passed: 'F', fail_reason: '用户取消认证' }],
    [{ face: 'li-guohua' }, { passed: 'F', fail_reason: '人脸比对不一致' }],
  ])('ends with %j', async (how, end) => {
    const { certify_id: id } = await begin()
    expect(await query(id)).toMatchObject({ code: '10000', passed: 'F' })
    expect(await query(id)).not.toHaveProperty('fail_reason')
    await look(id, how)
    expect(await query(id)).toMatchObject({ code: '10000', ...end })
    expect(await controlStatus('POST', '/phones/zhou-min/alipay-face', { certifyId: id })).toBe(400)
  })

  it('takes its parts as objects too', async () => {
    const { certify_id: id } = await begin({ identity_param: identity, merchant_config: merchant })
    await look(id)
    expect(await query(id)).toMatchObject({ passed: 'T' })
  })

  it('does not pass for a name that is not theirs', async () => {
    const { certify_id: id } = await begin({ identity_param: { ...identity, cert_name: '周民' } })
    await look(id)
    expect(await query(id)).toMatchObject({ passed: 'F', fail_reason: '姓名与证件号码不一致' })
  })

  it.each([
    [{ outer_order_no: 'x'.repeat(33) }, 'isv.invalid-parameter'],
    [{ biz_code: 'GUESS' }, 'isv.invalid-parameter'],
    [{ identity_param: '{}' }, 'isv.invalid-parameter'],
    [{ identity_param: 'no json' }, 'isv.invalid-parameter'],
  ])('does not begin with %j', async (change, subCode) => {
    expect(await begin(change)).toMatchObject({ sub_code: subCode })
  })

  it('takes an order number once, and knows its ids for 23 hours', async () => {
    const { certify_id: id } = await begin({ outer_order_no: 'once' })
    expect(await begin({ outer_order_no: 'once' })).toMatchObject({ sub_code: 'OUTER_ORDER_NO_REPEAT' })
    world.clock.advance(23 * 3_600_000 + 1)
    expect(await query(id)).toMatchObject({ sub_code: 'CERTIFY_ID_INVALID' })
  })
})

describe('the page', () => {
  it('opens by a signed address, with what a tester may say and the way back', async () => {
    const { certify_id: id } = await begin()
    const response = await fetch(pageOf(id))
    const text = await response.text()
    expect(response.status).toBe(200)
    expect(text).toContain(zhou.name)
    expect(text).toContain('是本人，通过')
    expect(text).toContain(`data-next="${merchant.return_url}"`)
    await look(id)
    expect(await (await fetch(pageOf(id))).text()).toContain('返回安居一窗')
  })

  it('does not open by an address that somebody changed', async () => {
    const [one, other] = [await begin(), await begin()]
    const forged = pageOf(one.certify_id).replace(String(one.certify_id), String(other.certify_id))
    expect((await fetch(forged)).status).toBe(400)
  })
})
