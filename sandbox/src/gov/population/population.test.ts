import { createHash, createHmac, randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { startTestSandbox } from '../../kit/test-sandbox.ts'

const { sandbox, control } = await startTestSandbox()
const { env, world } = sandbox
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (text: string, secret = env.GOV_POPULATION_APP_SECRET ?? '') =>
  createHmac('sha256', secret).update(text).digest('hex')

type Tamper = { secret?: string; appKey?: string; timestamp?: string; nonce?: string; body?: string }

/** A caller written from the README of the stand-in. */
async function verify(question: object, tamper: Tamper = {}, signal?: AbortSignal) {
  const body = JSON.stringify(question)
  const timestamp = tamper.timestamp ?? String(Date.now())
  const nonce = tamper.nonce ?? randomUUID()
  const signed = ['POST', '/gov/population/verify', timestamp, nonce, sha256(body)].join('\n')
  const response = await fetch(`${env.GOV_POPULATION_BASE}/verify`, {
    method: 'POST',
    headers: {
      'x-app-key': tamper.appKey ?? env.GOV_POPULATION_APP_KEY ?? '',
      'x-timestamp': timestamp,
      'x-nonce': nonce,
      'x-signature': hmac(signed, tamper.secret),
    },
    body: tamper.body ?? body,
    ...(signal ? { signal } : {}),
  })
  const text = await response.text()
  const header = (name: string) => response.headers.get(name) ?? ''
  return {
    status: response.status,
    answer: JSON.parse(text),
    isSigned:
      header('x-nonce') === nonce &&
      header('x-signature') === hmac([header('x-timestamp'), nonce, sha256(text)].join('\n')),
  }
}

const of = (slug: string) => {
  const person = world.people.bySlug(slug)
  if (!person) throw new Error(`nobody is called ${slug}`)
  return { name: person.name, idNumber: person.idNumber }
}

beforeEach(() => control('POST', '/reset'))

describe('answers', () => {
  it.each(['li-guohua', 'li-ji', 'ayiguli', 'meng-chun', 'meng-qiu', 'clerk-1', 'crowd-77'])(
    '%s matches',
    async (slug) => {
      const { status, answer, isSigned } = await verify(of(slug))
      expect([status, answer.result, isSigned]).toEqual([200, 'match', true])
      expect(answer.asOf).toMatch(/^\d{4}-\d\d-\d\dT02:00:00\+08:00$/)
    },
  )

  it('another name is a mismatch, an unknown number is not found', async () => {
    expect((await verify({ ...of('li-guohua'), name: '李国花' })).answer.result).toBe('mismatch')
    expect((await verify({ ...of('meng-chun'), name: '孟秋' })).answer.result).toBe('mismatch')
    expect((await verify({ name: '无此人', idNumber: '11010519491231002X' })).answer.result).toBe('not-found')
  })

  it('is never older than a day', async () => {
    world.clock.set(Date.parse('2026-11-22T01:59:00+08:00'))
    expect((await verify(of('wu-hao'))).answer.asOf).toBe('2026-11-21T02:00:00+08:00')
    world.clock.set(Date.parse('2026-11-22T02:00:00+08:00'))
    expect((await verify(of('wu-hao'))).answer.asOf).toBe('2026-11-22T02:00:00+08:00')
  })

  it('does not answer for deng-chao', async () => {
    await expect(verify(of('deng-chao'), {}, AbortSignal.timeout(150))).rejects.toThrow(/timeout|aborted/)
  })

  it.each([
    [{ idNumber: '11010519491231002X' }, 'NAME_MISSING'],
    [{ name: '李国华' }, 'ID_NUMBER_INVALID'],
    [{ name: '李国华', idNumber: '11010519491231002x' }, 'ID_NUMBER_INVALID'],
  ])('%j is refused', async (question, code) => {
    expect(await verify(question)).toMatchObject({ status: 400, answer: { code } })
  })
})

describe('signatures', () => {
  it.each([
    ['another secret', { secret: 'x' }, 'SIGNATURE_INVALID'],
    ['another key', { appKey: 'x' }, 'APP_KEY_UNKNOWN'],
    ['a changed body', { body: '{"name":"x","idNumber":"y"}' }, 'SIGNATURE_INVALID'],
    ['a clock six minutes fast', { timestamp: String(Date.now() + 360_000) }, 'TIMESTAMP_OUT_OF_WINDOW'],
    [
      'seconds instead of milliseconds',
      { timestamp: String(Math.floor(Date.now() / 1000)) },
      'TIMESTAMP_OUT_OF_WINDOW',
    ],
    ['a short nonce', { nonce: '1' }, 'NONCE_INVALID'],
  ])('refuses %s', async (_, tamper, code) => {
    expect(await verify(of('li-guohua'), tamper)).toMatchObject({ status: 401, answer: { code } })
  })

  it('refuses a nonce the second time', async () => {
    const nonce = randomUUID()
    expect((await verify(of('li-guohua'), { nonce })).status).toBe(200)
    expect((await verify(of('li-guohua'), { nonce })).answer.code).toBe('NONCE_USED')
  })
})

describe('faults', () => {
  it('a wrong signature, for one person and once', async () => {
    await control('POST', '/faults', {
      route: 'gov.population.verify',
      kind: 'wrong-signature',
      times: 1,
      person: 'li-guohua',
    })
    expect((await verify(of('zhou-min'))).isSigned).toBe(true)
    expect((await verify(of('li-guohua'))).isSigned).toBe(false)
    expect((await verify(of('li-guohua'))).isSigned).toBe(true)
  })

  it('a refusal in its own words', async () => {
    await control('POST', '/faults', { route: 'gov.population.verify', kind: 'refuse' })
    expect(await verify(of('li-guohua'))).toMatchObject({ status: 503, answer: { code: 'SOURCE_CLOSED' } })
  })
})
