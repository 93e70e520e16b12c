import { type CaseDraftInput, contract } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { createCaseHouse } from '../case-house.ts'

/** What a clerk enters, read along on the applicant's own phone (E25). */
const house = await createCaseHouse()
const entries = contract.windowEntries.table
const citizen = contract.cases.table

/** Li's change of name, begun by clerk-1 at the window. */
async function begun(slug = 'li-guohua') {
  const clerk = await house.officer('clerk-1')
  const { name, idNumber } = await house.sandbox.person(slug)
  const body = { code: 'B14', applicant: { name, idNumber } }
  return { clerk, entry: await house.call(entries.begin, { as: clerk, body }) }
}
const draftOf = async (slug: string, more: Partial<CaseDraftInput> = {}): Promise<CaseDraftInput> => {
  const { unitCode, address, owners } = await house.homeOf(slug)
  return {
    property: { unitCode, address, certificateNumber: owners[0]?.certificate },
    details: { note: '曾用名变更' },
    ...more,
  }
}
const save = async (params: { id: string }, draft: CaseDraftInput) =>
  house.call(entries.save, { as: await house.officer('clerk-1'), params: { id: params.id }, body: { draft } })
const answersOf = (questions: readonly { title: string; options: string[] }[]) =>
  Object.fromEntries(questions.map(({ title, options }) => [title, options[0]!]))
const valueAt = (shown: { lines: readonly { field: string; value: string }[] }, field: string) =>
  shown.lines.find((line) => line.field === field)?.value
/** The first state of a stream that says it. */
async function until<T>(stream: { next(): Promise<T> }, says: (state: T) => boolean): Promise<T> {
  for (;;) {
    const state = await stream.next()
    if (says(state)) return state
  }
}
/** Everything filled in, ready to submit. */
async function filled(slug = 'li-guohua') {
  const { clerk, entry } = await begun(slug)
  const draft = await draftOf(slug)
  let shown = await save(entry, draft)
  shown = await save(entry, { ...draft, answers: answersOf(shown.questions) })
  return { clerk, id: entry.id, shown }
}

describe('a window entry', () => {
  it('is a clerk’s of the office that takes it in, with a number that can be', async () => {
    const { name, idNumber } = await house.sandbox.person('li-guohua')
    const body = { code: 'B14', applicant: { name, idNumber } }
    expect(await house.refused(entries.begin, { body })).toMatchObject({ code: 'NOT_LOGGED_IN' })
    const li = await house.verified('li-guohua')
    expect(await house.refused(entries.begin, { as: li, body })).toMatchObject({ code: 'NOT_ALLOWED' })
    const clerk = await house.officer('clerk-1')
    const wrong = { ...body, applicant: { name, idNumber: '370102199001011234' } }
    expect(await house.refused(entries.begin, { as: clerk, body: wrong })).toMatchObject({ field: 'applicant' })
    const order = { ...body, code: 'B20' }
    expect(await house.refused(entries.begin, { as: clerk, body: order })).toMatchObject({ code: 'ITEM_NOT_ONLINE' })
    const { entry } = await begun()
    const colleague = await house.officer('clerk-2')
    const params = { id: entry.id }
    expect(await house.refused(entries.show, { as: colleague, params })).toMatchObject({ code: 'NOT_YOUR_CASE' })
    expect(await house.refused(entries.close, { as: colleague, params })).toMatchObject({ code: 'NOT_YOUR_CASE' })
  })

  it('is on the applicant’s phone field by field, and nobody else’s', async () => {
    const li = await house.verified('li-guohua')
    const { clerk, entry } = await begun()
    const params = { id: entry.id }
    await house.settle()
    const { items } = await house.call(contract.notices.table.list, { as: li })
    // At one instant several notices have no order.
    const told = items.find(({ page }) => page === `packages/cases/window/index?id=${entry.id}`)
    expect(told).toMatchObject({ title: '窗口正在为您录入' })
    expect((await house.call(entries.mine, { as: li })).items.map(({ id }) => id)).toContain(entry.id)
    const stranger = await house.verified('he-jun')
    expect(await house.refused(entries.read, { as: stranger, params })).toMatchObject({ code: 'NOT_YOURS' })
    expect((await house.call(entries.mine, { as: stranger })).items).toEqual([])
    expect((await house.call(entries.show, { as: clerk, params })).phone).toBe('told')

    const phone = await house.follow(entries.follow, { as: li, params })
    expect(valueAt(await phone.next(), 'property.address')).toBe('')
    expect((await house.call(entries.show, { as: clerk, params })).phone).toBe('reading')
    const draft = await draftOf('li-guohua')
    await save(entry, draft)
    const live = await until(phone, (shown) => valueAt(shown, 'property.address') !== '')
    expect(valueAt(live, 'property.address')).toBe(draft.property!.address)
    expect(valueAt(live, 'details.note')).toBe('曾用名变更')
    await phone.close()
  })

  it('wrong is wrong: the clerk sees it at once and submits nothing before the line says something else', async () => {
    const li = await house.verified('li-guohua')
    const { clerk, id } = await filled()
    const params = { id }
    const desk = await house.follow(entries.watch, { as: clerk, params })
    await desk.next()
    const body = { field: 'details.note', value: '曾用名变更', words: '是改了姓，不是曾用名' }
    await house.call(entries.sayWrong, { as: li, params, body })
    const seen = await until(desk, ({ wrongs }) => wrongs === 1)
    expect(seen.lines.find(({ field }) => field === body.field)?.wrong).toMatchObject({ words: body.words })
    await desk.close()
    expect(await house.refused(entries.submit, { as: clerk, params })).toMatchObject({ code: 'SAID_WRONG' })
    // Another line changed: the complaint stays. This one changed: it is to be read anew.
    const { draft } = seen
    const touched = await save(params, { ...draft, remark: '加急' })
    expect(touched.wrongs).toBe(1)
    const mended = await save(params, { ...draft, details: { note: '改姓' } })
    expect(mended.wrongs).toBe(0)
    // Nobody objects to what they have not read.
    const late = { as: li, params, body }
    expect(await house.refused(entries.sayWrong, late)).toMatchObject({ code: 'ENTRY_MOVED' })

    const now = { field: 'details.note', value: '改姓' }
    await house.call(entries.sayWrong, { as: li, params, body: now })
    const back = await house.call(entries.takeBack, { as: li, params, body: { field: 'details.note' } })
    expect(back.wrongs).toBe(0)
    const done = await house.call(entries.submit, { as: clerk, params })
    expect(done).toMatchObject({ state: 'submitted', caseId: expect.any(String) })

    // Nothing is handed in in anybody's name: the applicant confirms on the own phone.
    const mine = await house.get(li, { id: done.caseId! })
    expect(mine).toMatchObject({ state: 'confirming', draft: { details: { note: '改姓' } } })
    expect(await house.confirm(li, { id: done.caseId! })).toMatchObject({ state: 'submitted' })
    expect(await house.refused(entries.sayWrong, { as: li, params, body: now })).toMatchObject({ code: 'STATE_MOVED' })
    expect(await house.refused(entries.save, { as: clerk, params, body: { draft } })).toMatchObject({
      code: 'STATE_MOVED',
    })
  })

  it('is submitted once, however often it is sent; not with half of it', async () => {
    const { clerk, entry } = await begun('zhao-qiang')
    const half = { as: clerk, params: { id: entry.id } }
    expect(await house.refused(entries.submit, half)).toMatchObject({ code: 'CASE_INCOMPLETE' })
    const wrong = { draft: { others: [{ side: '受让方', name: '王', idNumber: '370102199001011234' }] } }
    expect(await house.refused(entries.save, { ...half, body: wrong })).toMatchObject({ code: 'CASE_FIELD_WRONG' })

    const { id } = await filled('zhao-qiang')
    const key = house.parts.ids.secret(18)
    const again = () => house.call(entries.submit, { as: clerk, key, params: { id } })
    const [one, two] = await Promise.all([again(), again()])
    expect([one.caseId, (await again()).caseId]).toEqual([two.caseId, two.caseId])
    const zhao = await house.verified('zhao-qiang')
    const { items } = await house.call(citizen.list, { as: zhao })
    expect(items.filter(({ code }) => code === 'B14')).toHaveLength(1)
    expect(await house.refused(entries.submit, { as: clerk, params: { id } })).toMatchObject({ code: 'STATE_MOVED' })
  })

  it('“wrong” and submission at one instant: never submitted with a complaint', async () => {
    const sun = await house.verified('gao-jie')
    for (let round = 0; round < 5; round += 1) {
      const { clerk, id } = await filled('gao-jie')
      const params = { id }
      const [said, submitted] = await Promise.all([
        house.send(entries.sayWrong, { as: sun, params, body: { field: 'details.note', value: '曾用名变更' } }),
        house.send(entries.submit, { as: clerk, params }),
      ])
      expect([said.status, submitted.status].toSorted()).toEqual([200, 409])
      const { state, wrongs } = await house.call(entries.show, { as: clerk, params })
      expect([state, wrongs]).toEqual(submitted.status === 200 ? ['submitted', 0] : ['open', 1])
    }
  })

  it('shows the applicant no full number of anybody else, and keeps none in the open', async () => {
    const clerk = await house.officer('clerk-1')
    const [seller, buyer] = await Promise.all([house.verified('xu-wen'), house.sandbox.person('wu-hao')])
    const body = { code: 'P01', applicant: { name: seller.name, idNumber: seller.idNumber } }
    const entry = await house.call(entries.begin, { as: clerk, body })
    const others = [{ side: '受让方', name: buyer.name, idNumber: buyer.idNumber }]
    await save(entry, await draftOf('xu-wen', { side: '转让方', others, priceFen: 185_000_000, details: {} }))
    const read = await house.call(entries.read, { as: seller, params: { id: entry.id } })
    expect(valueAt(read, 'person.受让方.0')).toContain(buyer.name)
    expect(valueAt(read, 'priceFen')).toContain('1,850,000.00')
    expect(JSON.stringify(read)).not.toContain(buyer.idNumber)
    const stored = await house.parts.db.collection('window-entries').findOne({ _id: entry.id as never })
    expect(JSON.stringify(stored)).not.toMatch(new RegExp(`${buyer.idNumber}|${buyer.name}|${seller.idNumber}`))
    // Somebody without a phone here: the clerk knows that nobody reads along.
    const other = await house.sandbox.person('crowd-4001')
    const alone = { code: 'B14', applicant: { name: other.name, idNumber: other.idNumber } }
    expect((await house.call(entries.begin, { as: clerk, body: alone })).phone).toBe('none')
  })
})
