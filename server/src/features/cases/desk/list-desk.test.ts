import { contract } from '@anju/shared-types'
import { expect, it } from 'vitest'
import { createCaseHouse } from '../case-house.ts'
import { caseModel } from '../case-store.ts'

const house = await createCaseHouse()
const citizen = contract.cases.table
const desk = contract.caseDesk.table

const list = async (
  staffNo: string,
  query: {
    view: 'mine' | 'department' | 'attention' | 'all'
    code?: string
    department?: 'tax' | 'registry'
    district?: string
  },
) => house.call(desk.list, { as: await house.officer(staffNo), query })
const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id)

async function handIn(slug: string) {
  const person = await house.verified(slug)
  const begun = await house.begin(person, 'B14')
  const property = house.propertyOf(await house.homeOf(slug))
  await house.answerAll(person, begun, { property, details: { note: '曾用名变更' } })
  return { person, one: await house.submit(person, begun) }
}

it('shows what waits to the office whose turn it is, and to nobody once it has ended', async () => {
  const { person, one } = await handIn('li-guohua')
  const ofClerk = await list('clerk-1', { view: 'department' })
  expect(idsOf(ofClerk)).toContain(one.id)
  expect(ofClerk.counts.department).toBe(ofClerk.items.length)
  expect(idsOf(await list('clerk-1', { view: 'department', department: 'registry' }))).toContain(one.id)
  expect(idsOf(await list('clerk-1', { view: 'department', code: 'B14' }))).toContain(one.id)
  expect(idsOf(await list('clerk-1', { view: 'department', code: 'B19' }))).not.toContain(one.id)
  const { district = '' } = ofClerk.items.find(({ id }) => id === one.id)!
  expect(one.draft.property?.address).toContain(district)
  expect(district).toMatch(/区$/)
  expect(idsOf(await list('clerk-1', { view: 'department', district }))).toContain(one.id)
  expect(idsOf(await list('clerk-1', { view: 'department', district: '钢城区' }))).not.toContain(one.id)
  expect(idsOf(await list('tax-1', { view: 'department' }))).not.toContain(one.id)
  expect(idsOf(await list('supervisor', { view: 'all' }))).toContain(one.id)

  await house.call(citizen.withdraw, { as: person, params: { id: one.id } })
  expect(idsOf(await list('supervisor', { view: 'all' }))).not.toContain(one.id)
  expect(idsOf(await list('clerk-1', { view: 'department' }))).not.toContain(one.id)
})

it('calls attention to a frozen case, as long as it is frozen, and never to one that has ended', async () => {
  const { person, one } = await handIn('wang-xiuying')
  expect(idsOf(await list('supervisor', { view: 'attention' }))).not.toContain(one.id)
  await house.call(citizen.notMe, { as: person, params: { id: one.id }, body: { words: '不是我' } })
  const frozen = await list('supervisor', { view: 'attention' })
  expect(idsOf(frozen)).toContain(one.id)
  expect(frozen.counts.attention).toBe(frozen.items.length)
  await house.open(await house.officer('supervisor'), one)
  await house.call(desk.handleAlert, {
    as: await house.officer('supervisor'),
    params: { id: one.id },
    body: { uphold: true, reason: '已和本人电话核实，确实不是本人办理' },
  })
  expect(idsOf(await list('supervisor', { view: 'attention' }))).not.toContain(one.id)
})

it('finds every list by an index that is in its order', async () => {
  const plans: object[] = [
    { waits: true },
    { waits: true, code: 'B14' },
    { waits: true, district: '历下区' },
    { attention: true },
    { departments: 'registry' },
    { holders: 'clerk-1' },
  ]
  for (const query of plans) {
    const plan = await caseModel(house.parts.db).collection.find(query).sort({ dueAt: 1, _id: 1 }).limit(31).explain()
    expect(JSON.stringify(plan)).toContain('IXSCAN')
    expect(JSON.stringify(plan), JSON.stringify(query)).not.toContain('"SORT"')
  }
})
