import { contract } from '@anju/shared-types'
import { afterEach, describe, expect, test } from 'vitest'
import { createOpenHouse } from './open-house.ts'
import { isGenuine, signQuote } from './quote-signature.ts'

const house = await createOpenHouse({ clock: '2025-12-20T02:00:00Z' })
const { table } = contract.open
const sale = {
  on: '2025-12-20' as never,
  city: 'jinan',
  transaction: 'resale',
  use: 'residential',
  priceFen: 300_000_000,
  areaSqm: 90,
  buyerHomesAfter: 1,
  heldMonths: 12,
  sellerOnlyHome: false,
} as const
const quote = (more: object = {}) => house.call(table.quoteFees, { body: { ...sale, ...more } })
const get = (id: string, signature?: string) =>
  house.call(table.getQuote, { params: { id }, query: signature === undefined ? {} : { signature } })

afterEach(() => house.turnTo('2025-12-20 10:00'))

describe('a quote', () => {
  test('is signed, dated and found again by anybody', async () => {
    const given = await quote()
    expect(given).toMatchObject({
      id: expect.stringMatching(/^Q[0-9a-zA-Z_-]{22}$/),
      issuedOn: '2025-12-20',
      validUntil: '2026-01-19',
      state: 'valid',
      genuine: true,
      request: { ...sale, areaSqm: '90' },
      estimate: { totalByPayer: { buyer: 2_865_143 } },
    })
    expect(await get(given.id)).toEqual(given)
    expect(await get(given.id, given.signature)).toMatchObject({ genuine: true })
  })

  test('asked for again on the same day is the same quote; on another day or in other words another', async () => {
    const first = await quote({ priceFen: 200_000_000 })
    expect(await quote({ priceFen: 200_000_000 })).toEqual(first)
    expect((await quote({ priceFen: 200_000_001 })).id).not.toBe(first.id)
    house.turnTo('2025-12-21 10:00')
    expect((await quote({ priceFen: 200_000_000 })).id).not.toBe(first.id)
  })

  test('two at once are one row', async () => {
    const both = await Promise.all([quote({ priceFen: 1_000_000 }), quote({ priceFen: 1_000_000 })])
    expect(both[0]).toEqual(both[1])
  })

  test.each([
    ['2026-01-19 23:59', 'valid'],
    ['2026-01-20 00:00', 'expired'],
  ])('at %s it is %s', async (moment, state) => {
    const { id } = await quote()
    house.turnTo(moment)
    expect(await get(id)).toMatchObject({ state, genuine: true })
  })

  test('with another signature, or altered in the database, is not genuine', async () => {
    const { id, signature } = await quote({ priceFen: 123_456_700 })
    expect(await get(id, `${signature.slice(0, -2)}AA`)).toMatchObject({ genuine: false })
    expect(await get(id, '')).toMatchObject({ genuine: false })
    const rows = house.parts.db.collection<{ _id: string; text: string }>('fee_quotes')
    const row = (await rows.findOne({ _id: id }))!
    await rows.updateOne({ _id: id }, { $set: { text: row.text.replace('123456700', '123456701') } })
    expect(await get(id)).toMatchObject({ genuine: false })
  })

  test('that nobody gave is not found', async () => {
    expect(await house.refused(table.getQuote, { params: { id: `Q${'a'.repeat(22)}` } })).toMatchObject({
      code: 'NOT_FOUND',
    })
    const body = { ...sale }
    expect(await house.refused(table.compareQuote, { params: { id: 'Q1' }, body })).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('stays genuine when the keys change, and only with a key that signed', () => {
    const [old, fresh] = ['o'.repeat(32), 'f'.repeat(32)]
    const signature = signQuote([old], 'Q1', 'text')
    expect(isGenuine([fresh, old], 'Q1', 'text', signature)).toBe(true)
    expect(isGenuine([fresh], 'Q1', 'text', signature)).toBe(false)
    expect(isGenuine([old], 'Q2', 'text', signature)).toBe(false)
    expect(isGenuine([], 'Q1', 'text', signature)).toBe(false)
  })

  test('bad input makes no quote', async () => {
    expect(await house.refused(table.quoteFees, { body: { ...sale, areaSqm: -1 } })).toMatchObject({
      code: 'BAD_INPUT',
    })
    expect(
      await house.refused(table.quoteFees, {
        body: { on: '1990-01-01', city: 'jinan', transaction: 'transfer', use: 'parking' },
      }),
    ).toMatchObject({ code: 'DATE_NOT_COVERED' })
  })
})

describe('at payment', () => {
  const compare = (id: string, more: object) =>
    house.call(table.compareQuote, { params: { id }, body: { ...sale, ...more } })

  test('nothing has changed', async () => {
    const { id } = await quote()
    expect(await compare(id, {})).toMatchObject({ state: 'valid', differences: [] })
  })

  test('each difference with its cause: the new VAT, the home that turned out larger, a second book', async () => {
    const { id } = await quote()
    house.turnTo('2026-01-05 10:00')
    const { state, differences, estimate } = await compare(id, {
      on: '2026-01-05',
      areaSqm: '150',
      extraCertificates: 1,
    })
    expect(state).toBe('valid')
    expect(differences).toMatchObject([
      { rule: 'vat', payer: 'seller', quotedFen: 14_285_714, dueFen: 8_737_864, causes: [{ kind: 'rule' }] },
      { rule: 'surcharge', causes: [{ kind: 'date' }] },
      { rule: 'incomeTax', causes: [{ kind: 'date' }] },
      { rule: 'deedTax', causes: [{ kind: 'fact', text: '建筑面积由 90 平方米变为 150 平方米' }, { kind: 'date' }] },
      { rule: 'extraCertificates', quotedFen: 0, dueFen: 1_000, differenceFen: 1_000, causes: [{ kind: 'fact' }] },
    ])
    const quoted = (await get(id)).estimate
    const sum = (reply: typeof estimate) => Object.values(reply.totalByPayer).reduce((a = 0, b = 0) => a + b, 0)
    expect(sum(estimate)! - sum(quoted)!).toBe(differences.reduce((total, one) => total + one.differenceFen, 0))
  })
})
