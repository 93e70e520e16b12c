import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import { createFeeHouse } from '../payments/fee-house.ts'
import { createEntryStore } from './entry-store.ts'

const house = await createFeeHouse({ firstPerson: 7_200 })
const { feeDue, beginPayment, pays, told } = house
const { control } = house.sandbox
const book = contract.accountBook.table
const desk = contract.caseDesk.table
const inspector = await house.officer('inspector')
const entriesOf = async (caseId: string) => (await house.call(book.ofCase, { as: inspector, params: { caseId } })).items
const proofOf = (id: string) => house.call(book.proof, { as: inspector, params: { id } })

beforeEach(() => control('DELETE', '/faults'))

describe('the book of fees', () => {
  test('has a payment once, with the callback that booked it, and shows when somebody changed it in the database', async () => {
    const { owner, id, totalFen } = await feeDue()
    const order = await beginPayment(owner, id)
    await house.sandbox.fault({ route: 'wechat-pay.notify', kind: 'duplicate', times: 1 })
    await pays(order)
    await told()
    const entries = await entriesOf(id)
    expect(entries).toMatchObject([
      { kind: 'paid', debit: 'wechat', credit: 'fees', amountFen: totalFen, orderNumber: order.number },
    ])
    await house.runEvery('seal-audit-chain')
    const proof = await proofOf(entries[0]!.id)
    expect(proof.proof).toMatchObject({ kind: 'callback', hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(proof.link?.seq).toBeGreaterThan(0)
    expect(proof.proof.words.length).toBeGreaterThan(0)
    expect(JSON.stringify(proof)).not.toMatch(/openid|payer"/)
    expect(proof.checks.filter(({ holds }) => !holds)).toEqual([])
    const rows = house.parts.db.collection('book_entries')
    await rows.updateOne({ _id: entries[0]!.id as never }, { $inc: { amountFen: -1 } })
    const { checks } = await proofOf(entries[0]!.id)
    expect(checks.map(({ holds }) => holds)).toEqual([true, false, true, true])
  })

  test('has one that was found by asking, with the answer', async () => {
    const { owner, id } = await feeDue()
    const order = await beginPayment(owner, id)
    await house.sandbox.fault({ route: 'wechat-pay.notify', kind: 'refuse', times: 1 })
    await pays(order)
    await house.call(contract.payments.table.ask, { as: owner, params: { id: order.id } })
    const [entry] = await entriesOf(id)
    expect((await proofOf(entry!.id)).proof).toMatchObject({
      kind: 'answer',
      number: expect.stringContaining(order.number),
    })
  })

  test('has what the counter took, and closes to zero each day', async () => {
    const { id, totalFen } = await feeDue()
    const clerk = await house.officer('clerk-1')
    await house.open(clerk, { id })
    await house.call(desk.settleFees, { as: clerk, params: { id }, body: { amountFen: totalFen, slip: 'POS-77' } })
    const [entry] = await entriesOf(id)
    expect(entry).toMatchObject({ channel: 'counter', debit: 'counter', credit: 'fees', outsideNumber: 'POS-77' })
    const day = await house.call(book.day, { as: inspector, params: { day: entry!.on } })
    expect(day.items).toContainEqual(entry)
    expect(day.sums.reduce((sum, { fen }) => sum + fen, 0)).toBe(0)
    expect(-day.sums.find(({ account }) => account === 'fees')!.fen).toBeGreaterThanOrEqual(totalFen)
  })

  test('takes the same thing once, whoever writes it', async () => {
    const rows = createEntryStore(house.parts.db)
    const found = await house.parts.db.collection('book_entries').findOne()
    await expect(
      house.parts.db.transaction((session) => rows.insert(found as never, session)).then(() => 'written'),
    ).rejects.toThrow(/duplicate/i)
  })

  test('is for those who check it', async () => {
    const clerk = await house.officer('clerk-1')
    expect((await house.refused(book.day, { as: clerk, params: { day: '2026-11-23' } })).status).toBe(403)
    expect((await house.refused(book.proof, { as: inspector, params: { id: 'paid-nothing' } })).code).toBe('NOT_FOUND')
    expect((await house.refused(book.day, { as: inspector, params: { day: '2026-02-30' } })).code).toBe('NOT_FOUND')
  })
})
