import { beforeEach, describe, expect, it } from 'vitest'
import { startTestSandbox } from '../kit/test-sandbox.ts'
import { certHash } from './face-routes.ts'
import { wechatClient } from './test-client.ts'

const house = await startTestSandbox()
const { sandbox, control, controlStatus } = house
const wechat = wechatClient(house)
const { world } = sandbox
const li = world.people.bySlug('li-guohua')!
const { wechatOpenid: openid } = world.people.platformIds(li)
const BEGIN = '/cityservice/face/identify/getverifyid'
const ASK = '/cityservice/face/identify/queryverifyinfo'
const cert = { cert_type: 'IDENTITY_CARD', cert_name: li.name, cert_no: li.idNumber }
let numbers = 0
const begin = async (change: object = {}) =>
  wechat.postJson(BEGIN, { out_seq_no: `seq-${++numbers}`, cert_info: cert, openid, ...change }, await wechat.token())
const ask = async (verifyId: unknown, change: object = {}) =>
  wechat.postJson(
    ASK,
    {
      verify_id: verifyId,
      out_seq_no: `seq-${numbers}`,
      cert_hash: certHash(li.name, li.idNumber),
      openid,
      ...change,
    },
    await wechat.token(),
  )
const look = (verifyId: unknown, more: object = {}) =>
  control('POST', '/phones/li-guohua/wechat-face', { verifyId, ...more })

beforeEach(() => control('POST', '/reset'))

it('hashes a certificate as the document’s example does', () => {
  expect(certHash('张三', '310101199801011234')).toBe(
    '3c241f7ff324977aeb91f173bb2a7b06569e6fd784d5573db34a636d8671108b',
  )
})

describe('a check', () => {
  it.each([
    [{}, 10000],
    [{ outcome: 'cancel' }, 90002],
    [{ outcome: 'timeout' }, 90017],
    [{ outcome: 'not-in-library' }, 10026],
    [{ face: 'zhou-min' }, 10004],
  ])('ends on the phone with %j: verify_ret %i, each time it is asked', async (how, verifyRet) => {
    const { verify_id: id, expires_in: life, errcode } = await begin()
    expect({ errcode, life }).toEqual({ errcode: 0, life: 3600 })
    expect(await ask(id)).toMatchObject({ errcode: 0, verify_ret: 10300 })
    await look(id, how)
    for (const _ of [1, 2]) expect(await ask(id)).toMatchObject({ errcode: 0, verify_ret: verifyRet })
    expect(await controlStatus('POST', '/phones/li-guohua/wechat-face', { verifyId: id })).toBe(400)
  })

  it('says that name and number do not belong together, or to nobody', async () => {
    const other = { ...cert, cert_name: '李国画' }
    const { verify_id: id } = await begin({ cert_info: other })
    await look(id)
    expect(await ask(id, { cert_hash: certHash(other.cert_name, other.cert_no) })).toMatchObject({ verify_ret: 10003 })
    const nobody = { ...cert, cert_no: '110101190001010011' }
    const { verify_id: none } = await begin({ cert_info: nobody })
    expect(await ask(none, { cert_hash: certHash(li.name, nobody.cert_no) })).toMatchObject({ verify_ret: 10018 })
  })

  it('cannot be done on another phone', async () => {
    const { verify_id: verifyId } = await begin()
    expect(await controlStatus('POST', '/phones/zhou-min/wechat-face', { verifyId })).toBe(400)
    expect(await ask(verifyId)).toMatchObject({ verify_ret: 10300 })
  })
})

it.each([
  [{ out_seq_no: 'abc' }, 84010],
  [{ out_seq_no: 'not allowed' }, 84010],
  [{ openid: 'nobody' }, 40003],
  [{ cert_info: { ...cert, cert_type: 'PASSPORT' } }, 84010],
  [{ cert_info: { ...cert, cert_name: '' } }, 84010],
  [{ cert_info: { ...cert, cert_no: '123' } }, 84010],
])('does not begin with %j: %i', async (change, errcode) => {
  expect((await begin(change)).errcode).toBe(errcode)
})

it('takes a number once', async () => {
  await begin({ out_seq_no: 'the-same' })
  expect((await begin({ out_seq_no: 'the-same' })).errcode).toBe(84019)
})

it.each([
  [{ verify_id: 'made-up' }, 84021],
  [{ openid: 'another' }, 84017],
  [{ out_seq_no: 'seq-another' }, 84020],
  [{ cert_hash: certHash('张三', '310101199801011234') }, 84018],
])('tells nothing for %j: %i', async (change, errcode) => {
  const { verify_id: id } = await begin()
  expect((await ask(id, change)).errcode).toBe(errcode)
})

it('lives an hour, and asks for a token', async () => {
  const { verify_id: id } = await begin()
  expect(await wechat.postJson(ASK, { verify_id: id })).toMatchObject({ errcode: 41001 })
  world.clock.advance(3_600_001)
  expect(await ask(id)).toMatchObject({ errcode: 84022 })
})
