import { contract } from '@anju/shared-types'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyDecisions } from '../../domain/cases/signature-chain.ts'
import { createSealer } from '../../platform/audit/sealer.ts'
import { verifyAudit } from '../../platform/audit/verify.ts'
import { outboxModel } from '../../platform/outbox/outbox-store.ts'
import { createSignatureChecker, createSigningKeys, signingKeyModel } from '../accounts/signing-keys.ts'
import { createCaseHouse } from './case-house.ts'
import type { CaseRow } from './case-record.ts'
import { caseModel } from './case-store.ts'
import { verifySignatures } from './verify-signatures.ts'

const house = await createCaseHouse()
const { db } = house.parts
const desk = contract.caseDesk.table
const model = caseModel(db)
const keys = signingKeyModel(db)

let id = ''
/** A change of name up to the hand-over: taken in, reviewed, approved, handed over, by three officers. */
beforeAll(async () => {
  const li = await house.verified('li-guohua')
  const begun = await house.begin(li, 'B14')
  id = begun.id
  const property = house.propertyOf(await house.homeOf('li-guohua'))
  await house.answerAll(li, begun, { property, details: { note: '曾用名变更' } })
  await house.submit(li, begun)
  const clerk = await house.officer('clerk-1')
  await house.seeAll(clerk, begun)
  await house.call(desk.accept, { as: clerk, params: begun, body: {} })
  await house.finishAll(begun)
  const registrar = await house.officer('registrar')
  await house.open(registrar, begun)
  await house.call(desk.approve, { as: registrar, params: begun, body: { opinion: '同意' } })
  await house.settle()
  await house.open(clerk, begun)
  await house.call(desk.handOver, { as: clerk, params: begun, body: { to: '李国华' } })
  await createSealer(house.parts)()
})

const stored = async () => (await model.findById(id).lean<CaseRow>())!
const faults = async () => (await verifySignatures(db)).problems.map(({ seq, fault }) => `${seq} ${fault}`)
/** What the command says while the case is written like this. */
async function faultsWith(patch: Partial<CaseRow>): Promise<string[]> {
  const row = await stored()
  await model.collection.updateOne({ _id: id as never }, { $set: patch })
  try {
    return await faults()
  } finally {
    await model.collection.replaceOne({ _id: id as never }, row as never)
  }
}

type Path = (string | number)[]
const leavesOf = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'object' && value !== null && !(value instanceof Date)
    ? Object.entries(value).flatMap(([name, member]) => leavesOf(member, [...path, name]))
    : [path]

/** The same, with one leaf a little different. */
function altered<T>(whole: T, path: Path, change: (leaf: unknown) => unknown): T {
  const copy = structuredClone(whole)
  const parent = path.slice(0, -1).reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], copy)
  const last = path.at(-1)!
  const members = parent as Record<string, unknown>
  members[last] = change(members[last])
  return copy
}
const other = (char: string) => (char === 'A' ? 'B' : 'A')
const changes: ((leaf: unknown) => unknown)[] = [
  (leaf) =>
    leaf instanceof Date
      ? new Date(leaf.getTime() + 1)
      : typeof leaf === 'number'
        ? leaf + 1
        : typeof leaf === 'boolean'
          ? !leaf
          : `${leaf}`.replace(/^./u, other),
  (leaf) => (typeof leaf === 'string' ? leaf.replace(/.$/u, other) : null),
]

describe('decisions of a case', () => {
  it('carry the signature of whoever decided, by a key of their own', async () => {
    expect(await faults()).toEqual([])
    const { signatures } = await stored()
    expect(signatures.map(({ action, who }) => [action, who.staffNo])).toEqual([
      ['受理', 'clerk-1'],
      [expect.any(String), expect.any(String)],
      ['审批', 'registrar'],
      ['发证', 'clerk-1'],
    ])
    expect(signatures.every(({ signature }) => signature.length === 86)).toBe(true)
    const rows = await keys.find().lean()
    expect(rows.map(({ staffNo }) => staffNo).toSorted()).toEqual(
      [...new Set(signatures.map(({ who }) => who.staffNo))].toSorted(),
    )
    // The private half is sealed: nothing in the database signs by itself.
    expect(rows.every(({ sealedPrivate }) => sealedPrivate?.startsWith('v1.'))).toBe(true)
  })

  it('show any change of any value: content, time, person, order, hash, signature', async () => {
    const { signatures } = await stored()
    const checker = createSignatureChecker(db)
    await checker.learn(signatures.map(({ who }) => who.staffNo))
    expect(verifyDecisions(signatures, checker, signatures.at(-1))).toEqual([])
    let tried = 0
    for (const path of leavesOf(signatures)) {
      for (const change of changes) {
        const bent = altered(signatures, path, change)
        if (JSON.stringify(bent) === JSON.stringify(signatures)) continue
        tried += 1
        expect(verifyDecisions(bent, checker, signatures.at(-1)), path.join('.')).not.toEqual([])
      }
    }
    expect(tried).toBeGreaterThan(50)
  })

  it('name the first broken link', async () => {
    const { signatures } = await stored()
    const [a, b, c, d] = signatures as [(typeof signatures)[0], ...typeof signatures]
    const bent = altered(signatures, [2, 'content', 'opinion'], () => '不同意')
    expect((await faultsWith({ signatures: bent }))[0]).toBe('3 changed')
    expect((await faultsWith({ signatures: [a, c!, b!, d!] }))[0]).toBe('3 missing')
    expect(await faultsWith({ signatures: [a, b!, c!] })).toEqual(['4 cut-off'])
    expect(await faultsWith({ signatures: [] })).toEqual(['4 cut-off'])
  })

  it('show that the case is no longer what was decided on', async () => {
    const row = await stored()
    const property = { ...row.property!, address: '别处' }
    expect(await faultsWith({ property })).toEqual(['4 substance-changed'])
    expect(await faultsWith({ details: { note: '另一个' } })).toEqual(['4 substance-changed'])
    const stranger = (await house.verified('he-jun')).idNumber
    const parties = row.parties.map((one) => ({
      ...one,
      idIndex: house.parts.cipher.blindIndex('id-number', stranger),
    }))
    expect(await faultsWith({ parties })).toEqual(['4 substance-changed'])
    // What goes on after a decision is no change of it.
    expect(await faultsWith({ remark: '另一句', warned: 80 })).toEqual([])
  })

  it('do not verify by a key that was put there later', async () => {
    const [mine, theirs] = await keys
      .find({ staffNo: { $in: ['clerk-1', 'registrar'] } })
      .sort({ _id: 1 })
      .lean()
    await keys.updateOne({ _id: mine!._id }, { $set: { publicKey: theirs!.publicKey } })
    expect(await faults()).toEqual(['1 bad-signature', '4 bad-signature'])
    await keys.updateOne({ _id: mine!._id }, { $set: { publicKey: mine!.publicKey } })
    // A key that the audit chain never announced, and one that is gone.
    const announced = { type: 'staff.signing-key-made' as const, 'subject.id': 'clerk-1' }
    const event = (await outboxModel(db).findOne(announced).lean())!
    await outboxModel(db).updateOne(announced, { $set: { 'data.publicKey': theirs!.publicKey } })
    expect(await faults()).toEqual(['1 bad-signature', '4 bad-signature'])
    expect((await verifyAudit(db)).problems).toHaveLength(1)
    await outboxModel(db).updateOne(announced, { $set: { 'data.publicKey': event.data.publicKey } })
    expect(await faults()).toEqual([])
    expect((await verifyAudit(db)).problems).toEqual([])
  })

  it('are read by the citizen’s officer as they stand', async () => {
    const { signatures } = await house.open(await house.officer('supervisor'), { id })
    expect(signatures.map(({ hash }) => hash)).toEqual((await stored()).signatures.map(({ hash }) => hash))
    expect(signatures[0]!.who).toBe('刘芳（clerk-1）')
  })
})

describe('a key', () => {
  const pens = createSigningKeys(house.parts)
  const staff = (staffNo: string) => ({
    ...{ accountId: 'a', sessionId: 's' },
    staff: { staffNo, name: staffNo, roles: ['clerk' as const], hallId: 'jn-lixia' },
  })

  it('is made once, however many first signatures there are at once', async () => {
    const now = house.clock.now()
    const made = await Promise.all(Array.from({ length: 8 }, () => pens.penOf(staff('clerk-8'), now)))
    expect(new Set(made.map((pen) => pen.sign('x')))).toHaveLength(1)
    expect(await keys.countDocuments({ staffNo: 'clerk-8' })).toBe(1)
  })

  it('is replaced after a year; the old one verifies for ever and signs nothing more', async () => {
    const now = house.clock.now()
    const before = await pens.penOf(staff('clerk-9'), now)
    const after = await pens.penOf(staff('clerk-9'), new Date(now.getTime() + 366 * 86_400_000))
    expect([before.keyId, after.keyId]).toEqual(['1', '2'])
    const rows = await keys.find({ staffNo: 'clerk-9' }).sort({ version: 1 }).lean()
    expect(rows.map(({ publicKey, sealedPrivate }) => [Boolean(publicKey), Boolean(sealedPrivate)])).toEqual([
      [true, false],
      [true, true],
    ])
  })
})
