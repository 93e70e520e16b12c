import { type Case, contract, plainDate } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { createCaseHouse } from './case-house.ts'

const house = await createCaseHouse()
const citizen = contract.cases.table
const desk = contract.caseDesk.table
const PRICE = 185_000_000
let homes = 5_900

/** A seller of the crowd and wu-hao: their draft of the one-window transfer, everything filled in. */
async function filled(of?: string) {
  homes += 1
  const [seller, buyer] = [await house.verified(of ?? `crowd-${homes}`), await house.verified('wu-hao')]
  const home = await house.homeOf(seller.slug)
  const begun = await house.begin(seller, 'P01')
  await house.answerAll(seller, begun, {
    side: '转让方',
    others: [{ side: '受让方', name: buyer.name, idNumber: buyer.idNumber }],
    property: house.propertyOf(home),
    priceFen: PRICE,
  })
  return { seller, buyer, home, id: begun.id }
}
async function submitted(of?: string) {
  const one = await filled(of)
  await house.submit(one.seller, one)
  await house.confirm(one.buyer, one)
  return one
}
async function accepted() {
  const one = await submitted()
  const clerk = await house.officer('clerk-1')
  await house.seeAll(clerk, one)
  await house.call(desk.accept, { as: clerk, params: one, body: {} })
  return { ...one, clerk }
}

describe('two sides', () => {
  it('sell and buy in one window; offices work side by side, the law’s order kept; 登簿 once', async () => {
    const { seller, buyer, home, id } = await accepted()
    const working = await house.get(buyer, { id })
    expect(working.tasks.map(({ department, state }) => [department, state])).toEqual([
      ['housing', 'open'],
      // The tax is assessed on the filed contract.
      ['tax', 'waiting'],
      ['registry', 'open'],
    ])
    expect(working.clocks).toMatchObject({ running: 'us', ours: { level: 'ok' } })
    await house.finishAll({ id })
    const registrar = await house.officer('registrar')
    await house.open(registrar, { id })
    await house.call(desk.approve, { as: registrar, params: { id }, body: { opinion: '同意' } })
    await house.settle()
    const entered = await house.get(seller, { id })
    expect(entered).toMatchObject({ state: 'feeDue', fees: { totalFen: 8_000 } })
    // Who worked on it stands there by name and post; our own numbers (clerk-1) are for staff.
    expect(entered.officer).toMatchObject({ name: '刘芳', post: '综合窗口' })
    const looks = await house.call(citizen.looks, { as: buyer, params: { id } })
    const read = JSON.stringify([entered.history, entered.tasks, entered.clocks, looks.items])
    expect(read).toMatch(/赵敏 · 审核人员/)
    expect(read).toMatch(/抽签分给..（.*?审核人员）/)
    expect(read).not.toMatch(/(clerk|registrar|housing|tax|supervisor)(-\d)?）/)
    const now = await house.register.read({ unitCode: home.unitCode }, { purpose: '测试', consent: 'x' })
    expect(now).toMatchObject({ unit: { version: home.version + 1, owners: [{ name: buyer.name }] } })
    // A second run of the job, a lost answer, a restart: one entry all the same.
    for (const feature of house.features) {
      const row = (await house.events({ type: 'case.approved', subject: id }))[0]!
      await feature.on?.['case.approved']?.(row)
    }
    expect((await house.homeOf(buyer.slug)).unitCode).toBeDefined()
    expect((await house.events({ subject: id })).filter(({ type }) => type === 'case.registered')).toHaveLength(1)
  })

  it('see of each other what the act needs: the name in its words, no number', async () => {
    const { seller, buyer, id } = await filled()
    await house.submit(seller, { id })
    const shown = await house.get(buyer, { id })
    expect(shown.act!.text).toContain(seller.name)
    expect(shown.act!.text).toContain('1,850,000.00')
    expect(JSON.stringify(shown)).not.toContain(seller.idNumber)
    expect(shown.parties.find(({ isMe }) => isMe)).toMatchObject({ name: buyer.name, idNumber: buyer.idNumber })
    expect(shown.parties.find(({ isMe }) => !isMe)?.name).toMatch(/^.\*+$/)
    // Who typed the other name reads it back whole, and never the number once it is handed in.
    const typed = await house.get(seller, { id })
    expect(typed.parties.find(({ isMe }) => !isMe)?.name).toBe(buyer.name)
    expect(typed.draft.others).toMatchObject([{ name: buyer.name }])
    expect(JSON.stringify(typed)).not.toContain(buyer.idNumber)
  })

  it('a co-owner who is a party confirms on the own phone instead of signing a paper; who is none owes it', async () => {
    const [seller, wife, buyer] = [
      await house.verified('li-guohua'),
      await house.verified('zhou-min'),
      await house.verified('wu-hao'),
    ]
    const begun = await house.begin(seller, 'P01')
    const sells = { side: '受让方', name: buyer.name, idNumber: buyer.idNumber }
    const draft = {
      ...{ side: '转让方', answers: { 夫妻共有: '是' }, priceFen: PRICE },
      property: house.propertyOf(await house.homeOf(seller.slug)),
    }
    const consentIn = ({ materials }: Pick<Case, 'materials'>) => materials.find(({ id }) => id === 'co-owner-consent')
    const alone = await house.answerAll(seller, begun, { ...draft, others: [sells] })
    expect(consentIn(alone)).toMatchObject({ status: 'open', why: expect.stringContaining('他在手机上确认') })
    const both = [{ side: '转让方', name: wife.name, idNumber: wife.idNumber }, sells]
    const together = await house.save(seller, begun, { ...alone.draft, others: both })
    expect(consentIn(together)).toMatchObject({ status: 'waived', handlingText: expect.stringContaining('不用交纸') })
    await house.submit(seller, begun)
    await house.confirm(wife, begun)
    await house.confirm(buyer, begun)
    expect(consentIn(await house.get(seller, begun))).toMatchObject({ statusText: '已由共有人在手机上确认' })
    // The office reads the same, and the book knows no owner who has not agreed.
    const file = await house.open(await house.officer('clerk-1'), begun)
    expect(consentIn(file)).toMatchObject({ status: 'waived', handlingText: '已由共有人在手机上确认' })
    expect(file.restrictions.items.map(({ label }) => label)).not.toContain('共有人没有全部同意')
  })

  it('a draft is its author’s alone; nobody else’s case is there for a stranger', async () => {
    const { seller, buyer, id } = await filled()
    expect(await house.refused(citizen.get, { as: buyer, params: { id } })).toMatchObject({ code: 'NOT_YOURS' })
    const stranger = await house.verified('he-jun')
    await house.submit(seller, { id })
    for (const route of [citizen.get, citizen.reopen, citizen.withdraw, citizen.supply] as const) {
      expect(await house.refused(route, { as: stranger, params: { id } })).toMatchObject({ code: 'NOT_YOURS' })
    }
    expect(await house.refused(citizen.reopen, { as: buyer, params: { id } })).toMatchObject({ code: 'NOT_YOURS' })
    expect(await house.refused(citizen.get, { params: { id } })).toMatchObject({ code: 'NOT_LOGGED_IN' })
  })

  it('confirm what they have read: after a change the old digest binds nobody', async () => {
    const { seller, buyer, id } = await filled()
    await house.submit(seller, { id })
    const read = (await house.get(buyer, { id })).act!.digest
    const back = await house.call(citizen.reopen, { as: seller, params: { id } })
    expect(back.parties.every(({ confirmedAt }) => confirmedAt === undefined)).toBe(true)
    await house.save(seller, { id }, { ...back.draft, priceFen: PRICE - 50_000_000 })
    await house.submit(seller, { id })
    const body = { digest: read }
    expect(await house.refused(citizen.confirm, { as: buyer, params: { id }, body })).toMatchObject({
      code: 'ACT_CHANGED',
    })
    expect(await house.confirm(buyer, { id })).toMatchObject({ state: 'submitted' })
  })

  it('with one phone for both sides wait a day and are called before anybody takes it in', async () => {
    const { seller, buyer, id } = await filled()
    await house.submit(seller, { id })
    await house.confirm({ ...buyer, authorization: buyer.authorization, device: seller.device } as typeof buyer, { id })
    const clerk = await house.officer('clerk-1')
    const file = await house.seeAll(clerk, { id })
    expect(file.extras.join()).toMatch(/同一部手机/)
    const accept = { as: clerk, params: { id }, body: {} }
    expect(await house.refused(desk.accept, accept)).toMatchObject({
      code: 'CASE_STOPPED',
      text: expect.stringContaining('冷静期'),
    })
    house.clock.advance({ hours: 25 })
    await house.open(clerk, { id })
    expect(await house.refused(desk.accept, accept)).toMatchObject({ code: 'BAD_INPUT', field: 'phoned' })
    const called = { ...accept, body: { phoned: '双方都接了电话，确认是本人意思' } }
    expect(await house.call(desk.accept, called)).toMatchObject({ state: 'reviewing' })
  })

  it('far under the reference price wait a night and are called; a price nobody can judge is asked about', async () => {
    const { seller, buyer, id } = await filled()
    const { draft, reference } = await house.get(seller, { id })
    expect(reference).toMatchObject({ valueFen: expect.any(Number), source: expect.stringContaining('住建部门') })
    // Seventy per cent is the line of the Supreme Court's reading; exactly on it nothing follows.
    const line = Math.ceil(reference!.valueFen * 0.7)
    expect((await house.save(seller, { id }, { ...draft, priceFen: line })).act!.extras).toEqual([])
    const low = await house.save(seller, { id }, { ...draft, priceFen: line - 1 })
    expect(low.act!.extras.join()).toMatch(/明显低于参考价.*打电话/s)
    await house.showPresence(seller, { id })
    await house.submit(seller, { id })
    await house.confirm(buyer, { id })
    const clerk = await house.officer('clerk-1')
    await house.seeAll(clerk, { id })
    expect(await house.refused(desk.accept, { as: clerk, params: { id }, body: {} })).toMatchObject({
      code: 'CASE_STOPPED',
      text: expect.stringContaining('冷静期'),
    })

    await house.sandbox.fault({ route: 'gov.reference-price.query', kind: '500' })
    const silent = await filled()
    const shown = await house.get(silent.seller, silent)
    expect([shown.reference, shown.act!.extras.join()]).toEqual([undefined, expect.stringContaining('查不到参考价')])
    await house.sandbox.clearFaults()
  })

  it('leave together: one alone cannot take it back', async () => {
    const { seller, buyer, id } = await submitted()
    expect(await house.call(citizen.withdraw, { as: seller, params: { id } })).toMatchObject({ state: 'submitted' })
    const ended = await house.call(citizen.withdraw, { as: buyer, params: { id } })
    expect(ended).toMatchObject({ state: 'withdrawn', allowedActions: [] })
  })

  it.each<[string, Parameters<typeof house.save>[2], string]>([
    [
      'a number with a wrong check digit',
      { others: [{ side: '受让方', name: '王某', idNumber: '370102199001011234' }] },
      'others.0',
    ],
    [
      'a side that the item does not have',
      { others: [{ side: '出租人', name: '王某', idNumber: '370102199001011234' }] },
      'others.0',
    ],
    ['a unit number that cannot be one', { property: { unitCode: '1234', address: 'x' } }, 'property.unitCode'],
    ['an answer that is no option', { answers: { 证在不在: '不知道' } }, 'answers'],
  ])('a draft with %s is refused by its field and keeps what it had', async (_, draft, field) => {
    const { seller, id } = await filled()
    const before = await house.get(seller, { id })
    const refused = await house.refused(citizen.saveDraft, { as: seller, params: { id }, body: { draft } })
    expect(refused).toMatchObject({ code: 'CASE_FIELD_WRONG', field })
    expect((await house.get(seller, { id })).draft).toEqual(before.draft)
  })

  it('nothing incomplete is submitted, and the reply says what is missing', async () => {
    const seller = await house.verified('wang-xiuying')
    const begun = await house.begin(seller, 'P01')
    const body = { digest: begun.act!.digest }
    const refused = await house.refused(citizen.submit, { as: seller, params: { id: begun.id }, body })
    expect(refused).toMatchObject({ code: 'CASE_INCOMPLETE', field: 'answers' })
  })

  it('the same request twice is one case; with another body it is refused', async () => {
    const seller = await house.verified('wang-xiuying')
    const key = 'one-and-the-same-request-0001'
    const [one, two] = [await house.begin(seller, 'B19', key), await house.begin(seller, 'B19', key)]
    expect(two.id).toBe(one.id)
    expect(await house.refused(citizen.begin, { as: seller, key, body: { code: 'B18' } })).toMatchObject({
      code: 'KEY_REUSED',
    })
  })
})

describe('the office', () => {
  it('acts only on a file that was opened as it is now, and each look is the party’s to read', async () => {
    const { seller, id } = await submitted()
    const clerk = await house.officer('clerk-2')
    const refused = await house.refused(desk.accept, { as: clerk, params: { id }, body: {} })
    expect(refused).toMatchObject({ code: 'FILE_NOT_OPENED' })
    await house.open(clerk, { id })
    const { items } = await house.call(contract.me.table.accessLog, { as: seller })
    expect(items[0]).toMatchObject({ what: '办件全部内容', who: '张磊 · 综合窗口' })
    expect(await house.refused(desk.open, { as: seller, params: { id }, body: {} })).toMatchObject({
      code: 'NOT_ALLOWED',
    })
  })

  it('has one complete list, and after it asks for nothing more without a supervisor', async () => {
    const { seller, id } = await submitted()
    const clerk = await house.officer('clerk-1')
    const file = await house.open(clerk, { id })
    const open = file.materials
      .filter(({ status }) => status === 'open')
      .map((one) => ({ material: one.id, why: '没有交' }))
    const due = plainDate('2026-12-04')
    // A list that leaves out what the rules know to be missing is no complete list.
    const other = file.materials.find(({ status }) => status !== 'open')!
    const part = { items: [{ material: other.id, why: '看不清' }], due }
    expect(await house.refused(desk.demand, { as: clerk, params: { id }, body: part })).toMatchObject({
      code: 'PAPERS_MISSING',
    })
    const told = await house.call(desk.demand, { as: clerk, params: { id }, body: { items: open, due } })
    expect(told).toMatchObject({ state: 'correcting', shortfalls: [{ due }] })
    expect(await house.refused(citizen.supply, { as: seller, params: { id } })).toMatchObject({
      code: 'PAPERS_MISSING',
    })
    for (const { material } of open) await house.call(desk.paperSeen, { as: clerk, params: { id }, body: { material } })
    expect(await house.call(citizen.supply, { as: seller, params: { id } })).toMatchObject({ state: 'submitted' })
    await house.open(clerk, { id })
    // What came before the list and was not on it could have been named then: locked.
    const late = file.materials.find(({ status }) => status === 'waived')!
    const again = { items: [{ material: late.id, why: '部门没有查到' }], due }
    const more = (as: typeof clerk, body: object) => ({ as, params: { id }, body: { ...again, ...body } })
    expect(await house.refused(desk.demand, more(clerk, {}))).toMatchObject({
      code: 'ALREADY_TOLD',
      text: expect.stringContaining(late.name),
    })
    const why = { override: { reason: '第一次没有核对这一项，是我们的疏忽' } }
    const waiting = await house.call(desk.demand, more(clerk, why))
    expect(waiting).toMatchObject({ state: 'submitted', wantsMore: { names: [late.name] } })
    const decide = (as: typeof clerk, agree: boolean) => ({
      as,
      params: { id },
      body: { agree, reason: '确有必要，已向申请人道歉' },
    })
    expect(await house.refused(desk.decideMore, decide(clerk, true))).toMatchObject({ code: 'NEEDS_SUPERVISOR' })
    const supervisor = await house.officer('supervisor')
    await house.open(supervisor, { id })
    expect(await house.call(desk.decideMore, decide(supervisor, false))).toMatchObject({ state: 'submitted' })
    await house.open(clerk, { id })
    await house.call(desk.demand, more(clerk, why))
    await house.open(supervisor, { id })
    const allowed = await house.call(desk.decideMore, decide(supervisor, true))
    expect(allowed).toMatchObject({
      state: 'correcting',
      shortfalls: [{ due }, { override: expect.stringContaining('确有必要') }],
    })
    // Counted, and published for anybody.
    const rates = await house.call(contract.openLists.table.overrides, { query: { code: 'P01' } })
    expect(rates).toMatchObject({ overrides: 1, items: [{ code: 'P01', overrides: 1 }] })
    expect(rates.notices).toBeGreaterThan(1)
    expect(JSON.stringify(rates)).not.toContain(id)
  })

  it('has the consent that a mortgage asks for on that list, where the seller can hand it in', async () => {
    const { seller, id } = await submitted('ma-jianguo')
    const clerk = await house.officer('clerk-1')
    const file = await house.open(clerk, { id })
    const consent = file.materials.find(({ id: material }) => material.startsWith('consent_'))!
    expect(consent).toMatchObject({ status: 'open', name: expect.stringContaining('书面同意') })
    expect(consent.cures.filter(({ allowed }) => allowed)).toEqual([])
    const listed = (of: typeof file.materials) => of.map((one) => ({ material: one.id, why: '没有交' }))
    const open = file.materials.filter(({ status }) => status === 'open')
    const demand = (items: { material: string; why: string }[]) => ({
      as: clerk,
      params: { id },
      body: { items, due: plainDate('2026-12-04') },
    })
    const without = open.filter((one) => one !== consent)
    const forgotten = without.length > 0 ? without : file.materials.filter(({ status }) => status === 'waived')
    expect(await house.refused(desk.demand, demand(listed(forgotten)))).toMatchObject({
      code: 'PAPERS_MISSING',
      text: expect.stringContaining(consent.name),
    })
    await house.call(desk.demand, demand(listed(open)))
    expect((await house.get(seller, { id })).shortfalls[0]!.items.map(({ name }) => name)).toContain(consent.name)
    expect(await house.refused(citizen.supply, { as: seller, params: { id } })).toMatchObject({
      code: 'PAPERS_MISSING',
    })
    for (const one of open) {
      await house.call(desk.paperSeen, { as: clerk, params: { id }, body: { material: one.id } })
    }
    expect(await house.call(citizen.supply, { as: seller, params: { id } })).toMatchObject({ state: 'submitted' })
    const again = await house.open(clerk, { id })
    expect(again.materials.find((one) => one.id === consent.id)).toMatchObject({ status: 'given' })
    expect(again.restrictions.items.filter(({ paper }) => paper === consent.id)).toEqual([])
  })

  it('never says no by one name: clause and reason, a supervisor, and what one can do about it', async () => {
    const { seller, id } = await submitted()
    const clerk = await house.officer('clerk-1')
    const { refusalClauses } = await house.open(clerk, { id })
    const proposal = {
      kind: 'refuse' as const,
      clause: refusalClauses[0]!,
      reason: '卖方不是登记簿上的权利人，经核对无误',
    }
    const short = await house.refused(desk.propose, {
      as: clerk,
      params: { id },
      body: { ...proposal, reason: '不行' },
    })
    expect(short).toMatchObject({ code: 'BAD_INPUT', field: 'reason' })
    await house.call(desk.propose, { as: clerk, params: { id }, body: proposal })
    const decision = { agree: true, reason: '同意' }
    const alone = await house.refused(desk.decideProposal, { as: clerk, params: { id }, body: decision })
    expect(alone).toMatchObject({ code: 'NEEDS_SUPERVISOR' })
    const supervisor = await house.officer('supervisor')
    await house.open(supervisor, { id })
    await house.call(desk.decideProposal, { as: supervisor, params: { id }, body: decision })
    expect(await house.get(seller, { id })).toMatchObject({
      state: 'refused',
      ending: { basis: refusalClauses[0], remedy: expect.stringContaining('行政复议') },
    })
  })

  it('lets nobody review or approve what they took in', async () => {
    const { id, clerk } = await accepted()
    const file = await house.open(clerk, { id })
    expect(file.allowedActions).not.toContain('finishTask')
    const [task] = file.tasks.filter(({ state }) => state === 'open')
    const body = { taskId: task!.id, opinion: '自己审自己' }
    expect((await house.refused(desk.finishTask, { as: clerk, params: { id }, body })).code).toMatch(
      /SAME_PERSON|NOT_ALLOWED/,
    )
  })

  it('stops only on a named ground with its paper, and the citizen’s clock says so', async () => {
    const { seller, id } = await accepted()
    const registrar = await house.officer('registrar')
    await house.open(registrar, { id })
    const suspend = (body: { ground: string; reason: string; paper?: string }) => ({
      as: registrar,
      params: { id },
      body,
    })
    const unknown = await house.refused(desk.suspend, suspend({ ground: 'tired', reason: '累了' }))
    expect(unknown).toMatchObject({ code: 'GROUND_UNKNOWN' })
    const bare = await house.refused(desk.suspend, suspend({ ground: 'announcement', reason: '需要公告' }))
    expect(bare).toMatchObject({ code: 'GROUND_NEEDS_PAPER' })
    await house.call(desk.suspend, suspend({ ground: 'announcement', reason: '需要公告', paper: '公告 12 号' }))
    const stopped = await house.get(seller, { id })
    expect(stopped).toMatchObject({ state: 'reviewing', holds: [{ hold: 'suspended' }], clocks: { running: 'none' } })
    const resumed = await house.call(desk.resume, { as: registrar, params: { id }, body: { reason: '公告期满无异议' } })
    expect(resumed).toMatchObject({ holds: [], clocks: { running: 'us', pauses: [{ ground: '公告' }] } })
  })
})

describe('what comes from outside', () => {
  it('不是我 freezes at once; a supervisor who has spoken to the owner lets it go on or ends it', async () => {
    const { seller, buyer, id } = await accepted()
    await house.call(citizen.notMe, { as: seller, params: { id }, body: { words: '我没有卖房' } })
    expect(await house.get(buyer, { id })).toMatchObject({ holds: [{ hold: 'frozen' }] })
    expect(JSON.stringify(await house.get(buyer, { id }))).not.toContain('我没有卖房')
    const supervisor = await house.officer('supervisor')
    const file = await house.open(supervisor, { id })
    expect(file.alert).toMatchObject({ words: '我没有卖房' })
    const cleared = { uphold: false, reason: '本人说按错了' }
    expect(await house.call(desk.handleAlert, { as: supervisor, params: { id }, body: cleared })).toMatchObject({
      holds: [],
    })
    await house.call(citizen.notMe, { as: seller, params: { id }, body: {} })
    await house.open(supervisor, { id })
    const upheld = { uphold: true, reason: '确认被冒用' }
    await house.call(desk.handleAlert, { as: supervisor, params: { id }, body: upheld })
    expect(await house.get(seller, { id })).toMatchObject({
      state: 'returned',
      holds: [],
      ending: { text: expect.any(String) },
    })
  })

  it('a seizure in the middle stops it, and when it is lifted it goes on by itself', async () => {
    const { seller, home, id } = await accepted()
    const act = (what: string, body: object) =>
      house.sandbox.control<{ unit: { rights: { id: string }[] } }>(
        'POST',
        `/register/units/${home.unitCode}/${what}`,
        body,
      )
    await act('seize', seizure)
    await expect
      .poll(async () => (await settled(seller, id)).holds.map(({ hold }) => hold), { timeout: 15_000 })
      .toEqual(['suspended'])
    await act('lift', {})
    await expect.poll(async () => (await settled(seller, id)).holds, { timeout: 15_000 }).toEqual([])
  })

  it('a seizure between approval and 登簿 wins: the register refuses the old version, nothing is entered', async () => {
    const { seller, home, id } = await accepted()
    await house.finishAll({ id })
    const registrar = await house.officer('registrar')
    await house.open(registrar, { id })
    await house.sandbox.fault({ route: 'gov.register.outcome', kind: '500', times: 1 })
    await house.call(desk.approve, { as: registrar, params: { id }, body: { opinion: '同意' } })
    await house.sandbox.control('POST', `/register/units/${home.unitCode}/seize`, seizure)
    house.clock.advance({ minutes: 2 })
    await house.runEvery('case-clock')
    await expect.poll(async () => (await settled(seller, id)).state, { timeout: 15_000 }).not.toBe('entering')
    const ended = await house.get(seller, { id })
    const owner = (await house.homeOf(seller.slug)).owners[0]!
    // Whoever was first: entered before the seizure, or stopped by it. Never both.
    if (ended.state === 'approving') expect([owner.name, ended.holds[0]?.hold]).toEqual([seller.name, 'suspended'])
    else expect(ended.state).toBe('feeDue')
  })

  it('a silent register keeps nobody from being accepted, and nothing is entered on its silence', async () => {
    const { id, seller } = await accepted()
    await house.finishAll({ id })
    const registrar = await house.officer('registrar')
    await house.open(registrar, { id })
    await house.sandbox.fault({ route: 'gov.register.read', kind: '500', times: 20 })
    const refused = await house.refused(desk.approve, { as: registrar, params: { id }, body: { opinion: '同意' } })
    expect(refused).toMatchObject({ code: 'REGISTER_SILENT' })
    await house.sandbox.clearFaults()
    expect(await house.get(seller, { id })).toMatchObject({ state: 'approving' })
  })
})

const seizure = { by: '法院', authority: '历下区人民法院', document: '（2026）鲁0102执1号', months: 36 }

async function settled(as: Parameters<typeof house.get>[0], id: string) {
  await house.settle({ delayed: 'now', failures: 'allow' })
  return house.get(as, { id })
}
