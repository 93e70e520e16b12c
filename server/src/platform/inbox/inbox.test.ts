import { beforeEach, expect, test } from 'vitest'
import { claimAdmission } from '../../testing/admission.ts'
import { createTestHouse } from '../../testing/house.ts'
import type { Feature } from '../parts.ts'
import { inboxModel } from './inbox.ts'

const worked: string[] = []
let breaksDown = 0
const house = await createTestHouse({
  build: ({ parts }) => {
    const feature: Feature = {
      name: 'receipts',
      jobs: {
        'take-receipt': async ({ inboxId = '' }) => {
          const callback = await parts.inbox.open(inboxId)
          if (!callback) return
          if (breaksDown-- > 0) throw new Error('not now')
          worked.push(`${callback.id} ${callback.raw}`)
          await parts.inbox.done(inboxId)
        },
      },
      callbacks: [
        {
          method: 'POST',
          path: '/toys/:secret',
          async handle({ params, query, headers, body }) {
            if (params.secret !== 'open-sesame-open-sesame') return { status: 404, body: '' }
            await parts.inbox.receive({ provider: 'toys', id: query.id!, raw: body.toString(), job: 'take-receipt' })
            return { status: 200, type: 'application/json', body: JSON.stringify({ type: headers['content-type'] }) }
          },
        },
      ],
    }
    return { features: [feature], admission: claimAdmission }
  },
})
const { inbox, db } = house.parts
const send = (id: string, raw: string, secret = 'open-sesame-open-sesame') =>
  fetch(`${house.url}/callbacks/toys/${secret}?id=${id}`, { method: 'POST', body: raw })

beforeEach(() => {
  worked.length = 0
})

test('a callback is stored and answered at once, then worked on', async () => {
  const response = await send('a', '{"sid":"a"')
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ type: 'text/plain;charset=UTF-8' })
  await house.settle()
  expect(worked).toEqual(['a {"sid":"a"'])
})

test('the same callback ten times, at once and later, is one piece of work', async () => {
  await Promise.all(Array.from({ length: 10 }, () => send('b', 'again')))
  await house.settle()
  expect((await send('b', 'again')).status).toBe(200)
  await house.settle()
  expect(worked).toEqual(['b again'])
})

test('who does not know the secret leaves nothing behind', async () => {
  expect((await send('c', 'forged', 'guessed-guessed-guessed')).status).toBe(404)
  expect(await inboxModel(db).exists({ _id: 'toys:c' })).toBeNull()
})

test('work that fails is tried again with the callback as it came', async () => {
  breaksDown = 2
  await send('d', '13')
  await house.settle({ delayed: 'now' })
  expect(worked).toEqual(['d 13'])
})

test('a callback that was stored but never queued is found by the sweep', async () => {
  const at = house.clock.now()
  const raw = house.parts.cipher.seal('left behind')
  await inboxModel(db).create({ _id: 'toys:e', provider: 'toys', job: 'take-receipt', raw, at })
  house.clock.advance({ seconds: 10 })
  await house.runEvery('sweep-inbox')
  await house.settle()
  expect(worked).toEqual(['e left behind'])
  expect(await inbox.open('toys:e')).toBeUndefined()
  expect(await inbox.sweep(house.clock.now())).toBe(0)
})

test('what came in is not readable in the database', async () => {
  await send('f', 'phone=secret')
  const row = await inboxModel(db).findById('toys:f').lean()
  expect(row?.raw).not.toContain('secret')
})

test('a callback beyond any sensible size is refused', async () => {
  expect((await send('g', 'x'.repeat(300_000))).status).toBe(413)
})
