import { contract, UPLOAD_PART_BYTES as P, UPLOAD_LIMIT_BYTES } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { newKey } from '../../testing/call.ts'
import { sha256 } from '../../testing/papers.ts'
import { body, createPapersHouse, likePhoto } from './papers-house.ts'

const house = await createPapersHouse({ worker: false })
const { table } = contract.documents
const { person, begin, put, complete, show } = house
const missing = '0'.repeat(24)

describe('who may send', () => {
  test('nobody without a login, nobody without a proved name', async () => {
    expect(await house.refused(table.begin, { body: body(likePhoto(10)) })).toMatchObject({ code: 'NOT_LOGGED_IN' })
    const { id } = await begin(person(), likePhoto(10))
    expect((await put(undefined, id, 1, likePhoto(10))).code).toBe('NOT_LOGGED_IN')
    for (const route of [table.uploads, table.mine]) {
      expect((await house.refused(route)).code).toBe('NOT_LOGGED_IN')
    }
  })

  test("another person's upload looks like none at all", async () => {
    const bytes = likePhoto(P)
    const [owner, other] = [person(), person()]
    const { id } = await begin(owner, bytes)
    const theirs = await put(other, id, 1, bytes)
    const nobodys = await put(other, missing, 1, bytes)
    expect([theirs.code, theirs.text]).toEqual([nobodys.code, nobodys.text])
    expect(theirs.code).toBe('NOT_YOURS')
    for (const [route, more] of [
      [table.upload, {}],
      [table.complete, { body: {} }],
      [table.get, {}],
      [table.discard, {}],
    ] as const) {
      expect((await house.refused(route, { as: other, params: { id }, ...more })).code).toBe('NOT_YOURS')
    }
    expect((await house.call(table.uploads, { as: other })).items).toEqual([])
  })
})

describe('beginning', () => {
  test('the same key again is the same upload with what has arrived; nothing is begun twice', async () => {
    const owner = person()
    const bytes = likePhoto(P * 2 + 5)
    const more = { clientKey: newKey() }
    const first = await begin(owner, bytes, more)
    expect(first).toMatchObject({ state: 'receiving', partBytes: P, partCount: 3, parts: [], same: [] })
    await put(owner, first.id, 2, bytes.subarray(P, P * 2))
    const again = await begin(owner, bytes, more)
    expect(again).toMatchObject({ id: first.id, parts: [2] })
    expect(await house.eventsOf(first.id)).toEqual(['document.begun'])
  })

  test('twice at the same moment too', async () => {
    const owner = person()
    const bytes = likePhoto(100)
    const more = { clientKey: newKey() }
    const all = await Promise.all(Array.from({ length: 5 }, () => begin(owner, bytes, more)))
    expect(new Set(all.map((upload) => upload.id)).size).toBe(1)
    expect((await house.call(table.uploads, { as: owner })).items).toHaveLength(1)
  })

  test('the same key for another file is refused; the same key of another person is their own', async () => {
    const owner = person()
    const more = { clientKey: newKey() }
    const first = await begin(owner, likePhoto(100), more)
    const other = await house.refused(table.begin, { as: owner, body: body(likePhoto(100), more) })
    expect(other.code).toBe('KEY_REUSED')
    expect((await begin(person(), likePhoto(100), more)).id).not.toBe(first.id)
  })

  test('20 MB may come, a byte more may not, and nothing at all neither', async () => {
    const owner = person()
    const announce = (bytes: number) => body(likePhoto(10), { bytes })
    expect(await house.call(table.begin, { as: owner, body: announce(UPLOAD_LIMIT_BYTES) })).toMatchObject({
      partCount: 320,
    })
    expect(await house.refused(table.begin, { as: owner, body: announce(UPLOAD_LIMIT_BYTES + 1) })).toMatchObject({
      status: 413,
      code: 'UPLOAD_TOO_LARGE',
    })
    expect((await house.refused(table.begin, { as: owner, body: announce(0) })).code).toBe('BAD_INPUT')
  })

  test('a gigabyte of papers is enough for one person', async () => {
    const owner = person()
    for (let count = 0; count < 51; count++) {
      await house.call(table.begin, { as: owner, body: body(likePhoto(10), { bytes: UPLOAD_LIMIT_BYTES }) })
    }
    const refused = await house.refused(table.begin, {
      as: owner,
      body: body(likePhoto(10), { bytes: UPLOAD_LIMIT_BYTES }),
    })
    expect(refused).toMatchObject({ code: 'UPLOADS_FULL', next: expect.stringContaining('我的材料') })
  })

  test('names of files are sealed: people write their own into them', async () => {
    const { id } = await begin(person(), likePhoto(10), { fileName: '李国华身份证.jpg', title: '李国华的身份证' })
    expect(JSON.stringify(await house.documents.find(id))).not.toContain('李国华')
  })
})

describe('parts', () => {
  test('may come in any order, together, twice and in parallel', async () => {
    const owner = person()
    const bytes = likePhoto(P * 9 + 1234)
    const { id, partCount } = await begin(owner, bytes)
    expect(partCount).toBe(10)
    const send = (no: number, count: number) => put(owner, id, no, bytes.subarray((no - 1) * P, (no - 1 + count) * P))
    const answers = await Promise.all([send(9, 2), send(4, 3), send(1, 1), send(4, 3), send(2, 5), send(1, 1)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
    expect((await show(owner, id)).parts).toEqual([1, 2, 3, 4, 5, 6, 9, 10])
    expect((await house.refused(table.complete, { as: owner, params: { id }, body: {} })).code).toBe('PARTS_MISSING')
    expect(await send(7, 2)).toMatchObject({ arrived: 10, partCount: 10 })
    expect(await complete(owner, id)).toMatchObject({ state: 'received', type: 'image/jpeg', bytes: bytes.length })
    const row = await house.documents.find(id)
    const stored = await house.files().get(row!.originalKey!)
    const parts: Buffer[] = []
    for await (const part of stored as AsyncIterable<Buffer>) parts.push(part)
    expect(Buffer.concat(parts).equals(bytes)).toBe(true)
  })

  test('one that was damaged on the way is told at once and changes nothing', async () => {
    const owner = person()
    const bytes = likePhoto(P)
    const { id } = await begin(owner, bytes)
    const bent = Buffer.from(bytes)
    bent[77]! ^= 1
    expect(await put(owner, id, 1, bent, { sha256: sha256(bytes) })).toMatchObject({ status: 422, code: 'PART_WRONG' })
    expect((await show(owner, id)).parts).toEqual([])
    expect((await put(owner, id, 1, bytes)).status).toBe(200)
  })

  test('of another size, number or form are refused', async () => {
    const owner = person()
    const bytes = likePhoto(P * 20)
    const { id } = await begin(owner, bytes)
    const answer = async (...given: Parameters<typeof put>) => (await put(...given)).code
    expect(await answer(owner, id, 1, bytes.subarray(0, P - 1))).toBe('BAD_INPUT')
    expect(await answer(owner, id, 21, bytes.subarray(0, P))).toBe('BAD_INPUT')
    expect(await answer(owner, id, 0, bytes.subarray(0, P))).toBe('BAD_INPUT')
    expect(await answer(owner, id, 1, bytes.subarray(0, P * 17))).toBe('BODY_TOO_LARGE')
    expect(await answer(owner, id, 1, Buffer.alloc(0))).toBe('UNSUPPORTED_BODY')
    expect(await answer(owner, id, 1, bytes.subarray(0, P), { sha256: 'none' })).toBe('BAD_INPUT')
    expect(await answer(owner, id, 1, Buffer.from('{}'), { headers: { 'content-type': 'application/json' } })).toBe(
      'UNSUPPORTED_BODY',
    )
    expect((await show(owner, id)).parts).toEqual([])
  })

  test('bytes are taken by no route that wants words', async () => {
    const response = await fetch(`${house.url}/api/v1/documents/uploads`, {
      method: 'POST',
      headers: { authorization: person().authorization, 'content-type': 'application/octet-stream' },
      body: '{"clientKey":"x"}',
    })
    expect(await response.json()).toMatchObject({ code: 'UNSUPPORTED_BODY' })
  })

  test('that come after the file was given up are refused, after it was put together are welcome', async () => {
    const owner = person()
    const bytes = likePhoto(P)
    const { id } = await begin(owner, bytes)
    await put(owner, id, 1, bytes)
    await complete(owner, id)
    expect(await put(owner, id, 1, bytes)).toMatchObject({ status: 200, arrived: 1 })
    const other = await begin(owner, bytes)
    await house.discard(owner, other.id)
    expect((await put(owner, other.id, 1, bytes)).code).toBe('STATE_MOVED')
  })
})

describe('putting together', () => {
  test('twice at once is one paper with one file', async () => {
    const owner = person()
    const bytes = likePhoto(P * 3)
    const begun = await begin(owner, bytes)
    await house.sendAll(owner, begun, bytes)
    const all = await Promise.all(Array.from({ length: 4 }, () => complete(owner, begun.id)))
    expect(all.map(({ state }) => state)).toEqual(Array(4).fill('received'))
    expect(await house.eventsOf(begun.id)).toEqual(['document.begun', 'document.received'])
    expect(await complete(owner, begun.id)).toMatchObject({ state: 'received' })
  })

  test('a file that changed on the way is refused once and for all, in plain words', async () => {
    const owner = person()
    const bytes = likePhoto(P)
    const { id } = await begin(owner, bytes)
    await put(owner, id, 1, likePhoto(P))
    expect(await house.refused(table.complete, { as: owner, params: { id }, body: {} })).toMatchObject({
      code: 'UPLOAD_CHANGED',
      next: expect.stringContaining('重新'),
    })
    expect(await house.get(owner, id)).toMatchObject({ state: 'unreadable', allowedActions: ['discard'] })
  })

  test.each([
    ['a program', Buffer.from('MZ this is no picture')],
    ['a page that calls itself a photograph', Buffer.from('<html><script>alert(1)</script>')],
    ['a GIF', Buffer.from('GIF89a..........')],
  ])('%s is refused by its first bytes, whatever its name says', async (_what, bytes) => {
    const owner = person()
    const begun = await begin(owner, bytes, { fileName: 'IMG_0001.jpg' })
    await put(owner, begun.id, 1, bytes)
    const refused = await house.refused(table.complete, { as: owner, params: { id: begun.id }, body: {} })
    expect(refused).toMatchObject({ status: 415, code: 'UPLOAD_TYPE' })
    expect((await house.get(owner, begun.id)).text).toContain('PDF')
    const row = await house.documents.find(begun.id)
    expect(row!.originalKey).toBeUndefined()
  })
})

test('the same content sent before is offered with where it was used, and only to the same person', async () => {
  const [owner, other] = [person(), person()]
  const bytes = likePhoto(1000)
  const first = await house.upload(owner, bytes, { title: '户口簿' })
  await house.documents.save((await house.documents.find(first.id))!, {
    uses: [
      {
        ...{ id: 'u1', caseId: 'c1', material: 'hukou', purpose: '购房资格核验', state: 'filed' },
        ...{ consentedAt: house.clock.now(), until: '2026-05-01' as never },
      },
    ],
  })
  expect((await begin(owner, bytes)).same).toEqual([
    { id: first.id, title: '户口簿', at: first.at, usedFor: ['购房资格核验'] },
  ])
  expect((await begin(other, bytes)).same).toEqual([])
})
