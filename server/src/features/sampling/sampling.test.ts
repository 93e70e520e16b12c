import { createHash } from 'node:crypto'
import { contract, type SamplePeriod } from '@anju/shared-types'
import { expect, it } from 'vitest'
import { createCaseHouse, MORNING } from '../cases/case-house.ts'

const house = await createCaseHouse()
const { periods } = contract.openSamples.table
const { list, find, correct } = contract.samplesDesk.table
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const on = (day: string) => house.clock.set(new Date(MORNING.replace('2026-11-23', day)))
const shown = async (key: string): Promise<SamplePeriod | undefined> =>
  (await house.call(periods, {})).items.find((one) => one.key === key)
let people = 9_700

/** A matter that the machine decides at once. */
async function decided() {
  const as = await house.person(`crowd-${people++}`, { verified: true })
  const begun = await house.begin(as, 'C07')
  await house.answerAll(as, begun, {})
  await house.submit(as, begun)
  await house.settle()
  const { state, number } = await house.get(as, begun)
  expect(state).toBe('closed')
  return number!
}

it('the seed is promised before the day, shown after it, and everybody draws the same', async () => {
  await house.runEvery('draw-samples')
  const before = await shown('day-2026-11-24')
  expect(before).toMatchObject({ share: 30, digest: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect([before?.seed, before?.random]).toEqual([undefined, undefined])
  // A day that nobody promised anything for is not drawn: it would prove nothing.
  expect(await shown('day-2026-11-23')).toBeUndefined()

  on('2026-11-24')
  const numbers: string[] = []
  for (let many = 0; many < 4; many += 1) numbers.push(await decided())
  await house.runEvery('draw-samples')
  expect((await shown('day-2026-11-24'))?.seed).toBeUndefined()

  on('2026-11-25')
  for (let turn = 0; turn < 2; turn += 1) await house.runEvery('draw-samples')
  const after = (await shown('day-2026-11-24'))!
  expect(after.digest).toBe(before!.digest)
  expect(sha256(after.seed!)).toBe(after.digest)
  expect(after.cases?.toSorted()).toEqual(numbers.toSorted())
  const byLot = numbers.toSorted((a, b) =>
    sha256(`${after.seed}|${after.key}|${a}`) < sha256(`${after.seed}|${after.key}|${b}`) ? -1 : 1,
  )
  expect(after.random).toEqual(byLot.slice(0, 2))
  // Decided by a machine: a little more of them by risk.
  expect(after.risk).toHaveLength(1)

  const inspector = await house.person('inspector')
  const { items } = await house.call(list, { as: inspector })
  expect(items.map(({ number }) => number).toSorted()).toEqual([...after.random!, ...after.risk!].toSorted())
  const [one, other] = items
  const clean = {
    as: inspector,
    params: { id: one!.id },
    body: { result: 'clean' as const, words: '逐项核对，没有问题' },
  }
  expect(await house.call(find, clean)).toMatchObject({ state: 'clean', allowedActions: [] })
  expect(await house.refused(find, clean)).toMatchObject({ code: 'STATE_MOVED' })
  const fault = { result: 'fault' as const, words: '漏看了一项', responsible: 'clerk-2' }
  expect(await house.call(find, { as: inspector, params: { id: other!.id }, body: fault })).toMatchObject({
    state: 'fault',
    finding: { responsible: 'clerk-2', by: expect.stringContaining('inspector') },
    due: expect.any(String),
  })
  const body = { words: '已补查，并告诉了群众' }
  expect(await house.refused(correct, { as: inspector, params: { id: other!.id }, body })).toMatchObject({
    code: 'NOT_ALLOWED',
  })

  house.clock.advance({ days: 15 })
  for (let turn = 0; turn < 2; turn += 1) await house.runEvery('watch-faults')
  const told = { title: '抽查发现的问题没有按时整改' }
  expect(await house.parts.db.collection('notices').countDocuments(told)).toBe(
    await house.parts.db
      .collection('notices')
      .distinct('accountId', told)
      .then((all) => all.length),
  )
  const supervisor = await house.person('supervisor')
  const late = (await house.call(list, { as: supervisor, query: { state: 'fault' } })).items
  expect(late).toMatchObject([{ isLate: true }])
  expect(await house.call(correct, { as: supervisor, params: { id: other!.id }, body })).toMatchObject({
    state: 'corrected',
  })
  expect(await shown('day-2026-11-24')).toMatchObject({ clean: 1, faults: 1 })
}, 120_000)

it('is no citizen’s to write in', async () => {
  const citizen = await house.person(`crowd-${people++}`)
  expect(await house.refused(list, { as: citizen })).toMatchObject({ code: 'NOT_ALLOWED' })
  expect(await house.refused(list, {})).toMatchObject({ code: 'NOT_LOGGED_IN' })
})
