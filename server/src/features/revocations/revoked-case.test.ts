import { contract } from '@anju/shared-types'
import { expect, it } from 'vitest'
import type { CaseRow } from '../cases/case-record.ts'
import { createRevocationHouse, type Ended } from './revocation-house.ts'

/** What is left of a case whose decision was taken back: nobody pays, waits, posts or holds anything on it any more. */
const kit = await createRevocationHouse(8_380)
const { house, ended, titleStates } = kit
await house.features.find(({ name }) => name === 'halls')!.seed!()
const { control } = house.sandbox
const way = contract.collections.table
const clerk = await house.officer('clerk-1')
const cases = () => house.parts.db.collection<CaseRow>('cases')

/** Found false, heard, decided and agreed to. */
async function revoke(one: Ended) {
  const proposed = await kit.propose(one)
  await kit.answer(one.as, proposed)
  await kit.decide(proposed)
  await kit.second(proposed)
  await house.settle()
}
const see = ({ as, id }: Ended) => house.call(way.ofCase, { as, params: { caseId: id } })
const choose = { way: 'courier' as const }
const contact = { name: '王小明', phone: '13800000001', address: '济南市历下区泉城路9号3单元501' }
const wish = ({ as, id }: Ended) => ({ as, params: { caseId: id }, body: { ...choose, contact } })
const atDesk = async ({ id }: Ended) =>
  (await house.call(way.desk, { as: clerk })).items.find(({ caseId }) => caseId === id)
const happens = async (trackingNo: string | undefined, kind: string, more: object = {}) => {
  await control('POST', '/courier/happens', { trackingNo, kind, ...more })
  await control('POST', '/callbacks/run', {})
  await house.settle({ delayed: 'now' })
}
/** Paid for, and the courier has been asked for it. */
async function ordered() {
  const one = await ended()
  await house.call(way.choose, wish(one))
  await house.settle()
  const listed = await atDesk(one)
  return { ...one, code: listed?.code, trackingNo: listed?.parcel?.trackingNumber }
}
async function posted() {
  const one = await ordered()
  await happens(one.trackingNo, 'picked-up', { code: one.code })
  expect((await see(one)).out?.state).toBe('posted')
  return one
}

it('before the fee: everybody reads that it is over, and it is in no list and on no clock', async () => {
  const one = await ended({ isPaid: false })
  expect((await see(one)).allowedActions).toEqual(['pay', 'choose'])
  await house.call(way.choose, wish(one))
  await revoke(one)
  const mine = await house.get(one.as, one)
  expect(mine.now).toContain('决定已撤销')
  expect(`${mine.now}${mine.next}`).not.toMatch(/等.*缴费|可以领取|办好了|缴费后/)
  expect(mine.allowedActions).not.toContain('payFees')
  const listed = await house.call(contract.cases.table.list, { as: one.as })
  expect(listed.items.find(({ id }) => id === one.id)).toMatchObject({ isMyTurn: false, now: mine.now })
  const collected = await see(one)
  expect(collected).toMatchObject({ allowedActions: [], steps: [], out: { allowedActions: [] } })
  expect(collected.out?.now).toContain('决定已撤销')
  const row = await cases().findOne({ _id: one.id })
  for (const field of ['departments', 'waits', 'holders', 'dueAt', 'clockAt'] as const)
    expect(row).not.toHaveProperty(field)
})

it('that lies ready: the courier is called off, and no way can be chosen any more', async () => {
  const one = await ordered()
  expect(one.trackingNo).toEqual(expect.any(String))
  await revoke(one)
  const { out, allowedActions } = await see(one)
  expect(allowedActions).toEqual([])
  expect(out).toMatchObject({ state: 'waiting', way: 'window' })
  expect(out).not.toHaveProperty('code')
  expect(await house.refused(way.choose, wish(one))).toMatchObject({ code: 'COLLECTION_NOT_OPEN' })
  // Called off at the courier; one who comes all the same changes nothing here.
  await happens(one.trackingNo, 'picked-up', { code: one.code })
  await house.runEvery('watch-parcels')
  expect((await see(one)).out?.state).toBe('waiting')
  expect(await atDesk(one)).toBeUndefined()
})

it('whose paper is on its way: it arrives without ending the case, and the parcels behind it move on', async () => {
  const [one, other] = [await posted(), await posted()]
  await revoke(one)
  expect(await atDesk(one)).toMatchObject({ state: 'posted', trouble: expect.stringContaining('决定已撤销') })
  for (const { trackingNo, ...of } of [one, other]) {
    const code = (await see(of)).out?.code
    // Both callbacks are lost: only the round over all parcels hears of them.
    await house.sandbox.fault({ route: 'courier.push', kind: 'refuse', times: 1 })
    await happens(trackingNo, 'delivered', { code })
  }
  await house.runEvery('watch-parcels')
  await house.settle()
  expect((await see(other)).out?.state).toBe('delivered')
  expect((await house.get(other.as, other)).state).toBe('closed')
  expect((await see(one)).out).toMatchObject({ state: 'delivered', now: expect.stringContaining('不再有效') })
  expect(await house.get(one.as, one)).toMatchObject({ state: 'ready', holds: [{ hold: 'revoked' }] })
})

it('one parcel that cannot be read does not keep the news from the others', async () => {
  const [bad, good] = [await posted(), await posted()]
  const rows = house.parts.db.collection<{ _id: string; codes: string }>('collections')
  const { codes } = (await rows.findOne({ _id: `${bad.id}-out` }))!
  await rows.updateOne({ _id: `${bad.id}-out` }, { $set: { codes: 'unreadable' } })
  const { code } = (await see(good)).out!
  await house.sandbox.fault({ route: 'courier.push', kind: 'refuse', times: 1 })
  await happens(good.trackingNo, 'delivered', { code })
  await house.runEvery('watch-parcels')
  expect((await see(good)).out?.state).toBe('delivered')
  await rows.updateOne({ _id: `${bad.id}-out` }, { $set: { codes } })
})

it('whose title the book changed under the same number: the certificate in its place ends with the decision too', async () => {
  const one = await ended()
  expect(await titleStates(one.as)).toEqual(['issued'])
  const home = await house.homeOf(one.as.slug)
  const acts = [{ business: 'alteration', rename: { idNumber: one.as.idNumber, name: '李新名' } }] as const
  await house.register.enter({
    ...{ number: 'renamed-1', unitCode: home.unitCode, expectedVersion: home.version, payloadDigest: 'a'.repeat(64) },
    acts,
  })
  await house.runEvery('pull-register-changes')
  await house.settle()
  expect((await titleStates(one.as)).toSorted()).toEqual(['issued', 'replaced'])
  await revoke(one)
  expect((await titleStates(one.as)).toSorted()).toEqual(['replaced', 'revoked'])
})
