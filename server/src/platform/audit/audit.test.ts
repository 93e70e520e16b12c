import { beforeEach, describe, expect, test } from 'vitest'
import { createTestHouse } from '../../testing/house.ts'
import { toyHouse } from '../../testing/toy-feature.ts'
import { systemCall } from '../http/call.ts'
import { outboxModel } from '../outbox/outbox-store.ts'
import { auditModel, contentHash, linkHash } from './audit-store.ts'
import { createSealer } from './sealer.ts'
import { verifyAudit } from './verify.ts'

const house = await createTestHouse({ ...toyHouse(), worker: false })
const { parts, clock } = house
const { db } = parts
const audit = auditModel(db)
const outbox = outboxModel(db)
const seal = createSealer(parts)

const happen = async (...ids: string[]) => {
  for (const id of ids) {
    clock.advance({ seconds: 1 })
    await parts.transact(systemCall('test', { now: clock.now(), ids: parts.ids }), async (tx) => {
      tx.record({ type: 'ticket.taken', subject: { kind: 'ticket', id }, data: { b: 2, a: 'one', yes: true } })
    })
  }
}
const problems = async () => (await verifyAudit(db)).problems.map(({ seq, problem }) => `${seq}: ${problem}`)

beforeEach(async () => {
  await Promise.all([audit.deleteMany({}), outbox.deleteMany({})])
  await happen('a', 'b', 'c')
  await seal()
})

describe('sealing', () => {
  test('every event is sealed once, in the order in which it happened', async () => {
    await happen('d')
    expect(await seal()).toBe(1)
    expect(await seal()).toBe(0)
    const rows = await outbox.find().sort({ at: 1 }).lean()
    const links = await audit.find().sort({ seq: 1 }).lean()
    expect(links.map((link) => [link.seq, link.rowId])).toEqual(rows.map((row, index) => [index + 1, row._id]))
    expect(rows.every((row) => row.sealed)).toBe(true)
    expect(await verifyAudit(db)).toMatchObject({ links: 4, unsealed: 0, problems: [], head: { seq: 4 } })
  })

  test('a crash between link and mark seals nothing twice', async () => {
    await outbox.updateMany({}, { sealed: false })
    await happen('d')
    expect(await seal()).toBe(1)
    expect(await verifyAudit(db)).toMatchObject({ links: 4, unsealed: 0, problems: [] })
  })

  test('two sealers at once make one chain', async () => {
    await happen(...Array.from({ length: 30 }, (_, n) => `e${n}`))
    await Promise.all([seal(), seal(), seal()])
    await seal()
    expect(await verifyAudit(db)).toMatchObject({ links: 33, unsealed: 0, problems: [] })
  })
})

describe('verifying finds', () => {
  test.each([
    ['another actor', { 'actor.id': 'somebody-else' }],
    ['another time', { at: new Date('2026-01-01T00:00:00Z') }],
    ['other data', { 'data.a': 'two' }],
    ['another subject', { 'subject.id': 'z' }],
  ])('%s in a sealed row', async (_, change) => {
    await outbox.updateOne({ 'subject.id': 'b' }, { $set: change })
    expect(await problems()).toEqual(['2: the sealed row was changed'])
  })

  test('a sealed row that is gone', async () => {
    await outbox.deleteOne({ 'subject.id': 'b' })
    expect(await problems()).toEqual(['2: the sealed row is gone'])
  })

  test('a link that was taken out', async () => {
    await audit.deleteOne({ seq: 2 })
    expect(await problems()).toEqual(['3: a link before it is missing'])
  })

  test('a link that was rewritten with its row, because the next link still points at the old one', async () => {
    await outbox.updateOne({ 'subject.id': 'b' }, { $set: { 'actor.id': 'somebody-else' } })
    await audit.deleteOne({ seq: 2 })
    const row = await outbox.findOne({ 'subject.id': 'b' }).lean()
    const first = await audit.findOne({ seq: 1 }).lean()
    const link = { seq: 2, rowId: row!._id, content: contentHash(row!), prevHash: first!.hash }
    await audit.create({ ...link, hash: linkHash(link), sealedAt: clock.now() })
    expect(await problems()).toEqual(['3: does not continue the link before it'])
  })

  test('an end that was cut off, when the head was noted', async () => {
    const { head } = await verifyAudit(db)
    await audit.deleteOne({ seq: 3 })
    await outbox.deleteOne({ 'subject.id': 'c' })
    expect(await problems()).toEqual([])
    expect((await verifyAudit(db, head)).problems).toEqual([
      { seq: 3, rowId: '', problem: 'the end of the chain is missing' },
    ])
  })
})
