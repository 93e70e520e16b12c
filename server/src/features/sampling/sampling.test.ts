import { createHash } from 'node:crypto'
import { contract, type SamplePeriod } from '@anju/shared-types'
import { expect, it } from 'vitest'
import { MORNING } from '../cases/case-house.ts'
import { createItemWalkHouse } from '../cases/item-walk-house.ts'

const house = await createItemWalkHouse('luohe')
const { periods, period } = contract.openSamples.table
const { list, find, correct } = contract.samplesDesk.table
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const on = (day: string) => house.clock.set(new Date(MORNING.replace('2026-11-23', day)))
const shown = async (key: string): Promise<SamplePeriod | undefined> =>
  (await house.call(periods, {})).items.find((one) => one.key === key)

/** The last of them is what the machine decides at once. */
const walked = ['B12', 'B14', 'B16', 'B19'] as const

it('the seed is promised before the day, shown after it, and everybody draws the same', async () => {
  await house.runEvery('draw-samples')
  const before = await shown('day-2026-11-24')
  expect(before).toMatchObject({ share: 30, by: '业务主任', digest: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect([before?.seed, before?.drawn]).toEqual([undefined, undefined])
  expect((await house.call(periods, {})).shares.map(({ kind, share }) => [kind, share])).toEqual([
    ['day', 30],
    ['week', 30],
    ['quarter', 2],
  ])
  // A day that nobody promised anything for is not drawn: it would prove nothing.
  expect(await shown('day-2026-11-23')).toBeUndefined()

  on('2026-11-24')
  const ended = await Promise.all(walked.map(house.walk))
  expect(ended.map(({ state }) => state)).toEqual(walked.map(() => 'closed'))
  const numbers = ended.map(({ number }) => number!)
  // What has ended is in the public figures as well.
  const { items: times, inTimePercent } = await house.call(contract.openTimes.table.items, {})
  expect(times.map(({ code, count }) => [code, count]).toSorted()).toEqual(walked.map((code) => [code, 1]))
  expect([inTimePercent, times[0]?.range]).toEqual([100, undefined])
  await house.runEvery('draw-samples')
  expect((await shown('day-2026-11-24'))?.seed).toBeUndefined()

  on('2026-11-25')
  for (let turn = 0; turn < 2; turn += 1) await house.runEvery('draw-samples')
  const after = await house.call(period, { params: { key: 'day-2026-11-24' } })
  // Decided by a machine: looked at by risk when the lot has not taken it already.
  const machine = numbers.at(-1)!
  const byRisk = after.random.includes(machine) ? [] : [machine]
  expect(after.risk).toEqual(byRisk)
  expect((await shown(after.key))?.drawn).toEqual({ of: 4, random: 2, risk: byRisk.length })
  expect(after.digest).toBe(before!.digest)
  expect(sha256(after.seed!)).toBe(after.digest)
  expect(after.cases.toSorted()).toEqual(numbers.toSorted())
  const byLot = numbers.toSorted((a, b) =>
    sha256(`${after.seed}|${after.key}|${a}`) < sha256(`${after.seed}|${after.key}|${b}`) ? -1 : 1,
  )
  expect(after.random).toEqual(byLot.slice(0, 2))

  const inspector = await house.person('inspector')
  const { items } = await house.call(list, { as: inspector })
  expect(items.map(({ number }) => number).toSorted()).toEqual([...after.random, ...after.risk].toSorted())
  const [one, other] = items
  const clean = {
    as: inspector,
    params: { id: one!.id },
    body: { result: 'clean' as const, words: '逐项核对，没有问题' },
  }
  expect(await house.call(find, clean)).toMatchObject({ state: 'clean', allowedActions: [] })
  expect(await house.refused(find, clean)).toMatchObject({ code: 'STATE_MOVED' })
  const fault = { result: 'fault' as const, words: '漏看了一项', responsible: 'admin', clause: '操作规范 5.2' }
  expect(await house.refused(find, { as: inspector, params: { id: other!.id }, body: fault })).toMatchObject({
    code: 'NOT_ITS_OFFICER',
  })
  // Of those who had it in hand; nobody had what the machine decided.
  const [officer] = other!.officers
  const ofOfficer = { ...fault, responsible: officer!.staffNo }
  expect(await house.call(find, { as: inspector, params: { id: other!.id }, body: ofOfficer })).toMatchObject({
    state: 'fault',
    finding: {
      responsible: expect.stringContaining(officer!.name),
      clause: '操作规范 5.2',
      by: expect.stringContaining('inspector'),
    },
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
}, 240_000)

it('is no citizen’s to write in', async () => {
  const citizen = await house.person('crowd-9700')
  expect(await house.refused(list, { as: citizen })).toMatchObject({ code: 'NOT_ALLOWED' })
  expect(await house.refused(list, {})).toMatchObject({ code: 'NOT_LOGGED_IN' })
})
