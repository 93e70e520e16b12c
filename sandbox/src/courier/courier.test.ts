import { createHash, createHmac, randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { startTestSandbox } from '../kit/test-sandbox.ts'

const { sandbox, control } = await startTestSandbox()
const { env } = sandbox
const hmac = (text: string, secret = env.COURIER_APP_SECRET ?? '') =>
  createHmac('sha256', secret).update(text).digest('hex')
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A caller written from the README. */
async function ask(path: string, question: object, secret?: string) {
  const body = JSON.stringify(question)
  const [timestamp, nonce] = [String(Date.now()), randomUUID()]
  const response = await fetch(`${env.COURIER_BASE}${path}`, {
    method: 'POST',
    headers: {
      'x-app-key': env.COURIER_APP_KEY ?? '',
      'x-timestamp': timestamp,
      'x-nonce': nonce,
      'x-signature': hmac(['POST', `/courier${path}`, timestamp, nonce, sha256(body)].join('\n'), secret),
    },
    body,
  })
  return { status: response.status, answer: (await response.json()) as { trackingNo: string; events: unknown[] } }
}
const contact = { name: '李国华', phone: '13800000001', address: '济南市历下区泉城路9号' }
const order = (orderNo: string, more: object = {}) => ask('/orders', { orderNo, direction: 'out', contact, ...more })

beforeEach(() => control('POST', '/reset'))

describe('orders', () => {
  it('the same number is the same order; with another address it is refused', async () => {
    const first = await order('order-0001')
    expect(first.answer).toMatchObject({ result: 'taken', trackingNo: expect.stringMatching(/^EZ\d{9}CN$/) })
    expect(await order('order-0001')).toEqual(first)
    expect(await order('order-0001', { contact: { ...contact, address: '济南市市中区经七路1号' } })).toMatchObject({
      status: 409,
    })
  })
  it.each([
    ['a strange field', { weight: 1 }, 'FIELD_UNKNOWN'],
    ['no phone', { contact: { ...contact, phone: '1' } }, 'CONTACT_INVALID'],
  ])('%s is refused', async (_, more, code) => {
    expect(await order('order-0002', more)).toMatchObject({ status: 400, answer: { code } })
  })
  it('an address out of range is told as such', async () => {
    expect(
      (await order('order-0003', { contact: { ...contact, address: '香港中环皇后大道1号' } })).answer,
    ).toMatchObject({
      result: 'refused',
    })
  })
  it('a wrong signature is nobody', async () => {
    expect(await ask('/orders/track', { orderNo: 'order-0001' }, 'x')).toMatchObject({ status: 401 })
  })
})

it('what the tester lets happen is in the track, and a fetched parcel is not cancelled', async () => {
  const { answer } = await order('order-0004')
  await control('POST', '/courier/happens', { trackingNo: answer.trackingNo, kind: 'picked-up', code: '123456' })
  expect((await ask('/orders/track', { orderNo: 'order-0004' })).answer.events).toEqual([
    expect.objectContaining({
      seq: 1,
      kind: 'picked-up',
      code: '123456',
      courier: { name: '王师傅', staffNo: '8812' },
    }),
  ])
  expect((await ask('/orders/cancel', { orderNo: 'order-0004' })).answer).toEqual({ cancelled: false })
})
