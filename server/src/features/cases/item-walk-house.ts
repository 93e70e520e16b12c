import { setTimeout as pause } from 'node:timers/promises'
import { type Case, type CaseDraftInput, contract, type StaffCase } from '@anju/shared-types'
import type { Config } from '../../config.ts'
import { fieldsOf, needsHome } from '../../domain/cases/fields.ts'
import { packageOf, packages } from '../../domain/cases/packages.ts'
import { organisationSides, sidesOf } from '../../domain/cases/party-roles.ts'
import type { Item } from '../../domain/catalogue/item.ts'
import { type Business, businessOfItem } from '../../domain/restrictions/business.ts'
import type { Act, UnitFile } from '../../gateways/register/register.ts'
import type { TestPerson } from '../../testing/people.ts'
import { demoStaffOf } from '../accounts/seed/staff.ts'
import { readCatalogueFiles } from '../catalogue/catalogue-files.ts'
import { hallServices } from '../halls/seed/services.ts'
import { createCaseHouse } from './case-house.ts'

const citizen = contract.cases.table
const desk = contract.caseDesk.table
const FIRM = { name: '济南安居商业管理有限公司', idNumber: '91370102MA0000007F' }
const FIRST_OWNER = 5_000
const DEVELOPER = '开发企业'
/** Several walk side by side: on a slow machine each takes its time. */
export const PATIENCE_MS = 120_000
/** A gift cannot be taken back: a day to think it over, for which the clock of the whole house is turned. */
const GIFT = 'B06'

const mortgage: Act = {
  business: 'mortgage',
  creditor: FIRM,
  amountFen: 100_00,
  isMaximum: false,
  hasTransferBan: false,
}
const seizure: Act = {
  ...{ business: 'seizure', isPre: false, by: 'court', authority: '测试法院' },
  ...{ document: '（2026）测1号', termMonths: 36 },
}
/** What must stand in the book before a right can be struck out or renewed. */
const before: Record<string, Act> = {
  B11: mortgage,
  B23: seizure,
  B24: seizure,
  B25: seizure,
  B27: { business: 'advance-notice', holder: FIRM, isMortgage: false },
  B28: { business: 'advance-notice', holder: FIRM, isMortgage: true },
  B37: { business: 'objection', applicant: FIRM, reason: '测试' },
  B60: { business: 'residence', holder: FIRM, isEasement: false, mayBeLet: false },
  B61: { business: 'residence', holder: FIRM, isEasement: true, mayBeLet: false },
}

const newHome = { unitCode: '370102001002GB00001F00990001', address: '济南市历下区新建小区 1 号楼 101' }
const filled: Record<string, string> = { yuan: '500000', termMonths: '36', areaM2: '89.50' }
const isSold = (business: Business | undefined) => business === 'transfer' || business === 'sale-contract'
const named = (side: string, { name, idNumber }: { name: string; idNumber: string }) =>
  organisationSides.includes(side) ? FIRM : { name, idNumber }

const detailsOf = (code: string) =>
  Object.fromEntries(
    fieldsOf(code)
      .filter(({ required }) => required)
      .map(({ name, kind, options }) => [name, options?.[0]?.value ?? filled[kind] ?? filled[name] ?? '测试内容']),
  )
/** The first answer of each question; a mortgage that an owner wants struck out is not asked for by the bank. */
const answersOf = ({ code, questions }: Pick<Item, 'code' | 'questions'>) => ({
  ...Object.fromEntries(questions.map(({ title, options }) => [title, options[0]!])),
  ...(code === 'B11' && { 谁来申请: '自己来' }),
})

interface Opening {
  slug: string
  side: string
  person: { name: string; idNumber: string }
  draft: CaseDraftInput
}

/** Test kit: one city, and every item and package that it offers walked from draft to end by a home and two people of its own. */
export async function createItemWalkHouse(city: Config['CITY']) {
  const house = await createCaseHouse({ config: { CITY: city } })
  const { items } = readCatalogueFiles(hallServices.map((service) => service._id))
  const { items: offered } = await house.call(contract.catalogue.table.list, { query: {} })
  const isOffered = (code: string) => offered.some((one) => one.code === code)
  const codes = [
    ...offered.map(({ code }) => code),
    ...packages.filter((one) => one.items.every(isOffered)).map(({ code }) => code),
  ]
  const staff = demoStaffOf(city)
  let sold = 0

  async function walk(code: string): Promise<Pick<StaffCase, 'state' | 'holds' | 'number'>> {
    const at = codes.indexOf(code)
    const main = packageOf(code)?.main ?? code
    const parts = (packageOf(code)?.items ?? [code]).map((one) => items.find((item) => item.code === one)!)
    const item = items.find((one) => one.code === main)!
    const slugs = [`crowd-${FIRST_OWNER + at}`, `crowd-${at}`]
    const people = await Promise.all(slugs.map((slug) => house.sandbox.person(slug)))
    const sides = sidesOf(main, item.applicants.who)
    // Who buys from a developer applies; the developer comes with its seal.
    const [own, other] = sides[0] === DEVELOPER ? [sides[1], sides[0]] : sides
    const home = needsHome(main) ? await prepare(main, sides[0] === DEVELOPER ? FIRM : people[0]!) : undefined
    const draft: CaseDraftInput = {
      side: own,
      answers: Object.assign({}, ...parts.map(answersOf)),
      others: other ? [{ side: other, ...named(other, people[1]!) }] : [],
      details: detailsOf(main),
      ...(home && { property: main === 'B01' ? newHome : house.propertyOf(home) }),
      ...(isSold(businessOfItem(main)) && { priceFen: 100_000_000 }),
    }
    const begun = await begin(code, item, { slug: slugs[0]!, side: own!, person: people[0]!, draft })
    await confirmAll(begun, slugs)
    if (item.instant) await machineLooked(begun)
    return runToEnd(begun)
  }

  async function prepare(code: string, owner: { name: string; idNumber: string }): Promise<UnitFile> {
    const unit = await firstHomeOf(owner)
    const act = before[code]
    if (!act) return unit
    const entry = { number: `before-${code}`, unitCode: unit.unitCode, expectedVersion: unit.version }
    const answer = await house.register.enter({ ...entry, payloadDigest: 'a'.repeat(64), acts: [act] })
    if (answer.kind !== 'entered') throw new Error(`${code}: ${JSON.stringify(answer)}`)
    return firstHomeOf(owner)
  }

  /** The developer has many, of which each case takes the next. */
  async function firstHomeOf({ name, idNumber }: { name: string; idNumber: string }): Promise<UnitFile> {
    const owned = await house.register.ownedBy({ name, idNumber }, { purpose: '测试', consent: 'test' })
    const unit = owned.kind === 'units' ? owned.units[idNumber === FIRM.idNumber ? sold++ : 0] : undefined
    if (!unit) throw new Error(`${name} owns no home: ${owned.kind}`)
    return unit
  }

  /** Online where a citizen may, at the window where not. */
  async function begin(code: string, item: Item, { slug, side, person, draft }: Opening) {
    const line = offered.find((one) => one.code === item.code)!
    const isOurs = ['order', 'office'].includes(item.applicants.who)
    if (line.channel === 'window' || line.channel === 'internal' || isOurs) {
      const as = await house.officer(item.kind === 'fund' ? 'clerk-2' : 'clerk-1')
      return house.call(desk.begin, { as, body: { code, applicant: named(side, person), draft } })
    }
    const as = await house.verified(slug)
    const begun = await house.begin(as, code)
    await house.save(as, begun, draft)
    return house.submit(as, begun)
  }

  /** Everybody who still has to, on their own phone; organisations with a sealed paper at the window. */
  async function confirmAll({ id, state }: Pick<Case, 'id' | 'state'>, slugs: string[]) {
    if (state !== 'confirming') return
    for (const slug of slugs) {
      const as = await house.verified(slug)
      const line = (await house.call(citizen.list, { as })).items.find((one) => one.id === id)
      if (line?.state === 'confirming' && line.isMyTurn) await house.confirm(as, { id })
    }
    const clerk = await house.officer('clerk-1')
    for (let file = await openIfAny(clerk, id); file?.state === 'confirming'; ) {
      const party = file.parties.find(({ confirmedAt }) => !confirmedAt)!
      const body = { partyId: party.id, document: '盖章申请书 1 号' }
      file = await house.call(desk.confirmFor, { as: clerk, params: { id }, body })
    }
  }

  const openIfAny = async (as: TestPerson, id: string): Promise<StaffCase | undefined> => {
    const shown = await house.send(desk.open, { as, params: { id }, body: {} })
    return shown.status === 200 ? desk.open.reply.parse(await shown.json()) : undefined
  }

  /** 秒批: the machine looks first; it decides, or leaves it to people. */
  async function machineLooked({ id }: { id: string }): Promise<void> {
    const giveUpAt = performance.now() + PATIENCE_MS
    for (;;) {
      const seen = await house.events({ subject: id })
      if (seen.some(({ type }) => type === 'case.instantly-decided' || type === 'case.instant-declined')) return
      if (performance.now() > giveUpAt) throw new Error(`${id}: nobody looked whether it is decided at once`)
      await pause(50)
    }
  }

  /** Does one open part: somebody of that office where it has people of its own; in a small hall everybody belongs to every office. */
  async function finishOne({ id, tasks }: StaffCase): Promise<StaffCase> {
    const task = tasks.find(({ state }) => state === 'open')!
    const own = staff.filter(({ departments }) => departments?.includes(task.department)).map(({ staffNo }) => staffNo)
    const as = await house.whoMay({ id }, 'finishTask', [...own, 'registrar', 'clerk-2', 'supervisor'])
    return house.call(desk.finishTask, { as, params: { id }, body: { taskId: task.id, opinion: '核对无误' } })
  }

  /** What the register has made of it: its answer comes by a job. */
  async function entered(one: { id: string }): Promise<StaffCase> {
    const clerk = await house.officer('clerk-1')
    const giveUpAt = performance.now() + PATIENCE_MS
    let file = await house.open(clerk, one)
    while (file.state === 'entering' && performance.now() < giveUpAt) {
      await pause(100)
      file = await house.open(clerk, one)
    }
    return file
  }

  async function runToEnd({ id }: { id: string }): Promise<StaffCase> {
    const clerk = await house.officer('clerk-1')
    const params = { id }
    let file = await entered({ id })
    if (file.state === 'submitted') file = await house.seeAll(clerk, { id })
    if (file.code === GIFT) house.clock.advance({ hours: 25 })
    if (file.allowedActions.includes('accept')) file = await house.call(desk.accept, { as: clerk, params, body: {} })
    while (file.state === 'reviewing') file = await finishOne(file)
    if (file.state === 'approving') {
      const as = await house.whoMay({ id }, 'approve', ['registrar', 'supervisor'])
      await house.call(desk.approve, { as, params, body: { opinion: '同意' } })
      file = await entered({ id })
    }
    if (file.state === 'feeDue') {
      const body = { amountFen: file.fees!.totalFen, slip: 'POS-1' }
      file = await house.call(desk.settleFees, { as: clerk, params, body })
    }
    if (file.state === 'ready') file = await house.call(desk.handOver, { as: clerk, params, body: { to: '本人' } })
    return file
  }

  return {
    ...house,
    /** What can be walked beside each other. */
    codes: codes.filter((code) => code !== GIFT),
    /** Walked alone, after the others: they turn the clock of the house. */
    slow: codes.filter((code) => code === GIFT),
    walk,
  }
}
