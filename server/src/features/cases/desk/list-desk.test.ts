import { type CaseDepartment, contract } from '@anju/shared-types'
import { expect, it } from 'vitest'
import { createCaseHouse } from '../case-house.ts'
import { caseModel } from '../case-store.ts'
import { createDeskLists, type DeskFilter, readsOf } from '../desk-lists.ts'

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

it.each<[string, DeskFilter]>([
  ['everybody', { waits: true, fast: false }],
  ['an item', { waits: true, code: 'B14', fast: false }],
  ['a district', { waits: true, district: '历下区' }],
  ['attention', { attention: true, departments: ['registry', 'tax'] }],
  ['one office', { departments: ['registry'], fast: false }],
  ['two offices', { departments: ['registry', 'tax'], fast: false }],
  ['all offices', { departments: ['registry', 'housing', 'tax', 'fund'], state: 'approving' }],
  ['an item of two offices', { departments: ['registry', 'tax'], code: 'B14', fast: false }],
  ['a district of two offices', { departments: ['registry', 'tax'], district: '历下区' }],
  ['a desk', { holder: 'clerk-1', fast: false }],
  ['our mistakes', { waits: true, fast: true }],
  ['our mistakes of two offices', { departments: ['registry', 'tax'], fast: true }],
  ['a later page', { waits: true, after: { dueAt: new Date('2026-03-06T01:00:00Z'), id: 'f'.repeat(24) } }],
])('finds the list of %s by an index that is in its order', async (_whose, filter) => {
  for (const { query, index } of readsOf(filter)) {
    const found = caseModel(house.parts.db).collection.find(query).sort({ dueAt: 1, _id: 1 }).limit(31)
    const plan = JSON.stringify(await (index ? found.hint(index) : found).explain())
    expect(plan).toContain('IXSCAN')
    expect(plan, JSON.stringify(query)).not.toContain('"SORT"')
  }
})

it('of several offices every case is in one order and once, page by page', async () => {
  const lists = createDeskLists(caseModel(house.parts.db))
  const base = house.clock.now().getTime()
  const offices: CaseDepartment[][] = [['registry'], ['tax'], ['registry', 'tax'], ['housing']]
  const _ids = Array.from({ length: 24 }, () => house.parts.ids.id()).sort()
  await caseModel(house.parts.db).collection.insertMany(
    _ids.map((_id, n) => ({
      ...{ _id, code: 'B14', state: 'reviewing', waits: true, departments: offices[n % 4] },
      // Several are due in the same moment.
      dueAt: new Date(base + Math.floor(n / 5) * 1_000),
    })) as never[],
  )
  try {
    const wanted = _ids.filter((_, n) => n % 4 !== 3)
    const filter: DeskFilter = { departments: ['registry', 'tax'], fast: false }
    const seen: string[] = []
    let after: DeskFilter['after']
    for (;;) {
      const rows = await lists.lines({ ...filter, ...(after && { after }) }, 5)
      seen.push(...rows.map(({ _id }) => _id))
      const last = rows.at(-1)
      if (rows.length < 5 || !last?.dueAt) break
      after = { dueAt: last.dueAt, id: last._id }
    }
    const ours = seen.filter((id) => _ids.includes(id))
    expect(new Set(seen).size).toBe(seen.length)
    expect(ours).toEqual(_ids.filter((id) => wanted.includes(id)))
    expect(await lists.count(filter)).toBe(seen.length)
  } finally {
    await caseModel(house.parts.db).deleteMany({ _id: { $in: _ids } })
  }
})
