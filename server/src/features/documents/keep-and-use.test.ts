import { contract } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import type { Tx } from '../../platform/db/transact.ts'
import { systemCall } from '../../platform/http/call.ts'
import { newKey } from '../../testing/call.ts'
import { jpegPaper } from '../../testing/papers.ts'
import { mergeDocuments } from './merge-documents.ts'
import { createPapersHouse } from './papers-house.ts'
import { createUsablePapers } from './usable-papers.ts'

const house = await createPapersHouse({ clock: '2026-03-06T02:00:00Z' })
const { table } = contract.documents
const { person, ready, get } = house
const photo = await jpegPaper({ width: 1100, height: 1400 })
let papers = 0
const paperOf = (owner: ReturnType<typeof person>, more = {}) =>
  ready(owner, Buffer.concat([photo, Buffer.from(`#${++papers}`)]), more)
let cases = 0
const caseOf = ({ accountId }: { accountId: string }) => {
  const id = `case-${++cases}`
  house.cases.set(id, { accountId, clerk: 'clerk-1' })
  return id
}
const change = (work: (tx: Tx) => Promise<unknown>) =>
  house.parts.transact(systemCall('case', { now: house.clock.now(), ids: house.parts.ids }), work)
const today = () => house.clock.now().toISOString().slice(0, 10)

describe('keeping', () => {
  const keep = (as: ReturnType<typeof person>, id: string, until?: string) =>
    house.call(table.keep, {
      as,
      params: { id },
      body: { holder: 'spouse', ...(until ? { until: until as never } : {}) },
    })

  test('says whose it is and until when; saying it again changes nothing, without a day it ends', async () => {
    const owner = person()
    const { id } = await paperOf(owner)
    expect((await keep(owner, id, '2027-03-06')).keep).toEqual({
      holder: 'spouse',
      holderLabel: '配偶',
      until: '2027-03-06',
    })
    await keep(owner, id, '2027-03-06')
    expect((await house.eventsOf(id)).filter((type) => type === 'document.kept')).toHaveLength(1)
    expect((await keep(owner, id)).keep).toBeUndefined()
  })

  test('five years at most, not for yesterday, and nothing that is not ready', async () => {
    const owner = person()
    const { id } = await paperOf(owner)
    for (const until of ['2031-04-01', '2026-03-05']) {
      const body = { holder: 'self', until: until as never } as const
      expect((await house.refused(table.keep, { as: owner, params: { id }, body })).code).toBe('BAD_INPUT')
    }
    const begun = await house.begin(owner, photo)
    const body = { holder: 'self', until: '2027-01-01' as never } as const
    expect((await house.refused(table.keep, { as: owner, params: { id: begun.id }, body })).code).toBe(
      'DOCUMENT_NOT_READY',
    )
  })
})

describe('one agreement a use', () => {
  test('in the words of the case, until a day; twice is one', async () => {
    const owner = person()
    const { id } = await paperOf(owner)
    const caseId = caseOf(owner)
    const key = newKey()
    const body = { caseId, material: 'id-card' }
    const use = await house.call(table.use, { as: owner, params: { id }, body, key })
    expect(use).toMatchObject({
      purpose: '办理二手房转移登记',
      state: 'consented',
      until: '2026-06-04',
      allowedActions: ['withdrawUse'],
    })
    expect((await house.call(table.use, { as: owner, params: { id }, body, key })).id).toBe(use.id)
    expect((await house.call(table.use, { as: owner, params: { id }, body })).id).toBe(use.id)
    expect((await get(owner, id)).uses).toHaveLength(1)
  })

  test('not for a case or a paper of somebody else, not for yesterday', async () => {
    const [owner, other] = [person(), person()]
    const { id } = await paperOf(owner)
    const refused = async (as: typeof owner, body: object) =>
      (await house.refused(table.use, { as, params: { id }, body })).code
    expect(await refused(owner, { caseId: caseOf(other), material: 'id-card' })).toBe('NOT_YOURS')
    expect(await refused(owner, { caseId: 'nothing', material: 'id-card' })).toBe('NOT_YOURS')
    expect(await refused(other, { caseId: caseOf(other), material: 'id-card' })).toBe('NOT_YOURS')
    expect(await refused(owner, { caseId: caseOf(owner), material: 'id-card', until: '2026-03-05' })).toBe('BAD_INPUT')
  })

  test('not with a paper that is past its own day', async () => {
    const owner = person()
    const { id } = await paperOf(owner, { validUntil: '2026-03-05' })
    const body = { caseId: caseOf(owner), material: 'id-card' }
    expect((await house.refused(table.use, { as: owner, params: { id }, body })).code).toBe('DOCUMENT_OUTDATED')
  })

  test('binds the paper until it is taken back', async () => {
    const owner = person()
    const { id } = await paperOf(owner)
    const use = await house.use(owner, id, caseOf(owner))
    expect((await house.refused(table.discard, { as: owner, params: { id } })).code).toBe('DOCUMENT_IN_USE')
    const withdrawn = await house.call(table.withdrawUse, { as: owner, params: { useId: use.id } })
    expect(withdrawn).toMatchObject({ state: 'withdrawn', allowedActions: [] })
    expect((await house.refused(table.withdrawUse, { as: owner, params: { useId: use.id } })).code).toBe('STATE_MOVED')
    expect((await house.refused(table.withdrawUse, { as: person(), params: { useId: use.id } })).code).toBe('NOT_YOURS')
    expect(await house.discard(owner, id)).toMatchObject({ state: 'discarded' })
  })

  test('deleting and agreeing at the same moment: one of the two, never both', async () => {
    const owner = person()
    const { id: sample } = await paperOf(owner)
    const row = (await house.documents.find(sample))!
    for (let turn = 0; turn < 20; turn++) {
      const id = house.parts.ids.id()
      await house.documents.insert({ ...row, _id: id, clientKey: newKey() })
      const caseId = caseOf(owner)
      await Promise.allSettled([house.discard(owner, id), house.use(owner, id, caseId)])
      const { state, uses } = await get(owner, id)
      expect([
        ['discarded', 0],
        ['ready', 1],
      ]).toContainEqual([state, uses.length])
    }
  })
})

describe('what a case does with its papers', () => {
  test('hands in, takes out again, files, and cannot be made to forget', async () => {
    const owner = person()
    const { id } = await paperOf(owner)
    const caseId = caseOf(owner)
    const { accountId } = owner
    const handIn = () =>
      change((tx) =>
        house.uses.consent(tx, { documentId: id, accountId, caseId, material: 'id-card', purpose: '办理' }),
      )
    await handIn()
    await change((tx) => house.uses.takeBack(tx, { documentId: id, caseId }))
    expect((await get(owner, id)).uses.map((use) => use.state)).toEqual(['withdrawn'])
    await handIn()
    await change((tx) => house.uses.file(tx, caseId))
    const [use] = (await get(owner, id)).uses
    expect(use).toMatchObject({ state: 'filed', stateLabel: '已入卷，依法留存', allowedActions: [] })
    expect((await house.refused(table.withdrawUse, { as: owner, params: { useId: use!.id } })).code).toBe('USE_FILED')
    expect((await house.refused(table.discard, { as: owner, params: { id } })).code).toBe('DOCUMENT_IN_USE')
    await change((tx) => house.uses.takeBack(tx, { documentId: id, caseId }))
    expect((await get(owner, id)).uses[0]!.state).toBe('filed')
  })

  test('a case that never became one lets its papers go', async () => {
    const owner = person()
    const [first, second] = [await paperOf(owner), await paperOf(owner)]
    const caseId = caseOf(owner)
    await house.use(owner, first.id, caseId)
    await house.use(owner, second.id, caseId)
    await change((tx) => house.uses.release(tx, caseId))
    expect([await get(owner, first.id), await get(owner, second.id)].map(({ uses }) => uses[0]!.state)).toEqual([
      'withdrawn',
      'withdrawn',
    ])
  })

  test('asks whether a paper may be handed in: only one’s own, only when it is ready', async () => {
    const owner = person()
    const { usable } = createUsablePapers(house.parts)
    const { id } = await paperOf(owner, { title: '结婚证' })
    expect(await usable(id, owner.accountId)).toEqual({ name: '结婚证' })
    expect(await usable(id, person().accountId)).toBeUndefined()
    expect(await usable((await house.begin(owner, photo)).id, owner.accountId)).toBeUndefined()
    expect(await usable('nothing', owner.accountId)).toBeUndefined()
  })
})

describe('tidying away', () => {
  const tidy = async (days: number) => {
    house.clock.advance({ days })
    await house.runEvery('expire-documents')
    await house.settle()
  }

  test('what was never finished, never used and never kept goes with its bytes; the rest stays', async () => {
    const owner = person()
    const started = today()
    const unfinished = await house.begin(owner, photo)
    await house.put(owner, unfinished.id, 1, photo.subarray(0, 65_536))
    const [unused, kept, used, agreed] = [
      await paperOf(owner),
      await paperOf(owner),
      await paperOf(owner),
      await paperOf(owner),
    ]
    await house.call(table.keep, {
      as: owner,
      params: { id: kept.id },
      body: { holder: 'self', until: '2027-03-06' as never },
    })
    const caseId = caseOf(owner)
    await house.use(owner, used.id, caseId)
    await change((tx) => house.uses.file(tx, caseId))
    await house.use(owner, agreed.id, caseOf(owner))
    const states = async () =>
      Promise.all([unfinished, unused, kept, used, agreed].map(async ({ id }) => (await get(owner, id)).state))

    await tidy(6)
    expect(await states()).toEqual(['receiving', 'ready', 'ready', 'ready', 'ready'])
    await tidy(2)
    expect(await states()).toEqual(['expired', 'ready', 'ready', 'ready', 'ready'])
    await tidy(23)
    expect([started, await states()]).toEqual([started, ['expired', 'expired', 'ready', 'ready', 'ready']])
    const gone = await house.documents.find(unused.id)
    await expect(house.files().get(gone!.originalKey!)).rejects.toThrow('no file')
    // The agreement runs out after ninety days; then the paper has its thirty days of rest.
    await tidy(60)
    expect((await get(owner, agreed.id)).uses[0]!.state).toBe('ended')
    expect(await states()).toEqual(['expired', 'expired', 'ready', 'ready', 'ready'])
    await tidy(31)
    expect(await states()).toEqual(['expired', 'expired', 'ready', 'ready', 'expired'])
    await tidy(300)
    expect(await states()).toEqual(['expired', 'expired', 'expired', 'ready', 'expired'])
  })
})

test('papers go along when two accounts prove to be one person', async () => {
  const [from, into] = [person(), person()]
  const { id } = await paperOf(from)
  await change((tx) => mergeDocuments(house.parts.db)(tx, from.accountId, into.accountId))
  expect((await get(into, id)).state).toBe('ready')
  expect((await house.refused(table.get, { as: from, params: { id } })).code).toBe('NOT_YOURS')
})
