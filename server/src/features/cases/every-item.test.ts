import { type Case, type CaseDraftInput, contract } from '@anju/shared-types'
import { expect, it } from 'vitest'
import { fieldsOf, needsHome } from '../../domain/cases/fields.ts'
import { packageOf, packages } from '../../domain/cases/packages.ts'
import { organisationSides, sidesOf } from '../../domain/cases/party-roles.ts'
import type { Item } from '../../domain/catalogue/item.ts'
import { type Business, businessOfItem } from '../../domain/restrictions/business.ts'
import type { Act, UnitFile } from '../../gateways/register/register.ts'
import { readCatalogueFiles } from '../catalogue/catalogue-files.ts'
import { hallServices } from '../halls/seed/services.ts'
import { createCaseHouse } from './case-house.ts'

/**
 * Every item and package of the city from draft to end, through the real routes and the register: each runs from its file alone. Homes
 * and people are the sandbox's crowd, a home a case.
 */
const house = await createCaseHouse()
const citizen = contract.cases.table
const desk = contract.caseDesk.table
const { items } = readCatalogueFiles(hallServices.map((service) => service._id))
const { items: offered } = await house.call(contract.catalogue.table.list, { query: {} })
const FIRM = { name: '济南安居商业管理有限公司', idNumber: '91370102MA0000007F' }
const FIRST_OWNER = 5_000

/** What must stand in the book before a right can be struck out or renewed. */
const before: Record<string, (owner: { name: string; idNumber: string }) => Act> = {
  B11: () => mortgage,
  B23: () => seizure,
  B24: () => seizure,
  B25: () => seizure,
  B27: () => ({ business: 'advance-notice', holder: FIRM, isMortgage: false }),
  B28: () => ({ business: 'advance-notice', holder: FIRM, isMortgage: true }),
  B37: () => ({ business: 'objection', applicant: FIRM, reason: '测试' }),
  B60: () => ({ business: 'residence', holder: FIRM, isEasement: false, mayBeLet: false }),
  B61: () => ({ business: 'residence', holder: FIRM, isEasement: true, mayBeLet: false }),
}
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

const filled: Record<string, string> = { yuan: '500000', termMonths: '36', areaM2: '89.50' }
const detailsOf = (code: string) =>
  Object.fromEntries(
    fieldsOf(code)
      .filter(({ required }) => required)
      .map(({ name, kind, options }) => [name, options?.[0]?.value ?? filled[kind] ?? filled[name] ?? '测试内容']),
  )

/** The first option, unless a question has one that asks for least. */
const answersOf = ({ questions }: Pick<Item, 'questions'>) =>
  Object.fromEntries(questions.map(({ title, options }) => [title, options[0]!]))

async function prepare(code: string, slug: string): Promise<UnitFile> {
  const unit = await house.homeOf(slug)
  const act = before[code]?.(FIRM)
  if (!act) return unit
  const entry = {
    number: `before-${code}`,
    unitCode: unit.unitCode,
    expectedVersion: unit.version,
    payloadDigest: 'a'.repeat(64),
  }
  const answer = await house.register.enter({ ...entry, acts: [act] })
  if (answer.kind !== 'entered') throw new Error(`${code}: ${JSON.stringify(answer)}`)
  return house.homeOf(slug)
}

it.each(
  [...offered.map(({ code }) => code), ...packages.map(({ code }) => code)].map((code, at) => [code, at] as const),
)('%s', async (code, at) => {
  const main = packageOf(code)?.main ?? code
  const parts = (packageOf(code)?.items ?? [code]).map((one) => items.find((item) => item.code === one)!)
  const item = items.find((one) => one.code === main)!
  const slugs = [`crowd-${FIRST_OWNER + at}`, `crowd-${at}`]
  const people = await Promise.all(slugs.map((slug) => house.sandbox.person(slug)))
  const home = needsHome(main) ? await prepare(main, slugs[0]!) : undefined
  const sides = sidesOf(main, item.applicants.who)
  const others = sides.slice(1).map((side) => ({ side, ...named(side, people[1]!) }))
  const business = businessOfItem(main)
  const draft: CaseDraftInput = {
    answers: Object.assign({}, ...parts.map(answersOf)),
    others,
    details: detailsOf(main),
    ...(home && { property: main === 'B01' ? newHome : house.propertyOf(home) }),
    ...(isSold(business) && { priceFen: 100_000_000 }),
  }
  const begun = await begin(code, item, { slug: slugs[0]!, side: sides[0]!, person: people[0]!, draft })
  await confirmAll(begun, slugs)
  const ended = await runToEnd(begun)
  expect([code, ended.state, ended.holds]).toEqual([code, 'closed', []])
})

const newHome = { unitCode: '370102001002GB00001F00990001', address: '济南市历下区新建小区 1 号楼 101' }
const isSold = (business: Business | undefined) => business === 'transfer' || business === 'sale-contract'
const named = (side: string, { name, idNumber }: { name: string; idNumber: string }) =>
  organisationSides.includes(side) ? FIRM : { name, idNumber }

interface Opening {
  slug: string
  side: string
  person: { name: string; idNumber: string }
  draft: CaseDraftInput
}

/** Online where a citizen may, at the window where not. */
async function begin(
  code: string,
  item: Item,
  { slug, side, person, draft }: Opening,
): Promise<Pick<Case, 'id' | 'state'>> {
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
async function confirmAll({ id }: { id: string }, slugs: string[]) {
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

const openIfAny = async (as: Awaited<ReturnType<typeof house.officer>>, id: string) =>
  (await house.send(desk.open, { as, params: { id }, body: {} })).status === 200 ? house.open(as, { id }) : undefined

async function runToEnd({ id }: { id: string }) {
  const clerk = await house.officer('clerk-1')
  let file = await house.seeAll(clerk, { id })
  // A gift cannot be taken back: a day to think it over.
  if (file.extras.some((extra) => extra.includes('再考虑'))) house.clock.advance({ hours: 25 })
  if (file.allowedActions.includes('accept'))
    file = await house.call(desk.accept, { as: clerk, params: { id }, body: {} })
  file = await house.finishAll({ id })
  if (file.state === 'approving') {
    const as = await house.whoMay({ id }, 'approve', ['registrar', 'supervisor'])
    await house.call(desk.approve, { as, params: { id }, body: { opinion: '同意' } })
    await house.settle()
    file = await house.open(clerk, { id })
  }
  if (file.state === 'feeDue') {
    const body = { amountFen: file.fees!.totalFen, slip: 'POS-1' }
    file = await house.call(desk.settleFees, { as: clerk, params: { id }, body })
  }
  if (file.state === 'ready')
    file = await house.call(desk.handOver, { as: clerk, params: { id }, body: { to: '本人' } })
  return file
}
