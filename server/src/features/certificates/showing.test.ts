import { contract } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { newKey } from '../../testing/call.ts'
import { createCertificateHouse } from './certificate-house.ts'

const house = await createCertificateHouse()
const routes = contract.certificates.table
const li = await house.verified('li-guohua')
const title = await house.titleOf(li)

describe('a title that stands in the book', () => {
  test('bears the number of the book, and is issued once however often it is asked for', async () => {
    const home = await house.homeOf('li-guohua')
    expect(title).toMatchObject({ kind: 'title', state: 'issued', number: home.owners[0]!.certificate })
    expect((await house.titleOf(li)).id).toBe(title.id)
    expect(await house.events({ type: 'certificate.issued', subject: title.id })).toHaveLength(1)
    const { items, canRequest } = await house.list(li)
    expect(items).toHaveLength(1)
    expect(canRequest).toEqual([])
  })

  test('is asked for by ten at once and issued once', async () => {
    const owner = await house.verified('crowd-7600')
    const all = await Promise.all(Array.from({ length: 10 }, () => house.titleOf(owner)))
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
  })

  test('is given to nobody who does not stand in the book, and silence of the book is no answer', async () => {
    const wu = await house.verified('wu-hao')
    const { unitCode } = await house.homeOf('li-guohua')
    const body = { kind: 'title' as const, unitCode }
    expect((await house.refused(routes.request, { as: wu, body })).code).toBe('CERTIFICATE_NOT_HELD')
    const lease = await house.refused(routes.request, { as: wu, body: { kind: 'lease' } })
    expect(lease).toMatchObject({ code: 'CERTIFICATE_NO_SOURCE', text: expect.stringContaining('租赁备案') })
    const { notYet } = await house.list(wu)
    expect(notYet.map(({ kind }) => kind)).toEqual(['eligibility', 'proof', 'lease', 'receipt'])
    await house.sandbox.fault({ route: 'gov.register.owned', kind: '500', times: 1 })
    expect((await house.refused(routes.request, { as: li, body })).code).toBe('REGISTER_SILENT')
  })

  test('is nobody else’s', async () => {
    const wu = await house.verified('wu-hao')
    const params = { id: title.id }
    for (const route of [routes.get, routes.pdfLink] as const) {
      expect((await house.refused(route, { as: wu, params })).code).toBe('NOT_YOURS')
      expect((await house.refused(route, { params })).code).toBe('NOT_LOGGED_IN')
    }
    const body = { scope: 'full' as const }
    for (const route of [routes.show, routes.offline] as const) {
      expect((await house.refused(route, { as: wu, params, body })).code).toBe('NOT_YOURS')
    }
  })
})

describe('a showing', () => {
  test('lets a stranger see what the holder chose and no more', async () => {
    const { code, facts } = await house.show(li, title.id)
    expect(facts.map(({ name }) => name)).toEqual(['statement', 'maskedHolder'])
    const seen = await house.verify(code)
    expect(seen).toMatchObject({ outcome: 'valid', kindLabel: '不动产权证书', comparePaper: false })
    expect(seen.facts).toEqual(facts)
    expect(JSON.stringify(seen)).not.toContain(title.number)
    expect(JSON.stringify(seen)).not.toContain('李国华')
    const whole = await house.verify((await house.show(li, title.id, 'full')).content)
    expect(whole.facts).toEqual(title.facts)
    const named = await house.verify((await house.show(li, title.id, 'named')).code)
    expect(named.facts.map(({ name }) => name)).toEqual(['statement', 'number', 'holder'])
  })

  test('is good for one check: a second reader is told so, the first may ask again', async () => {
    const { code } = await house.show(li, title.id)
    const attempt = newKey()
    expect((await house.verify(code, { attempt })).outcome).toBe('valid')
    expect((await house.verify(code, { attempt })).outcome).toBe('valid')
    const again = await house.verify(code)
    expect(again).toMatchObject({ outcome: 'codeUsed', facts: [] })
    expect(again.kindLabel).toBeUndefined()
  })

  test('of ten readers at once one sees it', async () => {
    const { code } = await house.show(li, title.id)
    const all = await Promise.all(Array.from({ length: 10 }, () => house.verify(code)))
    expect(all.filter(({ outcome }) => outcome === 'valid')).toHaveLength(1)
    expect(all.filter(({ outcome }) => outcome === 'codeUsed')).toHaveLength(9)
  })

  test('as a screenshot after 45 seconds is worth nothing, and says why', async () => {
    const { code, endsAt, serverNow } = await house.show(li, title.id)
    expect(Date.parse(endsAt) - Date.parse(serverNow)).toBe(45_000)
    house.clock.advance({ seconds: 45 })
    const late = await house.verify(code)
    expect(late).toMatchObject({ outcome: 'codeTooOld', facts: [], reason: expect.stringContaining('截图') })
  })

  test('ends the one before', async () => {
    const first = await house.show(li, title.id)
    const second = await house.show(li, title.id)
    expect((await house.verify(first.code)).outcome).toBe('codeTooOld')
    expect((await house.verify(second.code)).outcome).toBe('valid')
  })

  test('that nobody gave is none of ours', async () => {
    for (const text of ['AJ1.AAAAAAAAAAAAAAAAAAAAAA', 'https://example.com/?code=AJ1.x', '??', 'AJP1.0.0']) {
      expect((await house.verify(text)).outcome).toBe('unknown')
    }
    expect((await house.verify('')).outcome).toBe('unknown')
  })
})

describe('its holder', () => {
  test('sees who checked when and from where, and what came of it', async () => {
    const zhao = await house.verified('zhao-qiang')
    const own = await house.titleOf(zhao)
    const wu = await house.verified('wu-hao')
    const clerk = await house.officer('clerk-1')
    await house.verify((await house.show(zhao, own.id)).code)
    house.clock.advance({ seconds: 1 })
    await house.verify((await house.show(zhao, own.id, 'full')).code, { as: wu })
    house.clock.advance({ seconds: 1 })
    const { code } = await house.show(zhao, own.id)
    house.clock.advance({ seconds: 60 })
    const old = await house.verify(code, { as: clerk })
    expect(old.earlier).toMatchObject({ count: 2, lastAt: expect.any(String) })
    expect((await house.certificate(zhao, own.id)).seen).toMatchObject([
      { who: '工作人员 刘芳 · 综合窗口', where: expect.stringContaining('网页'), outcome: 'codeTooOld' },
      { who: '吴*（已实名）', where: '网页', way: 'showing', outcome: 'valid', scopeLabel: '全部内容' },
      { who: '没有登录的人', outcome: 'valid', scopeLabel: '只出示一句话' },
    ])
  })

  test('hears of it while looking', async () => {
    const stream = await house.follow(routes.watch, { as: li, params: { id: title.id } })
    const before = await stream.next()
    await house.verify((await house.show(li, title.id)).code)
    const after = await stream.next()
    expect(after.seen.length).toBe(before.seen.length + 1)
    await stream.close()
  })
})
