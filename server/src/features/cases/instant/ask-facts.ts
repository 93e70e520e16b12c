import type { InstantFact } from '../../../domain/cases/instant.ts'
import { type OfficeSource, officeFor, readOffice, type Said } from '../../../domain/cases/office-facts.ts'
import type { NeededPaper } from '../../../domain/cases/shortfall.ts'
import { checkCreditCode } from '../../../domain/identity/credit-code.ts'
import { businessOfItem } from '../../../domain/restrictions/business.ts'
import { askRegister, readPage } from '../ask-register.ts'
import { type CaseFile, today } from '../case-file.ts'
import type { CaseRow } from '../case-record.ts'
import type { CaseNeeds } from '../needs.ts'
import { ownersInBook } from '../owner-names.ts'
import { neededOf, statusIn } from '../papers-of-case.ts'
import type { PartyName } from '../parties.ts'

export interface AskedFacts {
  facts: InstantFact[]
  restrictions: CaseRow['restrictions']
}

/** Papers about who applies, and about the home, that an office answers for here and now. */
const IDENTITY = 'id-card'
const TITLES: readonly string[] = ['title', 'mortgage-certificate', 'notice-certificate']

/**
 * Asks every office for what nobody brings, side by side. A paper of which no office was asked counts as silent: what cannot be found out
 * is for a person to look at, never a no.
 */
export async function askFacts(needs: CaseNeeds, row: CaseRow, file: CaseFile): Promise<AskedFacts> {
  const people = row.parties.map((one) => needs.parties.open(one))
  const waived = neededOf(file, row).filter((one) => statusIn(row, file, one) === 'waived')
  const business = businessOfItem(file.main.code)
  const [identity, book, offices] = await Promise.all([
    askPopulation(needs, people),
    business ? askBook(needs, row, file) : undefined,
    askOffices(needs, row, waived, people),
  ])
  const facts = waived.map((one): InstantFact => {
    const { id } = one.material
    if (id === IDENTITY) return { ...blank(needs, one), ...identity }
    if (book && TITLES.includes(id)) return { ...blank(needs, one), ...book.owner }
    return { ...blank(needs, one), ...offices.get(id) }
  })
  // Whoever applies is proved even where no item asks for the card.
  const asked = facts.some(({ material }) => material === IDENTITY)
  const always: InstantFact[] = asked ? [] : [{ ...named(needs, IDENTITY, '申请人身份', '公安'), ...identity }]
  return {
    facts: [
      ...facts,
      ...always,
      ...(book
        ? [
            { ...named(needs, 'register-owner', '登记簿上的权利人', '自然资源'), ...book.owner },
            { ...named(needs, 'register', '登记簿上的限制', '自然资源'), ...book.clear },
          ]
        : []),
    ],
    restrictions: book?.restrictions,
  }
}

/**
 * 免提交 (不动产登记暂行条例 24, 国务院令第716号 7): what the offices say of the papers that nobody had to bring. Only of those that one can ask; a
 * person looks at all of them, so a home that is sold is read for its seller alone.
 */
export async function askHolders(needs: CaseNeeds, row: CaseRow, file: CaseFile): Promise<InstantFact[]> {
  const people = row.parties.map((one) => needs.parties.open(one))
  const waived = neededOf(file, row).filter((one) => statusIn(row, file, one) === 'waived')
  const asks = (...ids: readonly string[]) => waived.some(({ material }) => ids.includes(material.id))
  const [identity, owners, offices] = await Promise.all([
    asks(IDENTITY) ? askPopulation(needs, people) : undefined,
    asks(...TITLES) ? ownersAmong(needs, row, file, people) : undefined,
    askOffices(needs, row, waived, people),
  ])
  return waived.flatMap((one): InstantFact[] => {
    const { id } = one.material
    const said = id === IDENTITY ? identity : TITLES.includes(id) ? owners : offices.get(id)
    return said ? [{ ...blank(needs, one), ...said }] : []
  })
}

/** Whether everybody whom the page names as an owner is a side of the case. */
async function ownersAmong(
  needs: CaseNeeds,
  row: CaseRow,
  file: CaseFile,
  people: readonly PartyName[],
): Promise<Said | undefined> {
  const page = await readPage(needs, row, file)
  if (!page) return undefined
  if (page.owners.length === 0) return { said: 'silent', text: '登记簿没有答复' }
  const isSide = ({ idNumber }: PartyName) => people.some((one) => one.idNumber === idNumber)
  return page.owners.every(isSide)
    ? { said: 'found', text: '登记簿上的权利人都是这件的当事人', asOf: page.restrictions.at }
    : { said: 'doubtful', text: '登记簿上有权利人不是这件的当事人', asOf: page.restrictions.at }
}

const named = ({ clock }: Pick<CaseNeeds, 'clock'>, material: string, name: string, source: string) => ({
  ...{ material, name, source, at: clock.now() },
})
const blank = (needs: CaseNeeds, { material }: NeededPaper): InstantFact => ({
  ...named(needs, material.id, material.name, material.heldBy ?? ''),
  said: 'silent',
  text: '没有可以当场查询的来源',
})

/** Fund centre, marriages, homes of one person: each source is asked once, for this case and no other purpose. */
async function askOffices(
  { govSources }: CaseNeeds,
  { _id, name, answers }: CaseRow,
  waived: readonly NeededPaper[],
  [person, ...others]: readonly PartyName[],
): Promise<Map<string, Said>> {
  const said = new Map<string, Said>()
  // Whose record it would have to be is not said where several apply, or an organisation does.
  if (!person || others.length > 0 || checkCreditCode(person.idNumber).ok) return said
  const ask = (source: OfficeSource) => govSources.query(source, { ...person, purpose: `办理“${name}”`, consent: _id })
  const asked = new Map<OfficeSource, ReturnType<typeof ask>>()
  for (const { material } of waived) {
    const source = officeFor(material.id, answers)
    if (!source) continue
    const answer = asked.get(source) ?? ask(source)
    asked.set(source, answer)
    said.set(material.id, readOffice(material.id, await answer))
  }
  return said
}

/** Name and number of everybody who applies, at the population register. Organisations are nobody's name there. */
async function askPopulation({ population }: CaseNeeds, people: readonly PartyName[]): Promise<Said> {
  if (people.some(({ idNumber }) => checkCreditCode(idNumber).ok)) {
    return { said: 'silent', text: '单位申请，由人核对经办人' }
  }
  const answers = await Promise.all(people.map((one) => population.verify(one)))
  const text = '姓名和公民身份号码与人口库一致'
  if (answers.some(({ kind }) => kind === 'unknown')) return { said: 'silent', text: '人口库没有答复' }
  const asOf = answers.flatMap((one) => ('asOf' in one ? [one.asOf.getTime()] : []))
  const oldest = asOf.length > 0 ? { asOf: new Date(Math.min(...asOf)) } : {}
  return answers.every(({ kind }) => kind === 'match')
    ? { said: 'found', text, ...oldest }
    : { said: 'doubtful', text: '姓名或号码与人口库不一致', ...oldest }
}

/** The page of the home: the applicants are exactly its owners, and nothing at all stands on it. */
async function askBook(needs: CaseNeeds, row: CaseRow, file: CaseFile) {
  const restrictions = await askRegister(needs, row, file)
  const asOf = restrictions?.at
  const effects = restrictions?.effects ?? []
  const silent = restrictions === undefined || restrictions.verdict === 'unknown'
  const clear: Said = silent
    ? { said: 'silent', text: '登记簿没有答复' }
    : effects.length > 0 || restrictions.verdict === 'blocked'
      ? { said: 'doubtful', text: effects.map(({ label }) => label).join('、') || '有限制', asOf }
      : { said: 'found', text: '登记簿上没有任何限制', asOf }
  return { restrictions, clear, owner: await askOwner(needs, row, file, restrictions?.version) }
}

async function askOwner(needs: CaseNeeds, row: CaseRow, file: CaseFile, version: number | undefined): Promise<Said> {
  const business = businessOfItem(file.main.code)
  const unitCode = row.property?.unitCode
  if (!business || !unitCode) return { said: 'silent', text: '没有写明是哪一套房子' }
  const { unit, asOf } = await needs.register.check(unitCode, {
    business,
    on: today(needs.clock.now()),
    caseId: row._id,
  })
  if (!unit) return { said: 'silent', text: '登记簿没有答复' }
  // Read twice, and something was entered in between: what was found is not of one page.
  if (unit.version !== version) return { said: 'silent', text: '登记簿刚刚有变化' }
  const applicants = row.parties.map((one) => needs.parties.open(one))
  const isOwner = (owner: PartyName) => applicants.some((one) => one.idNumber === owner.idNumber)
  const names = await ownersInBook(needs, row, file, unit.owners)
  if (names.text) return { said: 'doubtful', text: names.text, asOf }
  const isAll = unit.owners.length === applicants.length && unit.owners.every(isOwner)
  return isAll
    ? { said: 'found', text: '申请人就是登记簿上的全部权利人', asOf }
    : { said: 'doubtful', text: '申请人与登记簿上的权利人不完全一致', asOf }
}
