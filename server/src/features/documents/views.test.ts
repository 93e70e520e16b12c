import { contract } from '@anju/shared-types'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { jpegPaper, pdfPaper, sha256 } from '../../testing/papers.ts'
import { createPapersHouse } from './papers-house.ts'

const house = await createPapersHouse()
const { table } = contract.documents
const { person, clerk, ready, open, get } = house
const photo = await jpegPaper({ width: 1100, height: 1400 })
let papers = 0
/** Another paper each time, so that nobody meets what somebody else has sent. */
const another = () => Buffer.concat([photo, Buffer.from(`#${++papers}`)])
const bytesOf = async (link: string) => Buffer.from(await (await open(link)).arrayBuffer())

/** A paper that clerk-1 may see, in a case of its owner. */
async function inCase(caseId: string) {
  const owner = person()
  house.cases.set(caseId, { accountId: owner.accountId, clerk: 'clerk-1' })
  const paper = await ready(owner, another(), { title: '身份证' })
  const use = await house.use(owner, paper.id, caseId)
  return { owner, paper, use }
}

describe('the owner', () => {
  test('sees the own file as it was sent, and pictures of it', async () => {
    const owner = person()
    const bytes = another()
    const { links } = await ready(owner, bytes, { fileName: '我的 证件.jpg' })
    const original = await open(links!.original)
    expect(original.headers.get('content-type')).toBe('image/jpeg')
    expect(sha256(Buffer.from(await original.arrayBuffer()))).toBe(sha256(bytes))
    expect(decodeURIComponent(original.headers.get('content-disposition') ?? '')).toContain('我的 证件.jpg')
    expect((await sharp(await bytesOf(links!.thumbnail)).metadata()).height).toBe(360)
    expect((await sharp(await bytesOf(links!.pages[0]!)).metadata()).height).toBe(1400)
  })

  test('gets files that no browser takes for a page of ours', async () => {
    const { links } = await ready(person(), await pdfPaper(2))
    const { headers } = await open(links!.original)
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('sees nothing by an address that was bent, is over, or was meant for another view or paper', async () => {
    const owner = person()
    const { links, id } = await ready(owner, another())
    const other = await ready(owner, another())
    const page = links!.pages[0]!
    const bent = [
      page.replace('/page-1', '/original'),
      page.replace(id, other.id),
      page.replace(owner.accountId, 'somebody'),
      page.slice(0, -2),
      `${page}x`,
      page.replace(/link=[^.]+\.\.([^.]+)\./, (text, until: string) => text.replace(until, 'zzzzzz')),
      page.replace(/link=.*/, 'link=a.b.c.d'),
    ]
    for (const link of bent) expect([link, (await open(link)).status]).toEqual([link, 410])
    expect((await open(page)).status).toBe(200)
    house.clock.advance({ minutes: 2 })
    expect((await get(owner, id)).links!.pages[0]).toBe(page)
    house.clock.advance({ minutes: 14 })
    expect(await (await open(page)).json()).toMatchObject({ code: 'LINK_EXPIRED' })
    const again = await get(owner, id)
    expect((await open(again.links!.pages[0]!)).status).toBe(200)
  })

  test('finds nothing any more once the paper is deleted; its bytes are gone from the disk', async () => {
    const owner = person()
    const { links, id } = await ready(owner, another())
    const row = await house.documents.find(id)
    await house.discard(owner, id)
    await house.settle()
    expect((await open(links!.original)).status).toBe(410)
    await expect(house.files().get(row!.originalKey!)).rejects.toThrow('no file')
    expect((await house.call(table.mine, { as: owner })).items).toEqual([])
  })
})

describe('staff', () => {
  test('see nothing without a case that lets them; that there is such a paper is told to none of them', async () => {
    const owner = person()
    const paper = await ready(owner, another())
    const hidden = await house.refused(table.staffView, { as: clerk(), params: { id: paper.id } })
    const none = await house.refused(table.staffView, { as: clerk(), params: { id: '0'.repeat(24) } })
    expect(hidden.code).toBe('NOT_ALLOWED')
    expect([hidden.code, hidden.text]).toEqual([none.code, none.text])
    expect((await house.refused(table.staffView, { as: owner, params: { id: paper.id } })).code).toBe('NOT_ALLOWED')
    expect((await house.refused(table.staffView, { params: { id: paper.id } })).code).toBe('NOT_LOGGED_IN')
    expect(house.views).toEqual([])
  })

  test('see a picture with their name, the time and the purpose across it, never the file', async () => {
    const { owner, paper } = await inCase('c-1')
    const view = await house.staffView(clerk(), paper.id)
    expect(view).toMatchObject({ title: '身份证', purpose: '受理 办理二手房转移登记', pageCount: 1 })
    expect(JSON.stringify(view)).not.toContain('original')
    const marked = await bytesOf(view.pages[0]!.link)
    const own = await bytesOf((await get(owner, paper.id)).links!.pages[0]!)
    expect((await sharp(marked).metadata()).height).toBe(1400)
    const difference = await sharp(marked)
      .composite([{ input: own, blend: 'difference' }])
      .greyscale()
      .threshold(20)
      .stats()
    // About a tenth of the page carries the mark.
    expect(difference.channels[0]!.mean).toBeGreaterThan(5)
    const { headers } = await open(view.pages[0]!.link)
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('are written into the access log of the owner before they see anything', async () => {
    const { owner, paper } = await inCase('c-2')
    const before = house.views.length
    await house.staffView(clerk(), paper.id)
    expect(house.views.slice(before)).toEqual([
      expect.objectContaining({
        accountId: owner.accountId,
        what: '材料“身份证”（带水印的图片）',
        why: '受理 办理二手房转移登记',
        viewer: expect.objectContaining({ staff: expect.objectContaining({ staffNo: 'clerk-1' }) }),
      }),
    ])
  })

  test('each by themselves: another clerk is refused, and an address does not become an owner’s', async () => {
    const { paper } = await inCase('c-3')
    expect((await house.refused(table.staffView, { as: clerk('clerk-2'), params: { id: paper.id } })).code).toBe(
      'NOT_ALLOWED',
    )
    const { link } = (await house.staffView(clerk(), paper.id)).pages[0]!
    for (const bent of [
      link.replace('staff-1', 'page-1'),
      link.replace('staff-1', 'original'),
      link.replace('account-clerk-1', 'account-clerk-2'),
    ]) {
      expect((await open(bent)).status).toBe(410)
    }
  })

  test('lose it with the case, with the consent and with their post, also by an address they have already', async () => {
    const { owner, paper, use } = await inCase('c-4')
    const link = async () => (await house.staffView(clerk(), paper.id)).pages[0]!.link
    const first = await link()
    house.cases.set('c-4', { accountId: owner.accountId, clerk: 'clerk-2' })
    expect((await open(first)).status).toBe(410)
    house.cases.set('c-4', { accountId: owner.accountId, clerk: 'clerk-1' })
    expect((await open(first)).status).toBe(200)
    house.gone.add('account-clerk-1')
    expect((await open(first)).status).toBe(410)
    house.gone.clear()
    await house.call(table.withdrawUse, { as: owner, params: { useId: use.id } })
    expect((await open(first)).status).toBe(410)
    expect((await house.refused(table.staffView, { as: clerk(), params: { id: paper.id } })).code).toBe('NOT_ALLOWED')
  })

  test('see nothing of a paper that nobody has scanned, even in a case of theirs', async () => {
    const owner = person()
    house.cases.set('c-5', { accountId: owner.accountId, clerk: 'clerk-1' })
    await house.fault('refuse')
    const { id } = await house.upload(owner, another())
    await house.settle()
    const row = (await house.documents.find(id))!
    // As if somebody had handed it in by another way.
    const use = {
      ...{ id: 'u-5', caseId: 'c-5', material: 'id-card', purpose: '办理', state: 'filed' as const },
      ...{ consentedAt: house.clock.now(), until: '2026-12-31' as never },
    }
    await house.documents.save(row, { uses: [use] })
    expect((await house.refused(table.staffView, { as: clerk(), params: { id } })).code).toBe('DOCUMENT_NOT_READY')
    await house.sandbox.clearFaults()
  })
})
