import { contract } from '@anju/shared-types'
import { expect, it } from 'vitest'
import { createCaseHouse } from '../case-house.ts'

/** People without a phone: read to at the window, their own finger on its screen (E25). */
const house = await createCaseHouse()
const readings = contract.counterReadings.table
const desk = contract.caseDesk.table
const SEEN = '身份证原件，与本人一致'
let homes = 7_500

/** Somebody of the crowd who has never logged in, with a case that a clerk entered for them. */
async function entered(code = 'B14') {
  homes += 1
  const slug = `crowd-${homes}`
  const { name, idNumber } = await house.sandbox.person(slug)
  const clerk = await house.officer('clerk-1')
  const { questions } = await house.begin(await house.verified('li-guohua'), code)
  const draft = {
    answers: Object.fromEntries(questions.map(({ title, options }) => [title, options[0]!])),
    property: house.propertyOf(await house.homeOf(slug)),
    details: { note: '曾用名变更' },
  }
  const { id } = await house.call(desk.begin, { as: clerk, body: { code, applicant: { name, idNumber }, draft } })
  const { items } = await house.call(readings.waiting, { as: clerk, query: { caseId: id } })
  return { slug, name, idNumber, clerk, id, party: items[0]! }
}
async function begun(code?: string) {
  const one = await entered(code)
  const body = { caseId: one.id, partyId: one.party.partyId, seen: SEEN }
  return { ...one, reading: await house.call(readings.begin, { as: one.clerk, body }) }
}
const answer = (code: string, digest: string, yes = true) =>
  house.send(readings.answer, { params: { code }, body: { yes, digest, words: yes ? '' : '房子不是这一套' } })

it('the clerk reads aloud, the person says yes on the screen, and the file says for good how it came about', async () => {
  const { name, idNumber, clerk, id, reading } = await begun()
  expect(reading).toMatchObject({ state: 'open', needsWitness: false })
  const screen = await house.call(readings.screen, { params: { code: reading.code } })
  expect(screen.text).toContain(name)
  expect(JSON.stringify(screen)).not.toContain(idNumber)
  expect((await answer(reading.code, screen.digest)).status).toBe(200)
  expect(await house.call(readings.show, { as: clerk, params: { id: reading.id } })).toMatchObject({
    state: 'confirmed',
  })
  await house.settle()
  const file = await house.open(clerk, { id })
  expect(file).toMatchObject({ state: 'submitted' })
  expect(file.parties[0]!.confirmedBy).toContain('窗口屏上')
  expect(file.history.at(-1)!.text).toContain(SEEN)
  // A second tap finds it answered; nothing happens twice.
  expect((await answer(reading.code, screen.digest)).status).toBe(200)
  expect((await house.events({ subject: id })).filter(({ type }) => type === 'case.party-confirmed')).toHaveLength(1)
})

it('what gives a right away needs a second officer from an account of their own', async () => {
  const { clerk, reading } = await begun('B17')
  expect(reading.needsWitness).toBe(true)
  expect(await (await answer(reading.code, reading.digest)).json()).toMatchObject({ code: 'NEEDS_WITNESS' })
  const body = { code: `${reading.code.slice(0, 4)}-${reading.code.slice(4).toLowerCase()}` }
  expect(await house.refused(readings.witness, { as: clerk, body })).toMatchObject({ code: 'SAME_PERSON' })
  const second = await house.officer('clerk-2')
  expect((await house.call(readings.witness, { as: second, body })).witness).toContain('张磊')
  expect((await answer(reading.code, reading.digest)).status).toBe(200)
})

it('a no is a no, a code ends after minutes, and other words bind nobody', async () => {
  const no = await begun()
  await answer(no.reading.code, no.reading.digest, false)
  const shown = await house.call(readings.show, { as: no.clerk, params: { id: no.reading.id } })
  expect(shown).toMatchObject({ state: 'refused', words: '房子不是这一套' })
  const stored = await house.parts.db.collection('counter-readings').findOne({ _id: no.reading.id as never })
  expect(JSON.stringify(stored)).not.toMatch(new RegExp(`${no.name}|${no.idNumber}|房子不是`))

  const other = await begun()
  expect(await (await answer(other.reading.code, 'another')).json()).toMatchObject({ code: 'ACT_CHANGED' })
  house.clock.advance({ minutes: 16 })
  expect(await (await answer(other.reading.code, other.reading.digest)).json()).toMatchObject({ code: 'READING_OVER' })
  expect(await house.refused(readings.screen, { params: { code: 'ABCDEFGH' } })).toMatchObject({ code: 'READING_OVER' })
})

it('never for somebody who has proved the number on a phone: that one confirms there', async () => {
  const { slug, clerk, id, party } = await entered()
  expect(party.hasPhone).toBe(false)
  await house.verified(slug)
  const body = { caseId: id, partyId: party.partyId, seen: SEEN }
  expect(await house.refused(readings.begin, { as: clerk, body })).toMatchObject({ code: 'HAS_PHONE' })
  const { items } = await house.call(readings.waiting, { as: clerk, query: { caseId: id } })
  expect(items).toMatchObject([{ hasPhone: true }])
})

it('the clerk does not type who was called with a number taken on a phone', async () => {
  const wu = await house.verified('wu-hao')
  const clerk = await house.officer('clerk-1')
  const today = '2026-11-23'
  const at = house.clock.now()
  const ticket = {
    ...{
      _id: 'ticket-1',
      version: 1,
      hallId: 'hall',
      date: today,
      number: 'A001',
      state: 'serving',
      service: 'transfer',
    },
    ...{ takenFor: 'transfer', takenAt: at, dueAt: at, orderAt: at, orderSeq: 1, orderKind: 'walk-in' },
    ...{ orderReason: '按取号先后', windowNo: '3', accountId: wu.accountId, atWindow: true, active: true, history: [] },
  }
  await house.parts.db.collection('tickets').insertOne(ticket as never)
  const window = { _id: 'hall:3', hallId: 'hall', no: '3', date: today, open: true, staffNo: 'clerk-1', calls: 1 }
  await house.parts.db.collection('windows').insertOne({ ...window, openedAt: at } as never)
  const begin = contract.windowEntries.table.begin
  const body = { code: 'B14', ticketId: 'ticket-1' }
  const entry = await house.call(begin, { as: clerk, body })
  expect(entry.applicant).toEqual({ name: wu.name, idNumber: wu.idNumber })
  const colleague = await house.officer('clerk-2')
  expect(await house.refused(begin, { as: colleague, body })).toMatchObject({ field: 'applicant' })
  expect(await house.refused(begin, { as: clerk, body: { code: 'B14' } })).toMatchObject({ field: 'applicant' })
})
