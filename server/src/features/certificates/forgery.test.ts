import { contract } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import type { Act } from '../../gateways/register/register.ts'
import { createSm2Signer } from '../../platform/crypto/sm2.ts'
import { readPdf } from '../../testing/read-pdf.ts'
import { verifyOffline } from '../../tools/offline-verifier.ts'
import { createCertificateHouse } from './certificate-house.ts'
import type { CertificateRow } from './certificate-record.ts'
import { paperCode } from './showing-code.ts'

const house = await createCertificateHouse()
const routes = contract.certificates.table
const desk = contract.certificateDesk.table
const supervisor = await house.officer('supervisor')
let people = 7_800
/** Somebody with a certificate of their home, and the row behind it. */
async function holder(slug = `crowd-${people++}`) {
  const as = await house.verified(slug)
  const title = await house.titleOf(as)
  const rows = house.parts.db.collection<CertificateRow>('certificates')
  const row = (await rows.findOne({ _id: title.id }))!
  const damage = (change: Partial<CertificateRow>) => rows.updateOne({ _id: title.id }, { $set: change })
  return { as, title, row, damage, paper: paperCode(title.id, row.digest) }
}
/** 李𠮷, to whom somebody has sold a home. */
async function rareHolder() {
  const seller = await house.homeOf(`crowd-${people++}`)
  const { name, idNumber } = await house.sandbox.person('li-ji')
  const from = seller.owners.map((owner) => ({ name: owner.name, idNumber: owner.idNumber }))
  const act: Act = { business: 'transfer', from, to: [{ name, idNumber, share: 'sole' }] }
  const { unitCode, version } = seller
  const entry = { number: `to-li-ji-${people}`, unitCode, expectedVersion: version, payloadDigest: 'a'.repeat(64) }
  await house.register.enter({ ...entry, acts: [act] })
  return holder('li-ji')
}
const keys = async () => {
  const { items } = await house.call(routes.keys)
  return Object.fromEntries(items.map(({ keyId, publicKey }) => [keyId, publicKey]))
}
const outcome = async (...asked: Parameters<typeof house.verify>) => (await house.verify(...asked)).outcome

describe('a certificate never verifies', () => {
  test('that was altered in the database, re-signed with another key, or given another’s signature', async () => {
    const one = await holder()
    const other = await holder()
    expect(await outcome(one.paper)).toBe('valid')
    const { cipher } = house.parts
    const content = JSON.parse(cipher.open(one.row.sealed)) as {
      text: string
      claims: { name: string; value: string }[]
    }
    const renamed = {
      ...content,
      claims: content.claims.map((c) => (c.name === 'holder' ? { ...c, value: '张三' } : c)),
    }
    const rewritten = { ...content, text: content.text.replace('"city":"jinan"', '"city":"luohe"') }
    const stranger = createSm2Signer({ key: `${one.row.keyId}:${'7'.repeat(64)}`, oldKeys: [] })
    const changes: Partial<CertificateRow>[] = [
      { sealed: cipher.seal(JSON.stringify(renamed)) },
      { sealed: cipher.seal(JSON.stringify(rewritten)) },
      { sealed: cipher.seal(JSON.stringify(rewritten)), ...(await stranger.sign(rewritten.text)) },
      { signature: other.row.signature },
      { sealed: other.row.sealed, signature: other.row.signature },
      { keyId: 'other' },
      { validTo: '2099-12-31' as never },
      { kind: 'eligibility' },
    ]
    for (const change of changes) {
      await one.damage(change)
      expect(await outcome(one.paper), JSON.stringify(Object.keys(change))).toBe('altered')
      const { sealed, signature, keyId, kind } = one.row
      await house.parts.db
        .collection<CertificateRow>('certificates')
        .updateOne({ _id: one.title.id }, { $set: { sealed, signature, keyId, kind }, $unset: { validTo: '' } })
    }
    await one.damage({ digest: 'F'.repeat(20) })
    expect(await outcome(paperCode(one.title.id, 'F'.repeat(20)))).toBe('altered')
    await one.damage({ digest: one.row.digest })
    expect(await outcome(one.paper)).toBe('valid')
  })

  test('that is suspended or revoked; a suspended one may come back, a revoked one never', async () => {
    const { as, title, paper } = await holder()
    const move = (route: (typeof desk)['suspend' | 'resume' | 'revoke'], reason: string) =>
      house.call(route, { as: supervisor, params: { id: title.id }, body: { reason } })
    await move(desk.suspend, '核实材料')
    expect(await house.verify(paper)).toMatchObject({
      outcome: 'suspended',
      reason: expect.stringContaining('核实材料'),
    })
    await move(desk.resume, '核实无误')
    expect(await outcome(paper)).toBe('valid')
    const { code } = await house.show(as, title.id)
    const again = async () =>
      house.refused(desk.revoke, { as: supervisor, params: { id: title.id }, body: { reason: '再试' } })
    // For good it takes two: first out of use, then by somebody else.
    expect((await again()).code).toBe('STATE_MOVED')
    await move(desk.suspend, '核实材料')
    expect((await again()).code).toBe('SAME_PERSON')
    await move(desk.resume, '换人吊销')
    await house.revoke(title.id, '材料虚假')
    expect(await house.verify(code)).toMatchObject({ outcome: 'revoked', reason: expect.stringContaining('材料虚假') })
    const body = { reason: '再试' }
    expect((await house.refused(desk.resume, { as: supervisor, params: { id: title.id }, body })).code).toBe(
      'STATE_MOVED',
    )
    // Asking for it again does not get round a revocation.
    expect((await house.titleOf(as)).state).toBe('revoked')
    const clerk = await house.officer('clerk-1')
    expect((await house.refused(desk.revoke, { as: clerk, params: { id: title.id }, body })).status).toBe(403)
    const registrar = await house.officer('registrar')
    expect((await house.refused(desk.revoke, { as: registrar, params: { id: title.id }, body })).status).toBe(403)
  })

  test('on a paper that is not its own', async () => {
    const { title, paper, row } = await holder()
    const other = await holder()
    expect(await house.verify(paper)).toMatchObject({ outcome: 'valid', comparePaper: true })
    const holderName = title.facts.find(({ name }) => name === 'holder')!.value
    const printed = { number: title.number, holder: holderName, digest: title.paperDigest }
    expect(await house.verify(paper, printed)).toMatchObject({ outcome: 'valid', comparePaper: false })
    for (const wrong of [{ number: other.title.number }, { holder: '张三' }, { digest: other.title.paperDigest }]) {
      const seen = await house.verify(paper, { ...printed, ...wrong })
      expect(seen).toMatchObject({ outcome: 'wrongPaper', facts: [] })
    }
    // The code of one certificate with the digest of another.
    expect(await outcome(paperCode(title.id, other.row.digest))).toBe('wrongPaper')
    // By hand: the number and the digest, in whatever spelling.
    const typed = { number: title.number.replaceAll('（', '(').replaceAll('）', ')'), digest: row.digest.toLowerCase() }
    expect(await outcome('', typed)).toBe('valid')
    expect(await outcome('', { ...typed, digest: other.title.paperDigest })).toBe('wrongPaper')
    expect(await outcome('', { number: title.number })).toBe('unknown')
  })

  test('and nobody finds a paper by trying', async () => {
    const { title } = await holder()
    for (let i = 0; i < 10; i++)
      expect(await outcome('', { number: title.number, digest: `${i}`.repeat(20) })).toBe('wrongPaper')
    const body = { text: '', number: title.number, digest: title.paperDigest, attempt: 'a'.repeat(20) }
    expect((await house.refused(routes.verify, { body })).code).toBe('TOO_MANY_REQUESTS')
  })
})

describe('an offline code', () => {
  test('is verified by the reference verifier with the published keys, and shows what was chosen', async () => {
    const { as, title } = await rareHolder()
    const full = await house.offline(as, title.id, 'full')
    const least = await house.offline(as, title.id, 'statement')
    const question = { keys: await keys(), now: house.clock.now() }
    const answer = verifyOffline({ code: full.code, ...question })
    expect(answer).toMatchObject({ outcome: 'valid', facts: { holder: '李𠮷', paper: title.paperDigest } })
    const { facts } = verifyOffline({ code: least.code, ...question })
    expect(Object.keys(facts!).toSorted()).toEqual(['maskedHolder', 'statement'])
    expect(least.code).not.toContain(Buffer.from('李𠮷').toString('base64url').slice(0, 8))
    expect(verifyOffline({ code: full.code, ...question, now: new Date(full.endsAt) }).outcome).toBe('status over')
  })

  test('pasted online gets the state of today, and one character more is a forgery', async () => {
    const { as, title } = await holder()
    const { code } = await house.offline(as, title.id)
    expect(await outcome(code)).toBe('valid')
    const parts = code.split('.')
    const claims = JSON.parse(Buffer.from(parts[5]!, 'base64url').toString()) as [string, string, string][]
    const forged = claims.map(([salt, name, value]) => [salt, name, name === 'holder' ? '张三' : value])
    const changed = [...parts.slice(0, 5), Buffer.from(JSON.stringify(forged)).toString('base64url')].join('.')
    expect(await outcome(changed)).toBe('altered')
    const text = Buffer.from(parts[1]!, 'base64url').toString().replace(title.id, 'b'.repeat(24))
    expect(await outcome(['AJC1', Buffer.from(text).toString('base64url'), ...parts.slice(2)].join('.'))).toBe(
      'altered',
    )
    expect(await outcome('AJC1.abc')).toBe('unknown')
    await house.revoke(title.id, '测试')
    expect(await outcome(code)).toBe('revoked')
    const revocations = await house.call(routes.revocations)
    const question = { code, keys: await keys(), now: house.clock.now(), revocations }
    expect(verifyOffline(question).outcome).toBe('revoked')
  })
})

describe('at the desk', () => {
  test('whoever works here and looks one up is seen by its holder, and by whoever looks next', async () => {
    const { as, title } = await holder()
    await house.verify((await house.show(as, title.id)).code)
    const body = { number: title.number, why: '群众来电询问' }
    const { items } = await house.call(desk.find, { as: supervisor, body })
    expect(items).toMatchObject([
      {
        id: title.id,
        maskedHolder: expect.stringContaining('*'),
        allowedActions: ['suspend'],
        uses: [{ way: 'showing', scopeLabel: '只出示一句话' }],
        seen: [{ who: '没有登录的人', outcome: 'valid' }],
        looks: [{ who: '陈立 · 主管', why: '群众来电询问' }],
      },
    ])
    const log = await house.call(contract.me.table.accessLog, { as })
    expect(JSON.stringify(log)).toContain('群众来电询问')
    expect(await house.events({ type: 'certificate.looked-at', subject: title.id })).toHaveLength(1)
    const { idNumber } = await house.sandbox.person(as.slug)
    const registrar = await house.officer('registrar')
    const byHolder = await house.call(desk.find, { as: registrar, body: { idNumber, why: '核对' } })
    expect(byHolder.items.find(({ id }) => id === title.id)!.looks).toHaveLength(2)
    expect(JSON.stringify(byHolder)).not.toContain(idNumber)
    for (const wrong of [{ why: '核对' }, { number: title.number, idNumber, why: '核对' }]) {
      expect((await house.refused(desk.find, { as: registrar, body: wrong })).code).toBe('BAD_INPUT')
    }
    const clerk = await house.officer('clerk-1')
    expect((await house.refused(desk.find, { as: clerk, body })).status).toBe(403)
  })

  test('to take one back for good is offered to a supervisor who did not suspend it', async () => {
    const { title } = await holder()
    const registrar = await house.officer('registrar')
    const reason = { reason: '材料存疑' }
    const stopped = await house.call(desk.suspend, { as: registrar, params: { id: title.id }, body: reason })
    expect(stopped).toMatchObject({ state: 'suspended', allowedActions: ['resume'], needsAnother: true })
    const body = { number: title.number, why: '复核' }
    const [seen] = (await house.call(desk.find, { as: supervisor, body })).items
    expect(seen).toMatchObject({ allowedActions: ['resume', 'revoke'], needsAnother: false })
    const over = await house.call(desk.revoke, { as: supervisor, params: { id: title.id }, body: reason })
    expect(over.history.map(({ who }) => who)).toEqual([expect.anything(), '赵敏 · 审核人员', '陈立 · 主管'])
  })
})

describe('on paper', () => {
  test('stands everything, with every rare character drawn, the seal, the code and the digest', async () => {
    const { as, title } = await rareHolder()
    const link = await house.call(routes.pdfLink, { as, params: { id: title.id } })
    const reply = await fetch(`${house.url}${link.path}`)
    expect(reply.headers.get('content-type')).toBe('application/pdf')
    const pdf = readPdf(new Uint8Array(await reply.arrayBuffer()))
    for (const { value, name } of title.facts) if (name !== 'paper') expect(pdf.text).toContain(value)
    expect(pdf.text).toContain(title.paperDigest)
    expect(pdf.pages.flatMap(({ glyphs }) => glyphs).filter(({ id }) => id === 0)).toEqual([])
    expect(pdf.pages.flatMap(({ actualTexts }) => actualTexts)).toEqual([])
  })

  test('it is opened by its own address, for minutes, and not once it has ended', async () => {
    const { as, title } = await holder()
    const other = await holder()
    const { path } = await house.call(routes.pdfLink, { as, params: { id: title.id } })
    const status = async (address: string) => (await fetch(`${house.url}${address}`)).status
    expect(await status(path)).toBe(200)
    expect(await status(path.replace(title.id, other.title.id))).toBe(410)
    expect(await status(`${path}x`)).toBe(410)
    await house.call(desk.suspend, { as: supervisor, params: { id: title.id }, body: { reason: '核实' } })
    expect(await status(path)).toBe(410)
    await house.call(desk.resume, { as: supervisor, params: { id: title.id }, body: { reason: '无误' } })
    house.clock.advance({ minutes: 11 })
    expect(await status(path)).toBe(410)
  })
})
