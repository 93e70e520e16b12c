import { contract, UPLOAD_PART_BYTES } from '@anju/shared-types'
import { expect, it } from 'vitest'
import { newKey } from '../../testing/call.ts'
import { jpegPaper, sha256 } from '../../testing/papers.ts'
import { createDocumentStore } from '../documents/document-store.ts'
import { createCaseHouse } from './case-house.ts'

const house = await createCaseHouse()
const documents = createDocumentStore(house.parts.db)
const { table: papers } = contract.documents
const { table: household } = contract.household
const citizen = contract.cases.table
const desk = contract.caseDesk.table
const photo = await jpegPaper({ width: 1100, height: 1400 })
type Person = Awaited<ReturnType<typeof house.verified>>
let sent = 0
let homes = 7_300

/** A paper of this person, scanned and kept for a year. */
async function keptPaper(as: Person, material: string) {
  const bytes = Buffer.concat([photo, Buffer.from(`#${++sent}`)])
  const about = { clientKey: newKey(), fileName: 'IMG.jpg', title: '不动产权证', material }
  const { id, partCount } = await house.call(papers.begin, {
    as,
    body: { ...about, bytes: bytes.length, sha256: sha256(bytes) },
  })
  for (let no = 1; no <= partCount; no += 1) {
    const part = bytes.subarray((no - 1) * UPLOAD_PART_BYTES, no * UPLOAD_PART_BYTES)
    const headers = { authorization: as.authorization, 'x-content-sha256': sha256(part) }
    const type = { 'content-type': 'application/octet-stream' }
    const url = `${house.url}/api/v1/documents/uploads/${id}/parts/${no}`
    await fetch(url, { method: 'PUT', headers: { ...headers, ...type }, body: part })
  }
  await house.call(papers.complete, { as, params: { id }, body: {} })
  await house.settle()
  await house.call(papers.keep, { as, params: { id }, body: { holder: 'household', until: '2027-11-20' as never } })
  return id
}

/** Somebody of the crowd with a draft that owes a paper, and zhou-min who keeps one and lets them see it. */
async function offered() {
  homes += 1
  const [asker, owner] = [await house.verified(`crowd-${homes}`), await house.verified('zhou-min')]
  const begun = await house.begin(asker, 'B18')
  const draft = await house.answerAll(asker, begun, { property: house.propertyOf(await house.homeOf(asker.slug)) })
  const { id: material } = draft.materials.find(({ status }) => status === 'open')!
  const documentId = await keptPaper(owner, material)
  const member = { name: asker.name, idNumber: asker.idNumber }
  const body = { documentId, member, relation: 'child' as const, until: '2027-11-20' as never }
  const share = await house.call(household.share, { as: owner, body })
  return { asker, owner, id: draft.id, material, documentId, share }
}
async function asked() {
  const one = await offered()
  const body = { shareId: one.share.shareId, caseId: one.id, material: one.material }
  const offer = await house.call(household.ask, { as: one.asker, body })
  return { ...one, useId: offer.asks[0]!.useId }
}
async function agreed() {
  const one = await asked()
  await house.call(household.answer, { as: one.owner, params: { useId: one.useId }, body: { agree: true } })
  await house.settle()
  return one
}
const statusOf = async ({
  asker,
  id,
  material,
}: Pick<Awaited<ReturnType<typeof offered>>, 'asker' | 'id' | 'material'>) =>
  (await house.get(asker, { id })).materials.find((one) => one.id === material)?.status

it('a member of the family sees the name of a paper, asks for one case, and it is there with the owner’s yes', async () => {
  const one = await asked()
  const { owner, asker, useId, documentId } = one
  expect(await house.refused(papers.get, { as: asker, params: { id: documentId } })).toMatchObject({
    code: 'NOT_YOURS',
  })
  expect(await statusOf(one)).toBe('open')
  const waiting = (await house.call(household.show, { as: owner })).asks.find((ask) => ask.useId === useId)!
  expect(waiting.text).toContain(asker.name)
  expect(waiting.text).toContain('只用这一次')
  await house.settle()
  const { items } = await house.call(contract.notices.table.list, { as: owner })
  expect(items[0]).toMatchObject({ title: '家人想用您的材料' })
  expect(JSON.stringify(items)).not.toContain(asker.idNumber)

  const agree = { as: owner, params: { useId }, body: { agree: true } }
  await house.call(household.answer, agree)
  await house.settle()
  expect(await statusOf(one)).toBe('given')
  const { uses } = await house.call(papers.get, { as: owner, params: { id: documentId } })
  expect(uses[0]).toMatchObject({ askedBy: asker.name, state: 'consented', allowedActions: ['withdrawUse'] })
  expect(await house.refused(household.answer, agree)).toMatchObject({ code: 'STATE_MOVED' })
})

it('taken back before acceptance: owed again, told to the applicant; afterwards it stays in the file and each look is shown to the owner', async () => {
  const back = await agreed()
  await house.call(papers.withdrawUse, { as: back.owner, params: { useId: back.useId } })
  await house.settle()
  expect(await statusOf(back)).toBe('open')

  const one = await agreed()
  await house.submit(one.asker, one)
  const clerk = await house.officer('clerk-1')
  await house.seeAll(clerk, one)
  await house.call(desk.accept, { as: clerk, params: { id: one.id }, body: {} })
  const withdraw = { as: one.owner, params: { useId: one.useId } }
  expect(await house.refused(papers.withdrawUse, withdraw)).toMatchObject({ code: 'USE_FILED' })
  await house.call(papers.staffView, { as: clerk, params: { id: one.documentId } })
  const log = await house.call(contract.me.table.accessLog, { as: one.owner })
  expect(JSON.stringify(log)).toContain('不动产权证')
})

it('taken back in the instant before acceptance the paper is not taken into the file', async () => {
  const one = await agreed()
  await house.submit(one.asker, one)
  const clerk = await house.officer('clerk-1')
  await house.seeAll(clerk, one)
  // As between the owner's tap and the job that tells the case: only the agreement has changed.
  const row = (await documents.find(one.documentId))!
  await documents.save(row, { uses: row.uses.map((use) => ({ ...use, state: 'withdrawn' as const })) })
  const accept = { as: clerk, params: { id: one.id }, body: {} }
  expect(await house.refused(desk.accept, accept)).toMatchObject({ code: 'PAPERS_MISSING' })
})

it('a no stays a no, a case that has gone on gets nothing, and strangers see and ask nothing', async () => {
  const one = await asked()
  await house.call(household.answer, { as: one.owner, params: { useId: one.useId }, body: { agree: false } })
  await house.settle()
  expect(await statusOf(one)).toBe('open')
  const { offered: shown } = await house.call(household.show, { as: one.asker })
  expect(shown.find(({ shareId }) => shareId === one.share.shareId)?.asks[0]).toMatchObject({ state: 'declined' })

  const late = await asked()
  await house.call(citizen.discard, { as: late.asker, params: { id: late.id } })
  await house.settle()
  const answer = { as: late.owner, params: { useId: late.useId }, body: { agree: true } }
  expect(await house.refused(household.answer, answer)).toMatchObject({ code: 'STATE_MOVED' })

  const other = await offered()
  const stranger = await house.verified('he-jun')
  const body = { shareId: other.share.shareId, caseId: other.id, material: other.material }
  expect(await house.refused(household.ask, { as: stranger, body })).toMatchObject({ code: 'NOT_YOURS' })
  const foreign = { as: stranger, params: { useId: one.useId }, body: { agree: true } }
  expect(await house.refused(household.answer, foreign)).toMatchObject({ code: 'NOT_YOURS' })
  await house.call(household.unshare, { as: other.owner, params: { shareId: other.share.shareId } })
  expect(await house.refused(household.ask, { as: other.asker, body })).toMatchObject({ code: 'NOT_YOURS' })
  expect((await house.call(household.show, { as: other.asker })).offered).toEqual([])
})
