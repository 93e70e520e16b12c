import { contract } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { createCaseHouse } from './case-house.ts'

const house = await createCaseHouse()
const citizen = contract.cases.table
const desk = contract.caseDesk.table
const ours = contract.organisations.table
const BANK = { name: '济南安居银行历下支行', idNumber: '91370102MA3BANK15H' }
const FIRM = { name: '济南安居商业管理有限公司', idNumber: '91370102MA0000007F' }

const claim = async (slug: string) => {
  const as = await house.verified(slug)
  await house.call(ours.claim, { as, body: { agreed: true } })
  return as
}
const appoint = async (slug: string, more: { until?: string; scopes?: ('all' | 'mortgage' | 'batch')[] } = {}) => {
  const { name, idNumber } = await house.sandbox.person(slug)
  const body = { name, idNumber, scopes: more.scopes ?? ['mortgage' as const], until: more.until ?? '2027-05-23' }
  return house.call(ours.appoint, { as: await claim('song-yan'), params: { code: BANK.idNumber }, body: body as never })
}

/** A mortgage of somebody's home to the bank, confirmed by the owner and waiting for the bank. */
async function mortgageOf(slug: string) {
  const owner = await house.verified(slug)
  const home = await house.homeOf(slug)
  const begun = await house.begin(owner, 'B09')
  await house.answerAll(owner, begun, {
    answers: { 夫妻共有: '不是' },
    others: [{ side: '抵押权人', ...BANK }],
    property: house.propertyOf(home),
    details: { amountYuan: '600000', hasTransferBan: 'no' },
  })
  await house.submit(owner, begun)
  return { id: begun.id, owner }
}

/** From acceptance to the hand-over, by those whose part it is. */
async function runToEnd({ id }: { id: string }) {
  const clerk = await house.officer('clerk-1')
  await house.seeAll(clerk, { id })
  await house.call(desk.accept, { as: clerk, params: { id }, body: {} })
  await house.finishAll({ id })
  const as = await house.whoMay({ id }, 'approve', ['registrar', 'supervisor'])
  await house.call(desk.approve, { as, params: { id }, body: { opinion: '同意' } })
  await house.settle()
  let file = await house.open(clerk, { id })
  if (file.state === 'feeDue') {
    const body = { amountFen: file.fees!.totalFen, slip: 'POS-1' }
    file = await house.call(desk.settleFees, { as: clerk, params: { id }, body })
  }
  return file.state === 'ready' ? house.call(desk.handOver, { as: clerk, params: { id }, body: { to: '本人' } }) : file
}

describe('who acts for an organisation', () => {
  it('the register of enterprises says; its silence is said as such', async () => {
    const wu = await house.verified('wu-hao')
    expect((await house.refused(ours.claim, { as: wu, body: { agreed: true } })).code).toBe('NOT_REPRESENTATIVE')
    const feng = await house.verified('feng-hai')
    await house.sandbox.fault({ route: 'gov.enterprise.query', kind: '500' })
    expect((await house.refused(ours.claim, { as: feng, body: { agreed: true } })).code).toBe('ENTERPRISES_SILENT')
    await house.sandbox.clearFaults()
    const { items } = await house.call(ours.claim, { as: feng, body: { agreed: true } })
    expect(items).toMatchObject([{ creditCode: FIRM.idNumber, name: FIRM.name, as: 'representative', deputies: [] }])
    expect((await house.call(ours.list, { as: wu })).items).toEqual([])
  })

  it('only the representative appoints, never themselves, never for more than a year', async () => {
    const { name, idNumber } = await house.sandbox.person('wu-hao')
    const body = { name, idNumber, scopes: ['mortgage' as const], until: '2027-05-23' as never }
    const params = { code: BANK.idNumber }
    const stranger = await house.verified('he-jun')
    expect((await house.refused(ours.appoint, { as: stranger, params, body })).code).toBe('NOT_YOURS')
    expect((await house.refused(ours.appoint, { params, body })).code).toBe('NOT_LOGGED_IN')
    const song = await claim('song-yan')
    const own = await house.sandbox.person('song-yan')
    expect(
      (
        await house.refused(ours.appoint, {
          as: song,
          params,
          body: { ...body, ...{ name: own.name, idNumber: own.idNumber } },
        })
      ).field,
    ).toBe('idNumber')
    expect(
      (await house.refused(ours.appoint, { as: song, params, body: { ...body, until: '2028-01-01' as never } })).field,
    ).toBe('until')
    const shown = await appoint('wu-hao')
    expect(shown.deputies).toMatchObject([{ name, scopeText: '抵押登记和注销抵押', isActive: true }])
    await house.settle()
    const notices = await house.call(contract.notices.table.list, { as: await house.verified('wu-hao'), query: {} })
    expect(notices.items.map(({ title }) => title)).toContain('您被登记为单位经办人')
  })
})

describe('a mortgage and its release', () => {
  it('the bank confirms the same digest on its own phone, and nobody else can', async () => {
    const song = await claim('song-yan')
    await appoint('wu-hao')
    const { id, owner } = await mortgageOf('crowd-5001')
    const seen = await house.get(song, { id })
    expect(seen).toMatchObject({ state: 'confirming', allowedActions: expect.arrayContaining(['confirm']) })
    expect(seen.act!.text).toContain(`我是抵押权人${BANK.name}`)
    expect((await house.get(owner, { id })).act!.digest).toBe(seen.act!.digest)
    const list = await house.call(citizen.list, { as: song })
    expect(list.items.find((one) => one.id === id)).toMatchObject({ organisation: BANK.name, isMyTurn: true })

    const feng = await claim('feng-hai')
    expect((await house.refused(citizen.get, { as: feng, params: { id } })).code).toBe('NOT_YOURS')
    const body = { digest: seen.act!.digest }
    expect((await house.refused(citizen.confirm, { as: feng, params: { id }, body })).code).toBe('NOT_YOURS')

    const wu = await house.verified('wu-hao')
    const confirmed = await house.confirm(wu, { id })
    expect(confirmed.state).toBe('submitted')
    expect(confirmed.history.at(-1)).toMatchObject({ who: `${wu.name} 代表 ${BANK.name}` })
    expect(confirmed.parties.find(({ side }) => side === '抵押权人')).toMatchObject({
      isMe: true,
      confirmedBy: `${wu.name} 代表 ${BANK.name}`,
    })
    expect((await runToEnd({ id })).state).toBe('closed')
    const mortgaged = await house.homeOf('crowd-5001')
    expect(mortgaged.restrictions).toMatchObject([{ kind: 'mortgage' }])

    // Nobody but the creditor of the book, however much of an organisation it is.
    const strange = await house.call(citizen.begin, { as: feng, body: { code: 'B11', organisation: FIRM.idNumber } })
    await house.answerAll(feng, strange, { property: house.propertyOf(mortgaged) })
    const { act } = await house.get(feng, strange)
    const asked = { as: feng, params: { id: strange.id }, body: { digest: act!.digest } }
    expect((await house.refused(citizen.submit, asked)).code).toBe('NOT_CREDITOR')

    const released = await house.call(citizen.begin, { as: song, body: { code: 'B11', organisation: BANK.idNumber } })
    await house.answerAll(song, released, { property: house.propertyOf(mortgaged) })
    const handed = await house.submit(song, released)
    expect(handed).toMatchObject({ state: 'submitted', parties: [{ name: BANK.name, isMe: true }] })
    expect(handed.history.at(-1)!.who).toBe(`宋岩 代表 ${BANK.name}`)
    expect((await runToEnd(released)).state).toBe('closed')
    expect((await house.homeOf('crowd-5001')).restrictions.filter(({ endedOn }) => !endedOn)).toEqual([])
  })

  it('the owner may ask for the release too, but only with the proof that the debt is gone', async () => {
    const wu = await house.verified('wu-hao')
    await claim('song-yan')
    await appoint('wu-hao')
    const { id, owner } = await mortgageOf('crowd-5003')
    await house.confirm(wu, { id })
    expect((await runToEnd({ id })).state).toBe('closed')
    const mortgaged = await house.homeOf('crowd-5003')

    const begun = await house.begin(owner, 'B11')
    const property = house.propertyOf(mortgaged)
    await house.answerAll(owner, begun, { property })
    const { act } = await house.get(owner, begun)
    const pretending = { as: owner, params: { id: begun.id }, body: { digest: act!.digest } }
    expect(await house.refused(citizen.submit, pretending)).toMatchObject({
      code: 'CASE_INCOMPLETE',
      text: expect.stringContaining('贷款结清证明'),
    })
    await house.answerAll(owner, begun, { property, answers: { 谁来申请: '自己来' } })
    await house.submit(owner, begun)
    const clerk = await house.officer('clerk-1')
    const proof = (await house.open(clerk, begun)).materials.find(({ name }) => name === '贷款结清证明')
    expect(proof?.status).toBe('open')
    expect((await house.send(desk.accept, { as: clerk, params: { id: begun.id }, body: {} })).status).not.toBe(200)
    expect((await runToEnd(begun)).state).toBe('closed')
    expect((await house.homeOf('crowd-5003')).restrictions.filter(({ endedOn }) => !endedOn)).toEqual([])
  })

  it('a deputy taken back, expired or with another scope is a stranger; the sealed paper still counts', async () => {
    const song = await claim('song-yan')
    const { id } = await mortgageOf('cao-ying')
    const chen = await house.verified('chen-xiaoyu')
    const bank = await appoint('chen-xiaoyu', { scopes: ['batch'] })
    expect((await house.refused(citizen.get, { as: chen, params: { id } })).code).toBe('NOT_YOURS')
    await appoint('chen-xiaoyu', { scopes: ['mortgage'], until: '2026-11-23' })
    expect((await house.get(chen, { id })).state).toBe('confirming')
    const deputy = (await house.call(ours.list, { as: chen })).items[0]!.deputies[0]!
    expect(bank.deputies.some((one) => one.id === deputy.id)).toBe(false)
    const params = { code: BANK.idNumber, id: deputy.id }
    expect((await house.refused(ours.revoke, { as: chen, params })).code).toBe('NOT_YOURS')
    await house.call(ours.revoke, { as: song, params })
    expect((await house.refused(citizen.get, { as: chen, params: { id } })).code).toBe('NOT_YOURS')
    expect((await house.call(ours.list, { as: chen })).items).toEqual([])

    const clerk = await house.officer('clerk-1')
    const file = await house.open(clerk, { id })
    const party = file.parties.find(({ side }) => side === '抵押权人')!
    const body = { partyId: party.id, document: '盖章申请书 1 号' }
    expect((await house.call(desk.confirmFor, { as: clerk, params: { id }, body })).state).toBe('submitted')
  })

  it('both of one bank confirm at the same instant: one yes, one history entry', async () => {
    const song = await claim('song-yan')
    await appoint('wu-hao')
    const wu = await house.verified('wu-hao')
    const { id } = await mortgageOf('ma-jianguo')
    const { digest } = (await house.get(song, { id })).act!
    const outcomes = await Promise.all(
      [song, wu].map((as) => house.send(citizen.confirm, { as, params: { id }, body: { digest } })),
    )
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const { history } = await house.get(song, { id })
    expect(history.filter(({ text }) => text.startsWith('在自己手机上确认'))).toHaveLength(1)
  })

  it('a representative who is none any more stops acting with the daily look', async () => {
    const song = await claim('song-yan')
    const { id } = await mortgageOf('zhao-qiang')
    expect((await house.get(song, { id })).state).toBe('confirming')
    await house.sandbox.control('POST', '/people/song-yan/records/enterprise', { record: null })
    house.clock.advance({ hours: 21 })
    await house.runEvery('ask-enterprises')
    expect((await house.refused(citizen.get, { as: song, params: { id } })).code).toBe('NOT_YOURS')
    await house.sandbox.control('DELETE', '/people/song-yan/records/enterprise')
  })
})

describe('a seizure', () => {
  it('comes by an order at the window, without consents, and stands in the book', async () => {
    const home = await house.homeOf('huang-lijuan')
    const clerk = await house.officer('clerk-1')
    const draft = {
      answers: { 谁嘱托: '法院' },
      property: house.propertyOf(home),
      details: { authority: '济南市槐荫区人民法院', document: '（2026）鲁0104执保88号', termMonths: '36' },
    }
    const applicant = { name: '济南市槐荫区人民法院', idNumber: '11370104004208327C' }
    const file = await house.call(desk.begin, { as: clerk, body: { code: 'B20', applicant, draft } })
    expect(file.state).toBe('submitted')
    expect((await runToEnd(file)).state).toBe('closed')
    expect((await house.homeOf('huang-lijuan')).restrictions.map(({ kind }) => kind)).toContain('seizure')

    const owner = await house.verified('huang-lijuan')
    expect((await house.refused(citizen.begin, { as: owner, body: { code: 'B20' } })).code).toBe('ITEM_NOT_ONLINE')
  })
})
