import { contract } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import type { TestPerson } from '../../testing/people.ts'
import { createCaseHouse } from '../cases/case-house.ts'
import { createCompareNames } from './compare-names.ts'
import { nameDoubtModel } from './name-store.ts'

const house = await createCaseHouse()
const mine = contract.myName.table
const desk = contract.nameDesk.table
const citizen = contract.cases.table
const say = (as: TestPerson, id: string, same: boolean) => ({
  ...{ as, params: { id }, body: { same, reason: '身份证照片和户口簿一致' } },
})
const newest = async (as: TestPerson) => (await house.call(desk.list, { as })).doubts.at(-1)!
const clerks = async () => [await house.officer('clerk-1'), await house.officer('clerk-2')] as const

describe('one’s own name', () => {
  it('is shown character by character; a rare one is drawn, and said in words where it cannot be carried', async () => {
    const li = await house.verified('li-ji')
    const { characters, inMessages } = await house.call(mine.show, { as: li })
    expect(characters).toMatchObject([
      { char: '李', codePoint: 'U+674E', kind: 'usual' },
      { char: '𠮷', codePoint: 'U+20BB7', kind: 'rare' },
    ])
    expect(characters[0]).not.toHaveProperty('picture')
    expect(inMessages).toBe('李（生僻字，读 jí）')
    const picture = characters[1]!.picture!
    const png = Buffer.from(picture.replace('data:image/png;base64,', ''), 'base64')
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
    expect(png.length).toBeLessThan(20_000)
    const drawn = await house.call(mine.glyph, { as: li, params: { code: '20BB7' } })
    expect(drawn).toEqual({ codePoint: 'U+20BB7', picture })
  })

  it.each(['E1A2', 'FFFD', 'D842', 'zz', '110000', '2EBF5'])('no font speaks for %s', async (code) => {
    const as = await house.verified('li-ji')
    expect(await house.refused(mine.glyph, { as, params: { code } })).toMatchObject({ status: 404, code: 'NO_GLYPH' })
  })

  it('is nobody else’s', async () => {
    expect(await house.refused(mine.show, {})).toMatchObject({ code: 'NOT_LOGGED_IN' })
    const unproved = await house.person('gao-jie')
    expect(await house.refused(mine.show, { as: unproved })).toMatchObject({ code: 'REAL_NAME_REQUIRED' })
    const citizenOnly = await house.verified('he-jun')
    expect(await house.refused(desk.list, { as: citizenOnly })).toMatchObject({ code: 'NOT_ALLOWED' })
  })

  it('what somebody finds wrong with it is answered by a person', async () => {
    const as = await house.verified('ma-jianguo')
    await house.call(mine.report, { as, body: { words: '证上把我的“国”印成了“囯”' } })
    const [clerk] = await clerks()
    const { reports } = await house.call(desk.list, { as: clerk })
    const report = reports.at(-1)!
    expect(report).toMatchObject({ maskedName: '马**', words: expect.stringContaining('囯') })
    const answer = { as: clerk, params: { id: report.id }, body: { answer: '已改正，新证三天后可领' } }
    await house.call(desk.answer, answer)
    expect(await house.refused(desk.answer, answer)).toMatchObject({ code: 'STATE_MOVED' })
    expect((await house.call(mine.show, { as })).reports).toMatchObject([{ answer: '已改正，新证三天后可领' }])
  })
})

describe('a doubtful spelling', () => {
  it('goes to two persons, each looking alone; both say the same: it is the answer from then on', async () => {
    const as = await house.verified('li-ji')
    const added = await house.call(mine.addSpelling, { as, body: { place: 'bank', written: '李吉' } })
    expect(added.spellings).toMatchObject([{ placeLabel: '银行', written: '李吉', state: 'first' }])
    const [one, two] = await clerks()
    const { id } = await newest(one)
    const file = await house.call(desk.open, { as: one, params: { id } })
    expect(file).toMatchObject({ differs: [1], opinions: [], mayGive: true })
    expect(file.proved[1]).toMatchObject({ codePoint: 'U+20BB7', picture: expect.any(String) })
    expect(await house.call(desk.give, say(one, id, true))).toMatchObject({ state: 'second' })
    // Not twice by one person, and the second sees nothing of the first.
    expect(await house.refused(desk.give, say(one, id, true))).toMatchObject({ code: 'SAME_PERSON' })
    expect(await house.call(desk.open, { as: two, params: { id } })).toMatchObject({ opinions: [] })
    expect(await house.call(desk.give, say(two, id, true))).toMatchObject({ state: 'same' })
    expect(await house.refused(desk.give, say(two, id, false))).toMatchObject({ code: 'STATE_MOVED' })
    await house.settle()
    expect((await house.call(contract.notices.table.list, { as, query: {} })).items[0]).toMatchObject({
      title: '姓名的写法核对好了',
    })
    const log = await house.call(contract.me.table.accessLog, { as })
    expect(log.items.filter(({ what }) => what === '姓名的写法')).toHaveLength(2)
    // Asked again, nobody is asked: the dossier answers.
    const before = await nameDoubtModel(house.parts.db).countDocuments()
    const again = await house.call(mine.addSpelling, { as, body: { place: 'tax', written: ' 李 吉' } })
    expect(again.spellings).toMatchObject([{ written: '李吉', state: 'same' }])
    expect(await nameDoubtModel(house.parts.db).countDocuments()).toBe(before)
  })

  it('two who differ are decided by a supervisor, who reads both', async () => {
    const as = await house.verified('ayiguli')
    await house.call(mine.addSpelling, { as, body: { place: 'tax', written: '阿依古丽买买提' } })
    const [one, two] = await clerks()
    const third = await house.officer('clerk-3')
    const chief = await house.officer('supervisor')
    const { id } = await newest(one)
    await house.call(desk.give, say(one, id, true))
    expect(await house.call(desk.give, say(two, id, false))).toMatchObject({ state: 'third' })
    expect(await house.refused(desk.give, say(third, id, true))).toMatchObject({ code: 'NEEDS_SUPERVISOR' })
    expect((await house.call(desk.open, { as: chief, params: { id } })).opinions).toHaveLength(2)
    expect(await house.call(desk.give, say(chief, id, true))).toMatchObject({ state: 'same' })
  })

  it('what is only written in another form is no question, and what is another name is none either', async () => {
    const as = await house.verified('ayiguli')
    const count = () => nameDoubtModel(house.parts.db).countDocuments()
    const before = await count()
    await house.call(mine.addSpelling, { as, body: { place: 'bank', written: '阿依古丽.买买提' } })
    const other = { as, body: { place: 'bank' as const, written: '王小明' } }
    expect(await house.refused(mine.addSpelling, other)).toMatchObject({ code: 'SPELLING_OTHER_NAME' })
    expect(await count()).toBe(before)
  })

  it('met at the same moment it is one question; said at the same moment it is one settlement', async () => {
    const compare = createCompareNames(house.parts)
    const person = { accountId: 'acc', idIndex: 'race', name: '王䶮' }
    const other = { written: '王龑', place: 'register' as const, context: '测试' }
    const verdicts = await Promise.all([1, 2, 3, 4].map(() => compare(person, other)))
    expect(new Set(verdicts)).toEqual(new Set(['doubtful']))
    const rows = await nameDoubtModel(house.parts.db).find({ idIndex: 'race' }).lean()
    expect(rows).toHaveLength(1)
    const id = rows[0]!._id
    const [one, two] = await clerks()
    const chief = await house.officer('supervisor')
    const said = await Promise.all([one, two, chief].map((as) => house.send(desk.give, say(as, id, true))))
    expect(said.map(({ status }) => status).sort()).toEqual([200, 200, 409])
    expect(await house.events({ type: 'name-doubt.settled', subject: id })).toHaveLength(1)
    expect(await compare(person, other)).toBe('same')
    expect(JSON.stringify(rows)).not.toContain('王')
  })
})

describe('in a case', () => {
  let homes = 6_700
  /** A sale to li-ji in which the seller wrote the buyer's name so. */
  async function saleTo(written: string, buyerSlug = 'li-ji') {
    homes += 1
    const seller = await house.verified(`crowd-${homes}`)
    const buyer = await house.sandbox.person(buyerSlug)
    const home = await house.homeOf(seller.slug)
    const begun = await house.begin(seller, 'P01')
    await house.answerAll(seller, begun, {
      side: '转让方',
      others: [{ side: '受让方', name: written, idNumber: buyer.idNumber }],
      property: house.propertyOf(home),
      priceFen: 185_000_000,
    })
    await house.submit(seller, begun)
    return begun
  }
  const refused = async (as: TestPerson, id: string) =>
    house.refused(citizen.confirm, { as, params: { id }, body: { digest: (await house.get(as, { id })).act!.digest } })

  it('nobody confirms under another name; a variant waits for two persons, once', async () => {
    const as = await house.verified('song-yan')
    const { name } = as
    const wrong = await saleTo(`${name}华`, 'song-yan')
    expect(await refused(as, wrong.id)).toMatchObject({ code: 'NAME_NOT_YOURS' })
    const lost = `${name.slice(0, 1)}?`
    const doubtful = await saleTo(lost, 'song-yan')
    expect(await refused(as, doubtful.id)).toMatchObject({ code: 'NAME_IN_DOUBT' })
    const [one, two] = await clerks()
    const { id, context } = await newest(one)
    expect(context).toContain('二手房')
    await house.call(desk.give, say(one, id, true))
    expect(await refused(as, doubtful.id)).toMatchObject({ code: 'NAME_IN_DOUBT' })
    await house.call(desk.give, say(two, id, true))
    expect(await house.confirm(as, doubtful)).toMatchObject({ state: 'submitted' })
    expect(await house.confirm(as, await saleTo(lost, 'song-yan'))).toMatchObject({ state: 'submitted' })
  })

  /** A home that the book gives to 李𠮷 under another spelling, and his lost certificate handed in. */
  async function lostUnder(written: string, isSilent = false) {
    const owner = await house.sandbox.person('li-ji')
    homes += 1
    const { unitCode, version, owners } = await house.homeOf(`crowd-${homes}`)
    const to = [{ name: written, idNumber: owner.idNumber, share: 'sole' as const }]
    const from = owners.map(({ name, idNumber }) => ({ name, idNumber }))
    const entered = await house.register.enter({
      ...{ number: `book-spells-${homes}`, unitCode, expectedVersion: version, payloadDigest: 'b'.repeat(64) },
      acts: [{ business: 'transfer', from, to }],
    })
    expect(entered).toMatchObject({ kind: 'entered' })
    const read = await house.register.read({ unitCode }, { purpose: '测试', consent: 'test' })
    const home = read.kind === 'unit' ? read.unit : undefined
    await nameDoubtModel(house.parts.db).deleteMany({})

    const as = await house.verified('li-ji')
    const begun = await house.begin(as, 'B19')
    await house.answerAll(as, begun, { property: house.propertyOf(home!) })
    if (isSilent) await house.sandbox.fault({ route: 'gov.register.read', kind: '500', times: 200 })
    await house.submit(as, begun)
    await house.settle({ failures: 'allow' })
    return { as, begun }
  }
  const table = contract.caseDesk.table
  async function sameName() {
    const [one, two] = await clerks()
    const { id, placeLabel } = await newest(one)
    expect(placeLabel).toBe('不动产登记簿')
    await house.call(desk.give, say(one, id, true))
    await house.call(desk.give, say(two, id, true))
  }

  it('an owner whom the book spells in another way: two persons first, then the case goes on', async () => {
    const { as, begun } = await lostUnder('李吉')
    // The machine does not decide over a doubt, and nobody takes it in over one.
    const shown = await house.get(as, begun)
    expect(shown).toMatchObject({ state: 'submitted', instant: { outcome: 'person' } })
    expect(shown.instant!.reasons.join()).toContain('写法不一样')
    // Whoever may not take it in writes no doubt by trying.
    await nameDoubtModel(house.parts.db).deleteMany({})
    const tried = { as: await house.officer('tax-1'), params: { id: begun.id }, body: {} }
    expect(await house.refused(table.accept, tried)).toMatchObject({ code: 'NOT_YOUR_CASE' })
    expect(await nameDoubtModel(house.parts.db).countDocuments({})).toBe(0)

    const acceptor = await house.whoMay(begun, 'accept', ['clerk-1', 'clerk-2', 'supervisor'])
    await house.seeAll(acceptor, begun)
    const accept = { as: acceptor, params: { id: begun.id }, body: {} }
    expect(await house.refused(table.accept, accept)).toMatchObject({ code: 'NAME_IN_DOUBT' })
    await sameName()
    expect(await house.call(table.accept, accept)).toMatchObject({ state: 'reviewing' })
  })

  it('taken in while the register was silent: the names are compared before anything is entered', async () => {
    const { begun } = await lostUnder('李吉', true)
    const acceptor = await house.whoMay(begun, 'accept', ['clerk-1', 'clerk-2', 'supervisor'])
    await house.seeAll(acceptor, begun)
    const accepted = await house.call(table.accept, { as: acceptor, params: { id: begun.id }, body: {} })
    expect(accepted).toMatchObject({ state: 'reviewing' })
    await house.finishAll(begun)
    await house.sandbox.clearFaults()
    const approver = await house.whoMay(begun, 'approve', ['registrar', 'registrar-2', 'supervisor'])
    const approve = { as: approver, params: { id: begun.id }, body: { opinion: '同意' } }
    expect(await house.refused(table.approve, approve)).toMatchObject({ code: 'NAME_IN_DOUBT' })
    await sameName()
    expect(await house.call(table.approve, approve)).toMatchObject({ state: 'entering' })
  })

  it('whoever proves their name after a case had asked them hears of it then', async () => {
    const late = await house.sandbox.person('cao-ying')
    await saleTo(late.name, 'cao-ying')
    await house.settle()
    const person = await house.person('cao-ying')
    const { name, idNumber } = late
    await house.call(contract.me.table.proveRealName, { as: person, body: { name, idNumber } })
    await house.settle()
    const { items } = await house.call(contract.notices.table.list, { as: person, query: {} })
    expect(items.filter(({ title }) => title === '请您确认一件事')).toHaveLength(1)
  })
})
