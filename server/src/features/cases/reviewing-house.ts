import { contract } from '@anju/shared-types'
import { createCaseHouse } from './case-house.ts'
import type { CaseRow } from './case-record.ts'
import { caseModel } from './case-store.ts'

/** Test kit: a case (B14) that was taken in once and is being reviewed; each test works on copies of it that stand where the test begins. */
export async function createReviewingHouse(slug: string) {
  const house = await createCaseHouse()
  const model = caseModel(house.parts.db)
  const owner = await house.verified(slug)
  // Who has never logged in cannot be told anything in the app.
  for (const staffNo of ['supervisor', 'clerk-1', 'registrar', 'registrar-2']) await house.officer(staffNo)
  const begun = await house.begin(owner, 'B14')
  const property = house.propertyOf(await house.homeOf(owner.slug))
  await house.answerAll(owner, begun, { property, details: { note: '曾用名变更' } })
  await house.submit(owner, begun)
  await house.settle()
  const clerk = await house.whoMay(begun, 'accept', ['clerk-1'])
  await house.seeAll(clerk, begun)
  await house.call(contract.caseDesk.table.accept, { as: clerk, params: { id: begun.id }, body: {} })
  const reviewing = (await model.findById(begun.id).lean<CaseRow>())!
  const task = reviewing.tasks[0]!.id
  await house.settle()

  let copies = 0
  const copy = async (change: Partial<CaseRow>, from: Partial<CaseRow> = reviewing): Promise<CaseRow> => {
    copies += 1
    const row = { ...(from as CaseRow), _id: house.parts.ids.id(), number: `AJTEST${copies}`, ...change }
    await model.collection.insertOne(row as never)
    return row
  }
  return {
    ...{ house, model, owner, reviewing, task, copy },
    /** The case once more, with its open piece of work in somebody's hands. */
    heldBy: (staffNo: string, more: Partial<CaseRow> = {}) =>
      copy({
        hands: reviewing.hands!.map((hand) => (hand.work === task ? { ...hand, staffNo, name: staffNo } : hand)),
        ...{ holders: [staffNo], assignee: staffNo, ...more },
      }),
  }
}
