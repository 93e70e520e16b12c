import { expect, test } from 'vitest'
import { claimAdmission } from '../../testing/admission.ts'
import { createTestHouse } from '../../testing/house.ts'
import type { TriedCases } from '../catalogue/tried-cases.ts'
import { caseModel } from './case-store.ts'
import { createTriedCases } from './tried-cases.ts'

let tried: TriedCases
const house = await createTestHouse({
  worker: false,
  build: ({ parts }) => {
    // Models are registered before the indexes are made.
    tried = createTriedCases(parts.db)
    return { features: [], admission: claimAdmission }
  },
})

/** What a case leaves in the database, as far as it matters here. */
const begun = (day: string, answers: object, submitted: boolean) => {
  const at = new Date(`${day}T10:00:00+08:00`)
  house.clock.set(at)
  return {
    _id: house.parts.ids.id(),
    items: [{ code: 'B19', version: 1, name: '补证' }],
    answers,
    parties: [{ sealed: '谁也不该看到' }],
    ...(submitted && { submittedAt: at }),
  }
}

test('gives what was submitted since a day, without anybody’s name', async () => {
  await caseModel(house.parts.db).collection.insertMany([
    begun('2026-01-31', { 谁来办: '一月的' }, true),
    begun('2026-02-04', { 谁来办: '本人办' }, true),
    begun('2026-03-02', { 谁来办: '还没有提交' }, false),
    begun('2026-03-05', { 谁来办: '请人代办' }, true),
  ] as never[])
  const rows = await tried.since(new Date('2026-02-04T00:00:00+08:00'))
  expect(rows).toEqual([
    { items: [{ code: 'B19', version: 1, name: '补证' }], answers: { 谁来办: '本人办' } },
    { items: [{ code: 'B19', version: 1, name: '补证' }], answers: { 谁来办: '请人代办' } },
  ])
})
