import { readFile } from 'node:fs/promises'
import { contract, type RouteSpec, routes } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { contractBreaks } from '../tools/contract-breaks.ts'
import { describeContract, readPublished, writePublished } from '../tools/published-contract.ts'

const PUBLISHED = new URL('../../../docs/published-contract.jsonl', import.meta.url)

/** A mini-program stays on a phone for weeks after the next one is out (E54). */
test('phones with an older mini-program can still do everything', async () => {
  const breaks = contractBreaks(readPublished(await readFile(PUBLISHED, 'utf8')), describeContract(contract))
  expect(
    breaks,
    'An older mini-program would break. Keep the old field or route beside the new one; if no version with it was ever ' +
      'published: node --import tsx server/src/tools/write-contract.ts --no-phone-has-it',
  ).toEqual([])
})

test('what is written down is read back as it was', () => {
  const today = describeContract(contract)
  expect(readPublished(writePublished(today))).toEqual(today)
})

describe('a change breaks older mini-programs', () => {
  const base = {
    method: 'POST',
    path: '/homes/:id',
    caller: 'account',
    summary: '试',
    body: z.strictObject({ name: z.string().max(50), kind: z.enum(['flat', 'shop']), note: z.string().optional() }),
    query: z.object({ page: z.int().optional() }),
    reply: z.object({
      id: z.string(),
      areaM2: z.number(),
      owner: z.string().optional(),
      rights: z.array(z.object({ name: z.string() })),
      state: z.enum(['open', 'closed']),
      end: z.discriminatedUnion('kind', [z.object({ kind: z.literal('a'), at: z.string() })]),
    }),
    errors: [],
    changes: { unkeyed: 'a test changes nothing' },
  } satisfies RouteSpec
  const breaksOf = (change: Partial<RouteSpec>) => {
    const published = (route: RouteSpec) => describeContract({ homes: routes('/test', { get: route }) })
    return contractBreaks(published(base), published({ ...base, ...change }))
  }
  const { body, reply } = base

  test.each<[string, Partial<RouteSpec>, string]>([
    ['that moves a route', { path: '/flats/:id' }, 'homes.get: it was POST /api/v1/test/homes/:id and is POST'],
    ['that asks for more of who calls', { caller: 'verified' }, 'not everybody'],
    ['that keeps it for staff', { caller: { staff: ['clerk'] } }, 'not everybody'],
    ['that asks for a key', { changes: true }, 'idempotency key'],
    ['that needs one field more', { body: body.extend({ floor: z.int() }) }, 'body.floor is required now'],
    ['that needs a field that could be left out', { body: body.required({ note: true }) }, 'body.note is required'],
    ['that refuses a field', { body: body.omit({ note: true }) }, 'body.note is not taken any more'],
    ['that takes fewer values', { body: body.extend({ kind: z.enum(['flat']) }) }, 'body.kind may not be "shop"'],
    ['that takes shorter texts', { body: body.extend({ name: z.string().max(20) }) }, 'narrower maxLength'],
    ['that needs a question', { query: z.object({ page: z.int() }) }, 'query.page is required now'],
    ['that leaves a field out', { reply: reply.omit({ owner: true }) }, 'reply.owner does not come any more'],
    ['that may leave one out', { reply: reply.partial({ id: true }) }, 'reply.id may be missing now'],
    [
      'that may give nothing',
      { reply: reply.extend({ id: z.string().nullable() }) },
      'reply.id was string and is null',
    ],
    ['of a type', { reply: reply.extend({ areaM2: z.string() }) }, 'reply.areaM2 was number and is string'],
    ['deep inside', { reply: reply.extend({ rights: z.array(z.object({})) }) }, 'reply.rights[].name does not come'],
    [
      'to an end that nobody knows',
      { reply: reply.extend({ end: z.object({ kind: z.literal('b'), at: z.string() }) }) },
      'reply.end.kind is not a',
    ],
  ])('%s', (_what, change, sentence) => {
    const breaks = breaksOf(change)
    expect(breaks).toHaveLength(1)
    expect(breaks[0]).toContain(sentence)
  })

  test('that takes a route away', () => {
    expect(contractBreaks(describeContract({ homes: routes('/test', { get: base }) }), {})).toEqual([
      'homes.get: the route is gone',
    ])
  })

  test('unless it only adds', () => {
    const added: Partial<RouteSpec> = {
      caller: 'anyone',
      body: body.extend({ floor: z.int().optional(), name: z.string().max(80), kind: z.enum(['flat', 'shop', 'box']) }),
      query: z.object({ page: z.number().optional(), size: z.int().optional() }),
      reply: reply.extend({
        floor: z.int(),
        owner: z.string(),
        areaM2: z.int(),
        state: z.enum(['open', 'closed', 'stopped']),
      }),
    }
    expect(breaksOf(added)).toEqual([])
  })
})
