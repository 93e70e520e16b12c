import { type PlainDate, shanghaiDate } from '@anju/shared-types'
import { packageOf, type ServicePackage } from '../../domain/cases/packages.ts'
import { sidesOf } from '../../domain/cases/party-roles.ts'
import { type Plan, planOf, planTogether } from '../../domain/cases/plan.ts'
import type { CityProfile } from '../../domain/catalogue/city-profile.ts'
import type { Item, Question } from '../../domain/catalogue/item.ts'
import { applies } from '../../domain/catalogue/wizard.ts'
import { refuse } from '../../platform/refusal.ts'
import { offeredItem } from '../catalogue/guide.ts'
import type { CaseRow } from './case-record.ts'
import type { CaseNeeds } from './needs.ts'

/** What the files say about a case: its items in the versions it keeps, and the city as it was when it began. */
export interface CaseFile {
  items: readonly Item[]
  main: Item
  profile: CityProfile
}

/** The items that a code stands for: one of the catalogue, or a package of several. */
export async function itemsToBegin({ guides }: Pick<CaseNeeds, 'guides'>, code: string, on: PlainDate) {
  const guide = await guides(on)
  const several = packageOf(code)
  const items = (several?.items ?? [code]).map((one) => offeredItem(guide, one).item)
  const main = items.find((item) => item.code === (several?.main ?? code))!
  return {
    items,
    main,
    profile: guide.profile,
    plan: planFor(items, main, several),
    name: several?.plainName ?? main.plainName,
  }
}

const planFor = (items: readonly Item[], main: Item, several: ServicePackage | undefined): Plan =>
  several ? planTogether(items, several) : planOf(main)

/** The files of a case in the versions it began under (D2). */
export async function fileOf({ versions }: Pick<CaseNeeds, 'versions'>, row: CaseRow): Promise<CaseFile> {
  const { items: all, profiles } = await versions.versions()
  const items = row.items.map(
    ({ code, version }) => all.get(code)?.find((one) => one.version === version) ?? refuse('INTERNAL'),
  )
  const code = packageOf(row.code)?.main ?? row.code
  const profile = profiles.get(row.city)?.find((one) => one.version === row.cityVersion)
  return { items, main: items.find((item) => item.code === code)!, profile: profile ?? refuse('INTERNAL') }
}

/** Questions of all items, each title once. */
export function questionsOf({ items }: Pick<CaseFile, 'items'>): Question[] {
  const titles = new Map<string, Question>()
  for (const question of items.flatMap((item) => item.questions)) {
    if (!titles.has(question.title)) titles.set(question.title, question)
  }
  return [...titles.values()]
}

/** What is still to be asked or can be answered otherwise: neither what the package says itself nor what cannot come up. */
export function openQuestions(
  file: Pick<CaseFile, 'items'>,
  { code, answers }: Pick<CaseRow, 'code' | 'answers'>,
): Question[] {
  const given = givenAnswers(code)
  const questions = questionsOf(file)
  return questions.filter(({ title, when }) => !(title in given) && applies(when, questions, answers) !== false)
}

export const givenAnswers = (code: string): Readonly<Record<string, string>> => packageOf(code)?.given ?? {}

/** Sides that must act; the first is the side that gives. */
export const sides = ({ main }: Pick<CaseFile, 'main'>): readonly string[] => sidesOf(main.code, main.applicants.who)

/** Titles of the questions that nobody has answered and that could come up. */
export const unansweredTitles = ({ items }: Pick<CaseFile, 'items'>, answers: CaseRow['answers']): string[] => [
  ...new Set(
    items.flatMap(({ questions }) =>
      questions
        .filter(({ title, when }) => answers[title] === undefined && applies(when, questions, answers) !== false)
        .map(({ title }) => title),
    ),
  ),
]

export const today = (now: Date): PlainDate => shanghaiDate(now)
