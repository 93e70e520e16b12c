import { contract, plainDate } from '@anju/shared-types'
import { expect, it } from 'vitest'
import { createCaseHouse } from './case-house.ts'

const house = await createCaseHouse()
const desk = contract.caseDesk.table
let people = 5_700

/** A change of name that one citizen hands in. */
async function submitted() {
  people += 1
  const as = await house.verified(`crowd-${people}`)
  const begun = await house.begin(as, 'B14')
  const property = house.propertyOf(await house.homeOf(as.slug))
  await house.answerAll(as, begun, { property, details: { note: '曾用名变更' } })
  await house.submit(as, begun)
  return { as, id: begun.id }
}
const tick = async () => {
  await house.runEvery('case-clock')
  await house.settle()
}

it('who hears nothing for five working days is accepted by law, and the clock runs from then', async () => {
  const { as, id } = await submitted()
  // Monday: the fifth working day after it is the next Monday; that day still belongs to the office.
  house.clock.set(new Date('2026-11-30T15:59:00Z'))
  await tick()
  expect(await house.get(as, { id })).toMatchObject({ state: 'submitted' })
  house.clock.set(new Date('2026-11-30T16:00:00Z'))
  await tick()
  const accepted = await house.get(as, { id })
  expect(accepted).toMatchObject({ state: 'reviewing', clocks: { running: 'us' } })
  expect(accepted.history.at(-1)).toMatchObject({ who: '系统', text: expect.stringContaining('视为已经受理') })
})

it('a shortfall list that nobody answers returns the case after its last day, not before', async () => {
  house.clock.set(new Date('2026-12-01T02:00:00Z'))
  const { as, id } = await submitted()
  const clerk = await house.officer('clerk-1')
  const file = await house.open(clerk, { id })
  // An office that was to have the paper has nothing: it is the applicant's to bring after all.
  const asked = file.materials.find(({ status }) => status === 'open' || status === 'waived')!
  const items = [{ material: asked.id, why: '部门没有查到' }]
  await house.call(desk.demand, { as: clerk, params: { id }, body: { items, due: plainDate('2026-12-10') } })
  house.clock.set(new Date('2026-12-10T15:59:00Z'))
  await tick()
  expect(await house.get(as, { id })).toMatchObject({ state: 'correcting' })
  house.clock.set(new Date('2026-12-10T16:00:00Z'))
  await tick()
  expect(await house.get(as, { id })).toMatchObject({
    state: 'returned',
    ending: { text: expect.stringContaining('补正期限') },
  })
  const { items: told } = await house.call(contract.notices.table.list, { as })
  expect(told.map(({ title }) => title)).toContain('到期未办')
})

it('warns once on the way to the end of the limit and once when it is over', async () => {
  house.clock.set(new Date('2026-12-14T02:00:00Z'))
  const { as, id } = await submitted()
  const clerk = await house.officer('clerk-1')
  await house.seeAll(clerk, { id })
  await house.call(desk.accept, { as: clerk, params: { id }, body: {} })
  for (let day = 0; day < 60; day += 1) {
    house.clock.advance({ hours: 24 })
    await tick()
  }
  const texts = (await house.get(as, { id })).history.map(({ text }) => text)
  const warnings = texts.filter((text) => /时限已用|超过(承诺|法定)时限/.test(text))
  expect(warnings.length).toBe(new Set(warnings).size)
  expect(warnings.join('\n')).toMatch(/已超过(承诺|法定)时限/)
  expect(await house.get(as, { id })).toMatchObject({ state: 'reviewing', clocks: { ours: { level: 'late' } } })
})

it('an abandoned draft ends after ninety days without a touch, and a touch begins them anew', async () => {
  const as = await house.verified('he-jun')
  const begun = await house.begin(as, 'B19')
  house.clock.advance({ days: 60 })
  await house.save(as, begun, { remark: '还在想' })
  house.clock.advance({ days: 60 })
  await tick()
  expect(await house.get(as, begun)).toMatchObject({ state: 'draft', draft: { remark: '还在想' } })
  house.clock.advance({ days: 32 })
  await tick()
  expect(await house.get(as, begun)).toMatchObject({ state: 'discarded' })
})
