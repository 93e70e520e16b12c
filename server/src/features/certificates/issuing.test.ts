import { contract } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { systemClock } from '../../platform/clock.ts'
import type { Transact } from '../../platform/db/transact.ts'
import { createFeatures } from '../../wiring.ts'
import type { CaseRow } from '../cases/case-record.ts'
import { createCertificateHouse } from './certificate-house.ts'

/** Runs once, just before the next certificate is written: what happens while the register is being asked. */
let meanwhile: (() => Promise<unknown>) | undefined
const house = await createCertificateHouse({
  build: (platform) => {
    const transact: Transact = async (call, work, options) => {
      const first = call.actor.kind === 'system' && call.actor.id === 'certificates' ? meanwhile : undefined
      if (first) meanwhile = undefined
      await first?.()
      return platform.parts.transact(call, work, options)
    }
    return createFeatures({ ...platform, parts: { ...platform.parts, transact } }, { outsideClock: systemClock })
  },
})
let people = 7_700
/** 不动产权证书遗失补发, 变更登记 */
const [LOST, ALTERATION] = ['B19', 'B14']

const person = () => house.verified(`crowd-${people++}`)
const { byKind, decide, payAtCounter } = house
const issued = async () => (await house.events({ type: 'certificate.issued' })).length

/** Several people of several offices, one after the other. */
const PATIENCE_MS = 180_000

/** The news of the register, as a worker hears it. */
async function registerTold() {
  await house.runEvery('pull-register-changes')
  await house.settle()
}

describe('a case', () => {
  test(
    'ends with the title that the register numbered, once, when the fee is paid; its receipt came with the acceptance',
    async () => {
      const owner = await person()
      const old = await house.titleOf(owner)
      const home = await house.homeOf(owner.slug)
      const begun = await house.begin(owner, LOST!)
      await house.answerAll(owner, begun, { property: house.propertyOf(home) })
      await house.submit(owner, begun)
      expect(await decide(begun)).toMatchObject({ state: 'feeDue' })
      await registerTold()
      expect((await byKind(owner, 'title')).map(({ state }) => state)).toEqual(['replaced'])

      await payAtCounter(begun)
      const titles = await byKind(owner, 'title')
      expect(titles.map(({ state }) => state)).toEqual(['issued', 'replaced'])
      const fresh = await house.certificate(owner, titles[0]!.id)
      expect(fresh.number).toBe((await house.homeOf(owner.slug)).owners[0]!.certificate)
      expect(fresh.number).not.toBe(old.number)
      const [receipt, ...more] = await byKind(owner, 'receipt')
      expect(more).toEqual([])
      expect((await house.certificate(owner, receipt!.id)).number).toBe((await house.get(owner, begun)).number)

      const before = await issued()
      const rows = await house.events({ subject: begun.id })
      const { on } = house.features.find(({ name }) => name === 'certificates')!
      await Promise.all([...rows, ...rows].map((row) => on?.[row.type]?.(row)))
      expect(await issued()).toBe(before)
    },
    PATIENCE_MS,
  )

  test(
    'whose decision is taken back while the title is being made issues none',
    async () => {
      const owner = await person()
      const begun = await house.begin(owner, LOST!)
      await house.answerAll(owner, begun, { property: house.propertyOf(await house.homeOf(owner.slug)) })
      await house.submit(owner, begun)
      expect(await decide(begun)).toMatchObject({ state: 'feeDue' })
      const cases = house.parts.db.collection<CaseRow>('cases')
      const revoked = { at: house.clock.now(), number: '撤〔2026〕1号' }
      meanwhile = () => cases.updateOne({ _id: begun.id }, { $set: { revoked } })
      await payAtCounter(begun)
      expect(meanwhile).toBeUndefined()
      expect(await byKind(owner, 'title')).toEqual([])
    },
    PATIENCE_MS,
  )

  test(
    'on a right of somebody else’s home gives that one the proof; struck out of the book it is revoked',
    async () => {
      const [owner, guest] = [await person(), await person()]
      await house.giveResidence(owner, guest)
      const [line] = await byKind(guest, 'proof')
      const proof = await house.certificate(guest, line!.id)
      expect(proof.number).toContain('不动产证明第')
      expect(proof.facts).toContainEqual({ name: 'rightKind', label: '权利类型', value: '居住权' })
      expect(await byKind(owner, 'proof')).toEqual([])
      const { code } = await house.show(guest, proof.id)
      expect(await house.verify(code)).toMatchObject({ outcome: 'valid' })

      const now = await house.homeOf(owner.slug)
      const acts = [{ business: 'right-release', rightId: now.restrictions.at(-1)!.id }] as const
      const entry = { number: 'strike-out-1', unitCode: now.unitCode, expectedVersion: now.version }
      await house.register.enter({ ...entry, payloadDigest: 'a'.repeat(64), acts })
      await registerTold()
      expect((await house.certificate(guest, proof.id)).state).toBe('revoked')
    },
    PATIENCE_MS,
  )

  test(
    'of a lease gives both sides one number',
    async () => {
      const [owner, tenant] = [await person(), await person()]
      await house.letTo(owner, tenant)
      const { name } = await house.sandbox.person(tenant.slug)
      const lines = [...(await byKind(owner, 'lease')), ...(await byKind(tenant, 'lease'))]
      expect(lines).toHaveLength(2)
      const [own, theirs] = [
        await house.certificate(owner, lines[0]!.id),
        await house.certificate(tenant, lines[1]!.id),
      ]
      expect(own.number).toMatch(/^济租备〔2026〕第\d{7}号$/)
      expect(theirs.number).toBe(own.number)
      expect(own.facts.find(({ name: one }) => one === 'lessee')!.value).toBe(name)
    },
    PATIENCE_MS,
  )

  test(
    'that changes a name takes the old certificate out of use and puts a new one in its place',
    async () => {
      const owner = await person()
      const before = await house.titleOf(owner)
      const { code } = await house.offline(owner, before.id)
      const home = await house.homeOf(owner.slug)
      const begun = await house.begin(owner, ALTERATION!)
      const details = { newName: '李新名', note: '改名' }
      await house.answerAll(owner, begun, { property: house.propertyOf(home), details })
      await house.submit(owner, begun)
      await decide(begun)
      await registerTold()
      const titles = await byKind(owner, 'title')
      expect(titles.map(({ state }) => state)).toEqual(['issued', 'replaced'])
      const after = await house.certificate(owner, titles[0]!.id)
      expect(after.number).toBe(before.number)
      expect(after.facts).toContainEqual({ name: 'holder', label: '持证人姓名', value: '李新名' })
      expect((await house.verify(code)).outcome).toBe('replaced')
    },
    PATIENCE_MS,
  )
})

test('a home that was sold: the seller’s certificate is revoked by the book, whoever entered it', async () => {
  const [seller, buyer] = [await person(), await person()]
  const title = await house.titleOf(seller)
  const { code } = await house.offline(seller, title.id)
  const home = await house.homeOf(seller.slug)
  const { name, idNumber } = await house.sandbox.person(buyer.slug)
  const from = home.owners.map((owner) => ({ name: owner.name, idNumber: owner.idNumber }))
  const acts = [{ business: 'transfer', from, to: [{ name, idNumber, share: 'sole' }] }] as const
  const entry = {
    number: 'sold-1',
    unitCode: home.unitCode,
    expectedVersion: home.version,
    payloadDigest: 'a'.repeat(64),
  }
  await house.register.enter({ ...entry, acts: acts as never })
  await registerTold()
  expect(await house.certificate(seller, title.id)).toMatchObject({ state: 'revoked', allowedActions: [] })
  expect(await house.verify(code)).toMatchObject({ outcome: 'revoked', reason: expect.stringContaining('权利人') })
  expect(
    (
      await house.refused(contract.certificates.table.show, {
        as: seller,
        params: { id: title.id },
        body: { scope: 'full' },
      })
    ).code,
  ).toBe('CERTIFICATE_NOT_VALID')
})
