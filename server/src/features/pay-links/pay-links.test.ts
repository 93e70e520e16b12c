import { contract, type PayLink } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import type { TestPerson } from '../../testing/people.ts'
import { createFeeHouse } from '../payments/fee-house.ts'

const house = await createFeeHouse({ firstPerson: 7_500 })
const { feeDue, told, later, settled } = house
const { control } = house.sandbox
const links = contract.payLinks.table
const pay = contract.payments.table
/** Logged in with a phone, not verified: more is not asked of whoever pays for somebody else. */
const daughter = await house.person('crowd-7590')
const other = await house.person('crowd-7591')

const codeFor = (as: TestPerson, caseId: string): Promise<PayLink> =>
  house.call(links.create, { as, params: { caseId } })
const payWith = (code: string, as = daughter) => house.call(links.pay, { as, body: { code, way: 'browser' } })
const isVoid = async (code: string) =>
  expect((await house.refused(links.look, { as: daughter, body: { code } })).code).toBe('PAY_CODE_VOID')
const standsAt = async (as: TestPerson, caseId: string) =>
  (await house.call(links.ofCase, { as, params: { caseId } })).items.map(({ state }) => state)

beforeEach(() => control('DELETE', '/faults'))

describe('a code with which somebody else pays', () => {
  test('shows the sum and neutral words, pays once, and both sides are told', async () => {
    const { owner, id, totalFen } = await feeDue()
    const { code = '' } = await codeFor(owner, id)
    const seen = await house.call(links.look, { as: daughter, body: { code } })
    expect(seen).toEqual({
      title: '不动产政务服务费用',
      payee: '不动产登记机构（政府非税收入）',
      amountFen: totalFen,
      until: expect.any(String),
    })
    const order = await payWith(code)
    // Nothing of the file, not even which case it is; and the case itself stays closed to her.
    expect(JSON.stringify(order)).not.toContain(id)
    expect((await house.refused(contract.cases.table.get, { as: daughter, params: { id } })).status).toBeGreaterThan(
      400,
    )
    expect((await house.refused(links.order, { as: other, params: { id: order.id } })).code).toBe('NOT_YOURS')
    await house.pays(order)
    await told()
    const receipt = await house.call(links.order, { as: daughter, params: { id: order.id } })
    expect(receipt).toMatchObject({
      state: 'paid',
      number: order.number,
      amountFen: totalFen,
      paidAt: expect.any(String),
    })
    expect(await settled(id)).toBe(1)
    expect(await standsAt(owner, id)).toEqual(['used'])
    await isVoid(code)
    const inbox = async (as: TestPerson) =>
      (await house.call(contract.notices.table.list, { as, query: {} })).items.map(({ title }) => title)
    expect(await inbox(daughter)).toContain('代付成功')
    expect((await inbox(owner)).length).toBeGreaterThan(0)
    expect(await inbox(owner)).not.toContain('代付成功')
  })

  test('is nobody else’s to ask for or withdraw, and cannot be guessed from its list', async () => {
    const { owner, id } = await feeDue()
    const stranger = await house.verified('wu-hao')
    const params = { caseId: id }
    expect((await house.refused(links.create, { as: stranger, params })).code).toBe('NOT_YOURS')
    expect((await house.refused(links.ofCase, { as: stranger, params })).code).toBe('NOT_YOURS')
    const link = await codeFor(owner, id)
    expect((await house.refused(links.withdraw, { as: stranger, params: { id: link.id } })).code).toBe('NOT_YOURS')
    expect((await house.refused(links.look, { body: { code: link.code! } })).code).toBe('NOT_LOGGED_IN')
    await isVoid('000000000000')
  })

  test('is withdrawn while somebody is about to pay: their page is closed first', async () => {
    const { owner, id } = await feeDue()
    const link = await codeFor(owner, id)
    const order = await payWith(link.code!)
    await house.sandbox.fault({ route: 'wechat-pay.query', kind: '500', times: 1 })
    const params = { id: link.id }
    expect((await house.refused(links.withdraw, { as: owner, params })).code).toBe('PAYMENT_SILENT')
    expect(await house.call(links.withdraw, { as: owner, params })).toMatchObject({ state: 'withdrawn' })
    expect((await house.pays(order)).errMsg).toContain('已关闭')
    await isVoid(link.code!)
    expect(await settled(id)).toBe(0)
  })

  test('ends after two nights, or when the bill was paid in another way', async () => {
    const [late, early] = [await feeDue(), await feeDue()]
    const expired = await codeFor(late.owner, late.id)
    const needless = await codeFor(early.owner, early.id)
    await house.pays(await house.beginPayment(early.owner, early.id))
    await told()
    await isVoid(needless.code!)
    expect(await standsAt(early.owner, early.id)).toEqual(['void'])
    await later(48 * 3_600)
    await isVoid(expired.code!)
    expect(await standsAt(late.owner, late.id)).toEqual(['expired'])
  })

  test('two who hold it cannot both be sent to pay; nor the owner beside them', async () => {
    const { owner, id } = await feeDue()
    const { code = '' } = await codeFor(owner, id)
    await payWith(code)
    const body = { code, way: 'browser' as const }
    expect((await house.refused(links.pay, { as: other, body })).code).toBe('PAYMENT_OPEN')
    const own = { as: owner, params: { caseId: id }, body: { way: 'browser' as const } }
    expect((await house.refused(pay.begin, own)).code).toBe('PAYMENT_OPEN')
  })
})

describe('a code to scan at the window', () => {
  test('is given by an officer of the accepting office, pays the case online, and ends after half an hour', async () => {
    const [one, other] = [await feeDue(), await feeDue()]
    const clerk = await house.officer('clerk-1')
    const shown = await house.call(links.atWindow, { as: clerk, params: { caseId: one.id } })
    expect(shown.amountFen).toBe(one.totalFen)
    expect(shown.content.endsWith(`#/packages/cases/pay-for/index?code=${shown.code}`)).toBe(true)
    await house.pays(await payWith(shown.code))
    await told()
    expect(await settled(one.id)).toBe(1)
    const params = { caseId: one.id }
    expect((await house.refused(links.atWindow, { as: clerk, params })).code).toBe('PAYMENT_NOT_DUE')
    const late = await house.call(links.atWindow, { as: clerk, params: { caseId: other.id } })
    await later(30 * 60)
    await isVoid(late.code)
  })

  test('is none of a citizen’s, of an office that takes no money, or of a case nobody knows', async () => {
    const { owner, id } = await feeDue()
    const params = { caseId: id }
    expect((await house.refused(links.atWindow, { as: owner, params })).code).toBe('NOT_ALLOWED')
    expect((await house.refused(links.atWindow, { params })).code).toBe('NOT_LOGGED_IN')
    const tax = await house.officer('tax-1')
    expect((await house.refused(links.atWindow, { as: tax, params })).code).toBe('NOT_ALLOWED')
    const unknown = { caseId: 'f'.repeat(24) }
    const clerk = await house.officer('clerk-1')
    expect((await house.refused(links.atWindow, { as: clerk, params: unknown })).code).toBe('NOT_YOUR_CASE')
  })
})
