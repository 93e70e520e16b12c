import { beforeEach, describe, expect, it } from 'vitest'
import { createGatewayHouse } from '../testing/gateway-house.ts'
import { certHash } from './wechat/face.ts'

const house = await createGatewayHouse()
const { wechat, alipay } = house.gateways()
const { name, idNumber } = await house.sandbox.person('li-ji')
const { wechatOpenid: openid } = await house.idsOf('li-ji')
let orders = 0
const question = () => ({ orderNo: `order-${++orders}`, name, idNumber })

beforeEach(() => house.sandbox.clearFaults())

it('names a certificate as WeChat’s document does', () => {
  expect(certHash({ name: '张三', idNumber: '310101199801011234' })).toBe(
    '3c241f7ff324977aeb91f173bb2a7b06569e6fd784d5573db34a636d8671108b',
  )
})

describe('WeChat', () => {
  const begin = async () => {
    const asked = { ...question(), openid }
    const begun = await wechat.face.begin(asked)
    if (!begun) throw new Error('it did not begin')
    return { ...asked, ...begun }
  }
  it.each([
    [{}, { kind: 'passed' }],
    [{ face: 'zhou-min' }, { kind: 'failed', code: '10004', tryAgain: false }],
    [{ outcome: 'cancel' }, { kind: 'failed', code: '90002', tryAgain: true }],
    [{ outcome: 'timeout' }, { kind: 'failed', code: '90017', tryAgain: true }],
    [{ outcome: 'not-in-library' }, { kind: 'failed', code: '10026', tryAgain: false }],
  ])('the result of %j is asked of WeChat', async (how, result) => {
    const asked = await begin()
    expect(await wechat.face.result(asked)).toEqual({ kind: 'pending' })
    await house.act('li-ji', 'wechat-face', { verifyId: asked.verifyId, ...how })
    expect(await wechat.face.result(asked)).toEqual(result)
  })

  it('somebody else’s id, number or name tells nothing', async () => {
    const asked = await begin()
    await house.act('li-ji', 'wechat-face', { verifyId: asked.verifyId })
    for (const change of [{ verifyId: 'made-up' }, { orderNo: 'order-0' }, { name: '李吉' }, { openid: 'another' }]) {
      expect(await wechat.face.result({ ...asked, ...change })).toEqual({ kind: 'silent' })
    }
  })

  it('an old one may be tried again', async () => {
    const asked = await begin()
    await house.sandbox.control('POST', '/clock', { advanceMs: 3_600_001 })
    expect(await wechat.face.result(asked)).toMatchObject({ kind: 'failed', tryAgain: true })
    await house.sandbox.control('POST', '/clock', { reset: true })
  })

  it('silence and refusals are never a no', async () => {
    await house.fault('wechat.getverifyid', '500')
    expect(await wechat.face.begin({ ...question(), openid })).toBeUndefined()
    const asked = await begin()
    for (const kind of ['500', 'refuse', 'slow']) {
      await house.fault('wechat.queryverifyinfo', kind, kind === 'slow' ? { delayMs: 3_000 } : {})
      expect(await wechat.face.result(asked)).toEqual({ kind: 'silent' })
    }
  })
})

describe('Alipay', () => {
  const begin = async () => {
    const begun = await alipay.certify.begin({ ...question(), returnUrl: 'http://127.0.0.1:1/#/back' })
    if (!begun) throw new Error('it did not begin')
    return begun
  }
  it.each([
    [{}, { kind: 'passed' }],
    [{ face: 'zhou-min' }, { kind: 'failed', code: '人脸比对不一致', tryAgain: false }],
    [{ outcome: 'cancel' }, { kind: 'failed', code: '用户取消认证', tryAgain: true }],
  ])('the result of %j is asked of Alipay', async (how, result) => {
    const { certifyId, url } = await begin()
    expect(await alipay.certify.result(certifyId)).toEqual({ kind: 'pending' })
    const page = await fetch(url)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining(name)])
    await house.act('li-ji', 'alipay-face', { certifyId, ...how })
    expect(await alipay.certify.result(certifyId)).toEqual(result)
  })

  it('its address names nobody', async () => {
    const { url } = await begin()
    expect(decodeURIComponent(url)).not.toContain(idNumber)
    expect(decodeURIComponent(url)).not.toContain(name)
  })

  it('silence, a forged answer and a made-up id are never a yes', async () => {
    const { certifyId } = await begin()
    await house.act('li-ji', 'alipay-face', { certifyId })
    for (const kind of ['500', 'refuse', 'wrong-signature']) {
      await house.fault('alipay.user.certify.open.query', kind)
      expect(await alipay.certify.result(certifyId)).toEqual({ kind: 'silent' })
    }
    expect(await alipay.certify.result('made-up')).toMatchObject({ kind: 'failed', tryAgain: true })
    expect(await alipay.certify.result(certifyId)).toEqual({ kind: 'passed' })
  })
})
