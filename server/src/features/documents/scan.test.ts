import { contract } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { eicar, jpegPaper, pdfPaper } from '../../testing/papers.ts'
import { createLinks } from './links.ts'
import { createPapersHouse, likePhoto } from './papers-house.ts'

const house = await createPapersHouse()
const { table } = contract.documents
const { person, upload, get, settle, fault } = house
const photo = await jpegPaper({ width: 1100, height: 1400 })
/** A picture with the test text behind its last byte: still a picture to whoever opens it. */
const red = Buffer.concat([photo, eicar])

test('from the last byte to a paper that can be used', async () => {
  const owner = person()
  const sent = await upload(owner, photo)
  expect(sent.links).toBeUndefined()
  await settle()
  const ready = await get(owner, sent.id)
  expect(ready).toMatchObject({ state: 'ready', type: 'image/jpeg', pageCount: 1, findings: [] })
  expect(ready.allowedActions).toEqual(['discard', 'keep', 'use'])
  expect(await house.eventsOf(sent.id)).toEqual([
    'document.begun',
    'document.ready',
    'document.received',
    'document.scanned',
  ])
})

test('one red file of twelve keeps none of the others', async () => {
  const owner = person()
  const papers = await Promise.all(
    Array.from({ length: 12 }, (_, at) => upload(owner, at === 5 ? red : Buffer.concat([photo, Buffer.from([at])]))),
  )
  await settle()
  const states = await Promise.all(papers.map(async ({ id }) => (await get(owner, id)).state))
  expect(states).toEqual([...Array(5).fill('ready'), 'infected', ...Array(6).fill('ready')])
})

test('an infected file is opened by nobody, and its owner is told in plain words what to do', async () => {
  const owner = person()
  const { id } = await upload(owner, red)
  await settle()
  const paper = await get(owner, id)
  expect(paper).toMatchObject({ state: 'infected', stateLabel: '有病毒，已隔离', allowedActions: ['discard'] })
  expect(paper.text).toMatch(/病毒.*隔离.*重新拍/)
  expect(paper.links).toBeUndefined()
  // Even an address that we signed ourselves opens nothing.
  const { path } = createLinks(house.config.FILE_LINK_KEYS)
  for (const view of ['original', 'thumbnail', 'page-1']) {
    const until = new Date(house.clock.now().getTime() + 60_000)
    const link = path({ documentId: id, view, viewer: owner.accountId, until })
    expect((await house.open(link)).status).toBe(410)
  }
  house.cases.set('c-red', { accountId: owner.accountId, clerk: 'clerk-1' })
  const use = { as: owner, params: { id }, body: { caseId: 'c-red', material: 'id-card' } }
  expect((await house.refused(table.use, use)).code).toBe('DOCUMENT_NOT_READY')
  expect((await house.refused(table.staffView, { as: house.clerk(), params: { id } })).code).toBe('NOT_ALLOWED')
})

describe('a scanner that does not answer', () => {
  test.each(['refuse', '500'])(
    '(%s) leaves the paper waiting, and it goes on when the scanner is back',
    async (kind) => {
      const owner = person()
      await fault(kind)
      const { id } = await upload(owner, photo)
      await settle()
      expect(await get(owner, id)).toMatchObject({ state: 'received', stateLabel: '已收到，正在查毒' })
      await house.sandbox.clearFaults()
      await settle({ delayed: 'now' })
      expect(await get(owner, id)).toMatchObject({ state: 'ready' })
    },
  )

  test('for so long that its job has given up: the clock takes the paper up again', async () => {
    const owner = person()
    await fault('refuse')
    const { id } = await upload(owner, red)
    await settle()
    // As after hours of trying: the job is gone, the paper still waits.
    const { events } = house.platform.queues
    await expect
      .poll(
        async () => {
          await events.drain(true)
          return events.getJobCountByTypes('active', 'delayed', 'waiting')
        },
        { timeout: 15_000 },
      )
      .toBe(0)
    await house.sandbox.clearFaults()
    await settle()
    expect((await get(owner, id)).state).toBe('received')
    house.clock.advance({ minutes: 20 })
    await house.runEvery('resume-documents')
    await settle()
    expect((await get(owner, id)).state).toBe('infected')
  })

  test('slow is not down: a paper given up meanwhile is not scanned into life', async () => {
    const owner = person()
    await fault('refuse')
    const { id } = await upload(owner, photo)
    await settle()
    await house.discard(owner, id)
    await house.sandbox.clearFaults()
    await settle({ delayed: 'now' })
    expect((await get(owner, id)).state).toBe('discarded')
  })
})

describe('what cannot be opened', () => {
  test('says so and blocks nothing', async () => {
    const owner = person()
    const [broken, locked, fine] = await Promise.all([
      upload(owner, likePhoto(5_000)),
      pdfPaper(1, { userPassword: 'x', ownerPassword: 'y' }).then((pdf) => upload(owner, pdf)),
      pdfPaper(2).then((pdf) => upload(owner, pdf)),
    ])
    await settle()
    expect(await get(owner, broken.id)).toMatchObject({
      state: 'unreadable',
      text: expect.stringContaining('重新拍照'),
    })
    expect(await get(owner, locked.id)).toMatchObject({ state: 'unreadable', text: expect.stringContaining('密码') })
    expect(await get(owner, fine.id)).toMatchObject({ state: 'ready', pageCount: 2, type: 'application/pdf' })
  })
})

test('the quality of a picture is told again by the server; a paper past its day too', async () => {
  const owner = person()
  const poor = await house.ready(owner, await jpegPaper({ width: 1100, height: 1400, blur: 8 }), {
    validUntil: '2026-03-05',
  })
  expect(poor.findings.map(({ code }) => code)).toEqual(['outdated', 'blurred'])
  expect(poor.findings[1]!.text).toContain('再拍一张')
  const today = await house.ready(owner, Buffer.concat([photo, Buffer.from('a')]), { validUntil: '2026-03-06' })
  expect(today.findings).toEqual([])
})
