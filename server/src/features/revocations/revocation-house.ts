import { contract, type Revocation } from '@anju/shared-types'
import { newKey } from '../../testing/call.ts'
import type { TestPerson } from '../../testing/people.ts'
import { createCaseHouse } from '../cases/case-house.ts'

export interface Ended {
  as: TestPerson
  id: string
  promise: string
}

/** B19 on a pledge in the place of the remains, decided, entered and ended; then the pledge turns out to be false. Each test file counts its people from a number of its own. */
export async function createRevocationHouse(firstPerson: number) {
  const house = await createCaseHouse()
  const citizen = contract.cases.table
  const desk = contract.caseDesk.table
  const own = contract.revocations.table
  const staff = contract.revocationDesk.table
  const REMAINS = 'remains'
  let people = firstPerson

  /** Granted on a pledge; the register has entered it, where the test does not say otherwise. */
  async function ended({ isPaid = true } = {}): Promise<Ended> {
    people += 1
    const as = await house.verified(`crowd-${people}`)
    const begun = await house.begin(as, 'B19')
    const property = house.propertyOf(await house.homeOf(as.slug))
    await house.answerAll(as, begun, { property, details: {}, answers: { 怎么没的: '坏了、烧了' } })
    const paper = { as, params: { id: begun.id }, body: { material: REMAINS, promise: {} } }
    await house.call(citizen.givePaper, paper)
    await house.submit(as, begun)
    await house.settle()
    const clerk = await house.officer('clerk-1')
    await house.seeAll(clerk, begun)
    await house.call(desk.accept, { as: clerk, params: { id: begun.id }, body: {} })
    await house.finishAll(begun)
    const approver = await house.whoMay(begun, 'approve', ['registrar'])
    await house.open(approver, begun)
    await house.call(desk.approve, { as: approver, params: { id: begun.id }, body: { opinion: '同意' } })
    await house.settle()
    const { fees, promises, state } = await house.get(as, begun)
    if (state === 'feeDue' && isPaid) {
      const body = { amountFen: fees!.totalFen, slip: `POS-${people}` }
      await house.open(clerk, begun)
      await house.call(desk.settleFees, { as: clerk, params: { id: begun.id }, body })
      await house.settle()
    }
    return { as, id: begun.id, promise: promises[0]!.id }
  }
  const found = { finding: '公安机关有挂失记录，证书不是毁损', evidence: '公安机关证明（2026）第12号' }
  const propose = async ({ id, promise }: Ended, who = 'inspector', key = newKey()): Promise<Revocation> =>
    house.call(staff.propose, { as: await house.officer(who), key, body: { caseId: id, promise, ...found } })
  const answer = (as: TestPerson, { id }: Revocation, text = '我确实记错了') =>
    house.call(own.answer, { as, params: { id }, body: { text } })
  const show = async (who: string, { id }: Revocation) =>
    house.call(staff.show, { as: await house.officer(who), params: { id } })
  const decide = async ({ id }: Revocation, revoke = true) =>
    house.call(staff.decide, {
      as: await house.officer('supervisor'),
      params: { id },
      body: { revoke, reason: '核实无误' },
    })
  /** An officer of the registry who had no hand in the case. */
  async function secondOfficer(one: Revocation): Promise<TestPerson> {
    for (const who of ['registrar-2', 'registrar', 'tax-1', 'housing-1']) {
      if ((await show(who, one)).allowedActions.includes('second')) return house.officer(who)
    }
    throw new Error('nobody may be the second')
  }
  const second = async (one: Revocation, agree = true) =>
    house.call(staff.second, { as: await secondOfficer(one), params: { id: one.id }, body: { agree, reason: '同意' } })
  const titles = async (as: TestPerson) => {
    await house.settle()
    return (await house.call(contract.notices.table.list, { as })).items.map(({ title }) => title)
  }
  const titleStates = async (as: TestPerson) => {
    const { items } = await house.call(contract.certificates.table.list, { as, query: {} })
    return items.filter(({ kind }) => kind === 'title').map(({ state }) => state)
  }
  return {
    house,
    citizen,
    desk,
    own,
    staff,
    REMAINS,
    ended,
    found,
    propose,
    answer,
    show,
    decide,
    secondOfficer,
    second,
    titles,
    titleStates,
  }
}
