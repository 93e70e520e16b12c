import { setTimeout as pause } from 'node:timers/promises'
import { contract } from '@anju/shared-types'
import { beforeAll, expect, it, vi } from 'vitest'
import { createCaseHouse } from './case-house.ts'
import type { CaseRow } from './case-record.ts'
import { caseModel } from './case-store.ts'

/**
 * Two people, one moment: of two decisions that cannot both be true one wins, the other is told so, and history, outbox and state tell
 * the same story. More repeats by RACES; each runs on a copy of a case that stands where the race begins.
 */
const house = await createCaseHouse()
const citizen = contract.cases.table
const desk = contract.caseDesk.table
const REPEATS = Number(process.env.RACES ?? 10)
const model = caseModel(house.parts.db)
vi.setConfig({ testTimeout: 30_000 + REPEATS * 5_000 })

let unitCode: string
let submitted: CaseRow
let confirming: CaseRow
let approving: CaseRow

beforeAll(async () => {
  // The same few people hear of every round: a provider's limit for one phone is another story.
  await house.sandbox.control('POST', '/settings', { smsPerMinute: 1e6, smsPerHour: 1e6, smsPerDay: 1e6 })
  const [seller, buyer] = [await house.verified('crowd-5999'), await house.verified('wu-hao')]
  const home = await house.homeOf(seller.slug)
  unitCode = home.unitCode
  const begun = await house.begin(seller, 'P01')
  await house.answerAll(seller, begun, {
    side: '转让方',
    others: [{ side: '受让方', name: buyer.name, idNumber: buyer.idNumber }],
    property: house.propertyOf(home),
    priceFen: 100_000_000,
  })
  const row = async () => (await model.findById(begun.id).lean<CaseRow>())!
  await house.submit(seller, begun)
  confirming = await row()
  await house.confirm(buyer, begun)
  const clerk = await house.officer('clerk-1')
  await house.seeAll(clerk, begun)
  submitted = await row()
  await house.call(desk.accept, { as: clerk, params: { id: begun.id }, body: {} })
  await house.finishAll(begun)
  approving = await row()
  await house.settle()
})

let copies = 0
/** The same case under another number, opened by these officers as it is. */
async function copyOf(row: CaseRow, ...staff: string[]): Promise<string> {
  const _id = house.parts.ids.id()
  copies += 1
  const at = house.clock.now()
  const seenBy = staff.map((staffNo) => ({ staffNo, at, revision: row.revision }))
  await model.collection.insertOne({ ...row, _id, number: `RACE${copies}`, seenBy } as never)
  return _id
}

/** What must hold whoever won. */
async function isOneStory(id: string, before: CaseRow) {
  const row = (await model.findById(id).lean<CaseRow>())!
  const events = (await house.events({ subject: id })).map(({ type }) => type)
  const moves = row.history.slice(before.history.length)
  expect(row.revision - before.revision).toBe(moves.length)
  expect(events).toHaveLength(moves.length)
  return { row, moves: moves.map(({ action }) => action), events }
}

/** A round of its own: the book as on the first day, a case that is about to be decided, and nothing left of it afterwards. */
async function roundOf(work: (id: string, round: number) => Promise<void>) {
  for (let round = 0; round < REPEATS; round += 1) {
    await house.sandbox.control('POST', '/register/forget', {})
    const id = await copyOf(approving, 'registrar')
    await work(id, round)
    await model.deleteOne({ _id: id })
  }
}

/** The book has a new owner exactly when the case says that it was entered. */
async function agreesWithBook({ entry, parties }: CaseRow): Promise<boolean> {
  const page = await house.register.read({ unitCode }, { purpose: '测试', consent: 'test' })
  if (page.kind !== 'unit') throw new Error(`the book says ${page.kind}`)
  const seller = await house.verified('crowd-5999')
  const isSold = page.unit.owners.every(({ idNumber }) => idNumber !== seller.idNumber)
  expect([parties.length, isSold]).toEqual([2, entry?.enteredAt !== undefined])
  return isSold
}

const statuses = async (...calls: Promise<Response>[]) =>
  (await Promise.all(calls)).map(({ status }) => status).toSorted()

it('two clerks accept: one does', async () => {
  const [one, two] = [await house.officer('clerk-1'), await house.officer('clerk-2')]
  for (let round = 0; round < REPEATS; round += 1) {
    const id = await copyOf(submitted, 'clerk-1', 'clerk-2')
    const accept = (as: typeof one) => house.send(desk.accept, { as, params: { id }, body: {} })
    expect(await statuses(accept(one), accept(two))).toEqual([200, 409])
    expect((await isOneStory(id, submitted)).moves).toEqual(['accept'])
  }
})

it('two who may decide, at one instant: one decision with one signature', async () => {
  const [one, two] = [await house.officer('registrar'), await house.officer('supervisor')]
  for (let round = 0; round < REPEATS; round += 1) {
    await house.sandbox.control('POST', '/register/forget', {})
    const id = await copyOf(approving, 'registrar', 'supervisor')
    const back = { taskIds: [approving.tasks[0]!.id], reason: '请再核对一次' }
    const answers = await Promise.all([
      house.send(desk.approve, { as: one, params: { id }, body: { opinion: '同意' } }),
      round % 2 === 0
        ? house.send(desk.approve, { as: two, params: { id }, body: { opinion: '同意' } })
        : house.send(desk.sendBack, { as: two, params: { id }, body: back }),
    ])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const { row, moves } = await isOneStoryAfterEntry(id)
    expect(moves.filter((action) => action === 'approve' || action === 'sendBack')).toHaveLength(1)
    expect(row.signatures.length - approving.signatures.length).toBe(1)
    expect(await agreesWithBook(row)).toBe(moves.includes('approve'))
    await model.deleteOne({ _id: id })
  }
})

it('taken back for changes, and opened by staff for the first time: one of them, never both', async () => {
  const seller = await house.verified('crowd-5999')
  const clerk = await house.officer('clerk-1')
  for (let round = 0; round < REPEATS; round += 1) {
    const id = await copyOf(submitted)
    const [back, opened] = await Promise.all([
      pause(momentOf(round) / 8).then(() => house.send(citizen.reopen, { as: seller, params: { id } })),
      house.send(desk.open, { as: clerk, params: { id }, body: {} }),
    ])
    const row = (await model.findById(id).lean<CaseRow>())!
    // Whoever was first: the citizen has the draft and nobody saw it, or the clerk has seen it and it stays as it was.
    expect([back.status, opened.status === 200, row.state, row.seenBy.length]).toEqual(
      back.status === 200 ? [200, false, 'draft', 0] : [409, true, 'submitted', 1],
    )
    await model.deleteOne({ _id: id })
  }
})

it('approval and withdrawal: the case is approved or withdrawn, never both', async () => {
  const [seller, buyer] = [await house.verified('crowd-5999'), await house.verified('wu-hao')]
  const registrar = await house.officer('registrar')
  await roundOf(async (id) => {
    const leave = async (as: typeof seller) => house.send(citizen.withdraw, { as, params: { id } })
    await Promise.all([
      house.send(desk.approve, { as: registrar, params: { id }, body: { opinion: '同意' } }),
      leave(seller).then(() => leave(buyer)),
    ])
    const { row, moves } = await isOneStoryAfterEntry(id)
    expect(moves.filter((action) => action === 'approve' || action === 'withdraw')).toHaveLength(1)
    expect(row.state === 'withdrawn').toBe(moves.includes('withdraw'))
    expect(await agreesWithBook(row)).toBe(moves.includes('approve'))
  })
})

/** The job that enters may be under way: only what people did is counted here. */
async function isOneStoryAfterEntry(id: string) {
  await house.settle({ delayed: 'now', failures: 'allow' })
  return isOneStory(id, approving)
}

it('both sides confirm at once, one of them twice: submitted once', async () => {
  const [seller, buyer] = [await house.verified('crowd-5999'), await house.verified('wu-hao')]
  const open: CaseRow = { ...confirming, parties: confirming.parties.map(({ confirmed: _none, ...party }) => party) }
  for (let round = 0; round < REPEATS; round += 1) {
    const id = await copyOf(open)
    const digest = (await house.get(buyer, { id })).act!.digest
    const confirm = (as: typeof seller) => house.send(citizen.confirm, { as, params: { id }, body: { digest } })
    const [a, b, c] = await Promise.all([confirm(seller), confirm(buyer), confirm(buyer)])
    expect([a, b, c].filter(({ status }) => status === 200)).toHaveLength(2)
    const { row, moves } = await isOneStory(id, open)
    expect([row.state, moves]).toEqual(['submitted', ['partyConfirms', 'partyConfirms']])
  }
})

it('不是我 and 登簿: frozen before, or entered; never both', async () => {
  const seller = await house.verified('crowd-5999')
  const registrar = await house.officer('registrar')
  await roundOf(async (id, round) => {
    await Promise.all([
      house.send(desk.approve, { as: registrar, params: { id }, body: { opinion: '同意' } }),
      pause(momentOf(round)).then(() => house.send(citizen.notMe, { as: seller, params: { id }, body: {} })),
    ])
    const { row, moves } = await isOneStoryAfterEntry(id)
    const isEntered = await agreesWithBook(row)
    expect([isEntered, !isEntered]).toEqual([moves.includes('approve'), row.alert !== undefined])
  })
})

it('seizure and 登簿: the book takes one first, and the case tells the same', async () => {
  const registrar = await house.officer('registrar')
  await roundOf(async (id, round) => {
    await Promise.all([
      house.send(desk.approve, { as: registrar, params: { id }, body: { opinion: '同意' } }),
      pause(momentOf(round)).then(() => house.sandbox.control('POST', `/register/units/${unitCode}/seize`, {})),
    ])
    const { row, moves } = await isOneStoryAfterEntry(id)
    const isEntered = await agreesWithBook(row)
    expect(moves.includes('registerEnters')).toBe(isEntered)
    if (isEntered) return
    // The court was first: nobody can approve any more, however often they try.
    expect(row.state).toBe('approving')
    await house.open(registrar, { id })
    const again = await house.refused(desk.approve, { as: registrar, params: { id }, body: { opinion: '同意' } })
    expect(['RESTRICTED', 'CASE_STOPPED', 'FILE_NOT_OPENED', 'STATE_MOVED']).toContain(again.code)
  })
})

/** Milliseconds after the approval was sent; they move through the moments before, in and after the entry. */
const momentOf = (round: number): number => (round * 13) % 160
