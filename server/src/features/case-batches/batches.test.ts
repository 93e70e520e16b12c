import { contract } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { listRows, withSevenFaults, workbookOf } from '../../testing/shop-list.ts'
import { caseModel } from '../cases/case-store.ts'
import { createBatchHouse, FIRM } from './batch-house.ts'

const house = await createBatchHouse()
const batches = contract.batches.table
const ours = contract.organisations.table
const desk = contract.caseDesk.table
const everyShop = listRows(house.shops)
/** Until the last child is made: the events of so many cases need not be worked off for that. */
const running = ({ id }: { id: string }) =>
  expect.poll(async () => (await house.get({ id })).state, { timeout: 90_000, interval: 250 }).toBe('running')
const childrenOf = (id: string) => caseModel(house.parts.db).find({ 'batch.id': id }).lean()

describe('a list of 138 shops', () => {
  it('seven faulty rows are told before anything is created; the corrected file takes its place; one yes makes 138 cases', async () => {
    expect(house.shops).toHaveLength(138)
    const begun = await house.begin()
    expect(begun).toMatchObject({ state: 'filling', missing: '请先上传清单。', organisation: FIRM.name })
    await house.fill(begun)
    const faulty = await house.upload(begun, workbookOf(withSevenFaults(everyShop)))
    expect(faulty.list).toMatchObject({ filled: 138, good: 131, faultCount: 7, isCompared: true })
    expect(faulty.list!.faults.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '5 不动产单元号',
      '12 不动产单元号',
      '33 不动产单元号',
      '47 坐落',
      '80 不动产单元号',
      '101 不动产单元号',
      '139 坐落',
    ])
    expect(await childrenOf(begun.id)).toEqual([])
    const refused = await house.refused(batches.confirm, {
      ...{ as: house.feng, params: { id: begun.id }, body: { digest: faulty.act!.digest } },
    })
    expect(refused).toMatchObject({ code: 'LIST_HAS_FAULTS', text: '清单里还有 7 行有错误。' })

    const right = await house.upload(begun, workbookOf(everyShop))
    expect(right.list).toMatchObject({ filled: 138, good: 138, faultCount: 0 })
    expect(right.list!.districts.map(({ count }) => count).toSorted((a, b) => b - a)).toEqual([46, 31, 27, 20, 14])
    expect(right.act!.text).toContain('一共 138 套房产，分在 5 个区县')
    const stale = { digest: faulty.act!.digest }
    expect((await house.refused(batches.confirm, { as: house.feng, params: { id: begun.id }, body: stale })).code).toBe(
      'ACT_CHANGED',
    )

    expect((await house.confirm(begun)).confirmed!.by).toBe(`冯海 代表 ${FIRM.name}`)
    await running(begun)
    const made = await house.get(begun)
    expect(made).toMatchObject({ state: 'running', created: 138, progress: { total: 138, done: 0, problems: 0 } })
    expect(made.bill).toMatchObject({ totalFen: 0, openFen: 0, dueFen: 0, note: '这个事项不收费。' })
    const children = await childrenOf(begun.id)
    expect(new Set(children.map((child) => child.batch!.unit)).size).toBe(138)
    expect(new Set(children.map(({ state }) => state))).toEqual(new Set(['submitted']))
    expect(children[0]!.parties[0]!.confirmed!.by).toBe(`冯海 代表 ${FIRM.name}`)
    const late = await house.refusedList(begun, workbookOf(everyShop))
    expect(late.code).toBe('STATE_MOVED')
  }, 120_000)

  it('may be done without its faulty rows', async () => {
    const one = await house.begin()
    await house.fill(one)
    const [heading, first, second, third] = everyShop
    const wrong = ['', ...second!.slice(1)]
    await house.upload(one, workbookOf([heading!, first!, wrong, third!]))
    await house.confirm(one, { leaveOut: true })
    await house.settle()
    expect(await house.get(one)).toMatchObject({ state: 'running', created: 2, progress: { total: 2 } })
    // One message for the whole, not one a row; and the list of one's own cases is not buried.
    const notices = await house.call(contract.notices.table.list, { as: house.feng, query: {} })
    const told = notices.items.filter(({ text }) => text.includes(one.number!)).map(({ title }) => title)
    expect(told).toEqual(['批量业务已全部提交'])
    expect((await house.call(contract.cases.table.list, { as: house.feng })).items).toEqual([])
  }, 120_000)
})

describe('the children', () => {
  it('go their ways: one refused stops no other, problems first, and the end is told once', async () => {
    const one = await house.ready(3)
    await house.confirm(one)
    await house.settle()
    const clerk = await house.officer('clerk-1')
    const registrar = await house.whoMay({ id: (await house.children(one)).items[0]!.caseId }, 'accept', [
      'clerk-1',
      'supervisor',
    ])
    const items = (await house.children(one)).items
    const supervisor = await house.officer('supervisor')
    const [bad, ...good] = items
    for (const { caseId: id } of good) {
      await house.open(registrar, { id })
      await house.call(desk.accept, { as: registrar, params: { id }, body: {} })
      const as = await house.whoMay({ id }, 'approve', ['registrar-2', 'registrar', 'housing-1', 'supervisor'])
      await house.call(desk.approve, { as, params: { id }, body: { opinion: '与登记簿一致' } })
    }
    const params = { id: bad!.caseId }
    await house.open(clerk, params)
    await house.call(desk.propose, {
      as: clerk,
      params,
      body: { kind: 'refuse', clause: '清单之外的他人房产', reason: '登记簿上这一套登记在别人名下，不属于本单位' },
    })
    await house.settle()
    expect((await house.children(one)).items[0]).toMatchObject({ caseId: bad!.caseId, isProblem: true })
    await house.open(supervisor, params)
    await house.call(desk.decideProposal, {
      as: supervisor,
      params,
      body: { agree: true, reason: '已核对登记簿，确实登记在别人名下' },
    })
    await house.settle()
    expect(await house.get(one)).toMatchObject({ state: 'done', progress: { total: 3, done: 3, problems: 1 } })
    expect((await house.get(one)).history.at(-1)!.text).toBe('全部有了结果，其中 1 套没有办成')
    expect(await house.events({ type: 'batch.finished', subject: one.id })).toHaveLength(1)
    const bill = await house.call(batches.bill, { as: house.feng, params: { id: one.id } })
    expect(bill.totalFen).toBe(bill.lines.reduce((sum, { amountFen }) => sum + amountFen, 0))
  }, 120_000)
})

describe('who may', () => {
  it('nobody but those who act for the organisation in such business', async () => {
    const one = await house.ready(2)
    const get = (as?: typeof house.feng) => house.refused(batches.get, { ...(as && { as }), params: { id: one.id } })
    expect((await get()).code).toBe('NOT_LOGGED_IN')
    expect((await house.refusedList(one, workbookOf(everyShop), null)).code).toBe('NOT_LOGGED_IN')
    const song = await house.verified('song-yan')
    await house.call(ours.claim, { as: song, body: { agreed: true } })
    expect((await get(song)).code).toBe('NOT_YOURS')
    expect((await house.refusedList(one, workbookOf(everyShop), song)).code).toBe('NOT_YOURS')
    const body = { code: 'A13', organisation: FIRM.idNumber }
    expect((await house.refused(batches.begin, { as: song, body })).code).toBe('NOT_ACTING_FOR')
    expect((await house.refused(batches.begin, { as: house.feng, body: { ...body, code: 'B04' } })).code).toBe(
      'NOT_A_BATCH_ITEM',
    )
  }, 120_000)

  it('a deputy until taken back or expired', async () => {
    const one = await house.ready(2)
    const wu = await house.verified('wu-hao')
    const appoint = (scope: 'batch' | 'mortgage', until: string) => {
      const body = { name: wu.name, idNumber: wu.idNumber, scopes: [scope], until: until as never }
      return house.call(ours.appoint, { as: house.feng, params: { code: FIRM.idNumber }, body })
    }
    const code = async () => (await house.send(batches.get, { as: wu, params: { id: one.id } })).status
    await appoint('mortgage', '2027-01-31')
    expect(await code()).toBe(404)
    const { deputies } = await appoint('batch', '2027-01-31')
    expect(await code()).toBe(200)
    await house.call(ours.revoke, { as: house.feng, params: { code: FIRM.idNumber, id: deputies[0]!.id } })
    expect(await code()).toBe(404)
  }, 120_000)
})

describe('a file', () => {
  it('that is no list changes nothing', async () => {
    const one = await house.ready(2)
    const refused = await house.refusedList(one, Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]))
    expect(refused).toMatchObject({ status: 422, code: 'LIST_UNREADABLE', text: expect.stringContaining('图片或 PDF') })
    expect((await house.refusedList(one, workbookOf([['名称'], ['x']]))).text).toContain('没有找到这几列的标题')
    expect((await house.get(one)).list).toMatchObject({ good: 2 })
  }, 120_000)

  it('is compared with the register, and its silence is no fault of the list', async () => {
    const one = await house.begin()
    await house.fill(one)
    const others = await house.homeOf('li-guohua')
    const rows = listRows([house.shops[0]!, { unitCode: others.unitCode, address: others.address }])
    expect((await house.upload(one, workbookOf(rows))).list!.faults).toMatchObject([
      { row: 3, wrong: '登记簿上这一套不在本单位名下' },
    ])
    await house.sandbox.fault({ route: 'gov.register.owned', kind: '500' })
    const silent = await house.upload(one, workbookOf(rows))
    await house.sandbox.clearFaults()
    expect(silent.list).toMatchObject({ faultCount: 0, isCompared: false })
  }, 120_000)

  it('twice at once is one list, and never two of a row', async () => {
    const one = await house.ready(2)
    const [a, b] = await Promise.all(
      [3, 5].map((count) => house.sendList(house.feng, one, workbookOf(listRows(house.shops.slice(0, count))))),
    )
    expect([200, 409]).toContain(a!.status)
    expect([200, 409]).toContain(b!.status)
    const { list } = await house.get(one)
    expect([3, 5]).toContain(list!.good)
    await house.confirm(one)
    await house.settle()
    expect(await childrenOf(one.id)).toHaveLength(list!.good)
  }, 120_000)
})

it('two yeses at once are one, and the same request again is the same answer', async () => {
  const one = await house.ready(4)
  const body = { digest: one.act!.digest }
  const answers = await Promise.all(
    [1, 2].map(() => house.send(batches.confirm, { as: house.feng, params: { id: one.id }, body })),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  await house.settle()
  expect(await childrenOf(one.id)).toHaveLength(4)
}, 120_000)
