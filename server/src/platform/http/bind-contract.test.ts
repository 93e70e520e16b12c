import { routes } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { claim, claimAdmission } from '../../testing/admission.ts'
import { createTestHouse } from '../../testing/house.ts'
import { createToyFeature, toys } from '../../testing/toy-feature.ts'
import type { Feature } from '../parts.ts'
import type { Call } from './call.ts'

const odd = routes('/odd', {
  liar: {
    method: 'GET',
    path: '/liar',
    caller: 'anyone',
    summary: '答非所问',
    changes: false,
    reply: z.object({ count: z.number() }),
    errors: [],
  },
  call: {
    method: 'PUT',
    path: '/call/:id',
    caller: 'verified',
    summary: '看看用例拿到了什么',
    changes: true,
    body: z.strictObject({ when: z.string().regex(/^\d+$/, '请填写数字').optional() }),
    reply: z.object({ done: z.literal(true) }),
    errors: [],
  },
})
const calls: Call[] = []
const oddFeature = {
  name: 'odd',
  contract: odd,
  handlers: {
    liar: async () => ({ count: '13800000001' }),
    call: async (_input: unknown, _caller: unknown, call: Call) => {
      calls.push(call)
      return { done: true }
    },
  },
} as unknown as Feature

const house = await createTestHouse({
  contracts: { toys, odd },
  build: ({ parts }) => ({ features: [createToyFeature(parts).feature, oddFeature], admission: claimAdmission }),
})
const child = claim({ accountId: 'child', sessionId: 's', verified: false })
const adult = claim({ accountId: 'adult', sessionId: 's', verified: true })
const staff = (role: 'clerk' | 'supervisor') =>
  claim({
    accountId: 'c',
    sessionId: 's',
    verified: true,
    staff: { staffNo: 'clerk-1', name: '', roles: [role], hallId: 'h' },
  })
const params = { id: 'ball' }

describe('who may call', () => {
  test('without a login only what is open to anyone', async () => {
    expect(await house.refused(toys.table.take, { params, body: { count: 1 } })).toMatchObject({
      status: 401,
      code: 'NOT_LOGGED_IN',
    })
    expect(await house.refused(toys.table.look, { params })).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  })

  test('without a proved name nothing that asks for one', async () => {
    expect(await house.refused(odd.table.call, { as: child, params, body: {} })).toMatchObject({
      status: 403,
      code: 'REAL_NAME_REQUIRED',
    })
  })

  test('staff routes are for the roles they name', async () => {
    expect((await house.refused(toys.table.secure, { as: adult, params })).code).toBe('NOT_ALLOWED')
    expect((await house.refused(toys.table.secure, { as: staff('clerk'), params })).code).toBe('NOT_ALLOWED')
    expect(await house.call(toys.table.secure, { as: staff('supervisor'), params })).toEqual({ done: true })
  })

  test('who may not call learns nothing about the body', async () => {
    expect((await house.refused(toys.table.take, { params, body: { wrong: 1 } })).code).toBe('NOT_LOGGED_IN')
  })
})

describe('what goes in', () => {
  const take = (body: unknown, more: object = {}) =>
    house.refused(toys.table.take, { as: child, params, body, ...more })

  test.each(['', 'short', 'has spaces in it 123', 'x'.repeat(65), '汉字汉字汉字汉字汉字汉字汉字汉字'])(
    'the key %j is none',
    async (key) => {
      expect((await take({ count: 1 }, { headers: { 'idempotency-key': encodeURI(key) } })).code).toBe('KEY_MISSING')
    },
  )

  test('a wrong field is named', async () => {
    expect(await take({ count: 9 })).toMatchObject({ status: 400, code: 'BAD_INPUT', field: 'count' })
    expect(await take({})).toMatchObject({ code: 'BAD_INPUT', field: 'count' })
    expect(await take({ count: 1, extra: true })).toMatchObject({ code: 'BAD_INPUT', field: 'extra' })
    expect(await take([])).toMatchObject({ code: 'BAD_INPUT', field: 'body' })
    expect(await take({ count: { $gt: 0 } })).toMatchObject({ code: 'BAD_INPUT', field: 'count' })
    expect(await house.refused(toys.table.look, { params, query: { wide: 'perhaps' } })).toMatchObject({
      field: 'wide',
    })
  })

  test('our own sentences reach the person, the parser’s do not', async () => {
    expect((await house.refused(odd.table.call, { as: adult, params, body: { when: 'x' } })).text).toBe('请填写数字')
    expect((await take({ count: 'one' })).text).toBe('填写的内容有误。')
  })

  test('an id that cannot be one names nothing', async () => {
    for (const id of ['a b', '../x', 'x'.repeat(65), '李', '{"$ne":1}']) {
      expect(await house.refused(toys.table.look, { params: { id } })).toMatchObject({ status: 404, code: 'NOT_FOUND' })
    }
  })

  test('a path that does not decode names nothing', async () => {
    const response = await fetch(`${house.url}/api/v1/toys/%E0%A4%A`)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('the use-case learns who, when, with which device and over which channel', async () => {
    await house.call(odd.table.call, {
      as: adult,
      params,
      body: {},
      key: 'k'.repeat(20),
      channel: 'wechat',
      device: 'd'.repeat(16),
      headers: { 'x-client-version': '1.2.3' },
    })
    expect(calls.at(-1)).toMatchObject({
      actor: { kind: 'account', id: 'adult' },
      now: house.clock.now(),
      channel: 'wechat',
      device: 'd'.repeat(16),
      clientVersion: '1.2.3',
      key: { key: 'k'.repeat(20), bodyHash: expect.stringMatching(/^[\w-]{43}$/) },
    })
  })

  test('an unknown channel counts as the browser, a malformed device as none', async () => {
    await house.call(odd.table.call, {
      as: adult,
      params,
      body: {},
      headers: { 'x-channel': 'fax', 'x-device': '<script>' },
    })
    expect(calls.at(-1)).toMatchObject({ channel: 'h5', device: undefined })
  })

  test('the hash of a request depends on method, path and body', async () => {
    const hashOf = async (id: string, body: { when?: string }) => {
      await house.call(odd.table.call, { as: adult, params: { id }, body })
      return calls.at(-1)?.key?.bodyHash
    }
    const hashes = [await hashOf('a', {}), await hashOf('b', {}), await hashOf('a', { when: '1' })]
    expect(new Set(hashes).size).toBe(3)
    expect(await hashOf('a', {})).toBe(hashes[0])
  })
})

test('a reply that breaks the contract is our mistake and shows no value', async () => {
  expect(await house.refused(odd.table.liar)).toMatchObject({ status: 500, code: 'INTERNAL' })
})
