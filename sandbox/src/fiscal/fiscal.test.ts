import { createHash, createHmac, randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { startTestSandbox } from '../kit/test-sandbox.ts'

const { sandbox, control } = await startTestSandbox()
const { env } = sandbox
const hmac = (text: string, secret = env.FISCAL_APP_SECRET ?? '') =>
  createHmac('sha256', secret).update(text).digest('hex')
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
type Told = Record<'result' | 'code' | 'number' | 'checkCode' | 'amount', string>

/** A caller written from the README. */
async function ask(path: string, question: object, secret?: string) {
  const body = JSON.stringify(question)
  const [timestamp, nonce] = [String(Date.now()), randomUUID()]
  const response = await fetch(`${env.FISCAL_BASE}${path}`, {
    method: 'POST',
    headers: {
      'x-app-key': env.FISCAL_APP_KEY ?? '',
      'x-timestamp': timestamp,
      'x-nonce': nonce,
      'x-signature': hmac(['POST', `/fiscal${path}`, timestamp, nonce, sha256(body)].join('\n'), secret),
    },
    body,
  })
  return { status: response.status, answer: (await response.json()) as Told }
}
const issue = (businessNo: string, more: object = {}) =>
  ask('/issue', { businessNo, payer: '李𠮷', item: '不动产登记费', amount: '80.00', ...more })
const strike = (businessNo: string, { code, number }: Told) =>
  ask('/strike', { businessNo, code, number, reason: '退费' })
const query = async (businessNo: string) => (await ask('/query', { businessNo })).answer
const verify = async ({ code, number }: Told, check: string) =>
  (await fetch(`${env.FISCAL_VERIFY_URL}?${new URLSearchParams({ code, number, check })}`)).text()

beforeEach(() => control('POST', '/reset'))

describe('a receipt', () => {
  it('is issued once a business number; other content under it is refused', async () => {
    const first = await issue('business-1')
    expect(first.answer).toMatchObject({
      ...{ result: 'issued', code: expect.stringMatching(/^\d{8}$/), number: expect.stringMatching(/^\d{10}$/) },
      checkCode: expect.stringMatching(/^[0-9a-z]{6}$/),
    })
    expect(await issue('business-1')).toEqual(first)
    expect((await issue('business-1', { amount: '81.00' })).status).toBe(409)
    expect((await issue('business-2')).answer.number).not.toBe(first.answer.number)
    expect(await query('business-1')).toEqual(first.answer)
    expect(await query('business-9')).toMatchObject({ result: 'none' })
  })
  it.each([
    ['a strange field', { city: 'jinan' }, { status: 400 }],
    ['an amount in fen', { amount: '8000' }, { status: 400 }],
    ['nothing', { amount: '0.00' }, { status: 400 }],
    ['a spoilt name', { payer: '李?' }, { answer: { result: 'refused', code: 'PAYER_INVALID' } }],
  ])('%s is refused', async (_, more, refusal) => {
    expect(await issue('business-3', more)).toMatchObject(refusal)
    expect(await query('business-3')).toMatchObject({ result: 'none' })
  })
  it('is for whoever signs', async () => {
    expect((await ask('/query', { businessNo: 'business-1' }, 'x')).status).toBe(401)
  })
  it('that comes later is there when its time has come, under the same number', async () => {
    await control('POST', '/faults', { route: 'fiscal.issue', kind: 'late', delayMs: 60_000, times: 1 })
    expect((await issue('business-4')).answer).toMatchObject({ result: 'later' })
    expect((await issue('business-4')).answer).toMatchObject({ result: 'later' })
    await control('POST', '/clock', { advanceMs: 60_000 })
    expect(await query('business-4')).toMatchObject({ result: 'issued' })
  })
})

describe('striking', () => {
  it('makes a receipt of its own over the whole that names the first; once', async () => {
    const { answer: blue } = await issue('business-5')
    const red = await strike('business-5R', blue)
    expect(red.answer).toMatchObject({ amount: '-80.00', strikes: { code: blue.code, number: blue.number } })
    expect(await strike('business-5R', blue)).toEqual(red)
    expect((await strike('business-5X', blue)).answer).toMatchObject({ result: 'refused', code: 'STRUCK_BEFORE' })
    expect((await strike('business-6R', red.answer)).answer).toMatchObject({ result: 'refused' })
    expect(await verify(blue, blue.checkCode)).toContain('已经红冲')
    expect(await verify(red.answer, red.answer.checkCode)).toContain(blue.number)
  })
})

it('anybody looks whether one is genuine: only with its check code, and without the payer’s name', async () => {
  const { answer } = await issue('business-7')
  const page = await verify(answer, answer.checkCode)
  expect(page).toContain('真实有效')
  expect(page).toContain('李**')
  expect(page).not.toContain('李𠮷')
  expect(await verify(answer, '000000')).toContain('查无此票')
})
