import { addDays, type DeputyScope, type PlainDate, shanghaiDate } from '@anju/shared-types'
import { batchItems } from '../batches/batch-items.ts'

/** Whom the representative lets act for an organisation (民法典 170: 职务代理 within the scope). */
export interface Deputy {
  id: string
  /** Blind index of the ID number. */
  person: string
  scopes: readonly DeputyScope[]
  /** The last day. */
  until: PlainDate
  revokedAt?: Date
}

export interface OrganisationFacts {
  /** By the register of enterprises, and when it said so last. */
  representative?: { person: string; askedAt: Date }
  deputies: readonly Deputy[]
}

/** Ours: a year; whoever is still needed is appointed again. */
const LONGEST_DEPUTY_DAYS = 366
/** Ours: how long the register's answer counts. It is asked anew every day; three days of its silence stop nobody. */
const REPRESENTATION_HOURS = 72

const itemsOf: Record<Exclude<DeputyScope, 'all'>, readonly string[]> = {
  mortgage: ['B09', 'B10', 'B11', 'B13', 'B28', 'B57'],
  batch: batchItems,
  // No item: what was issued is shown, nothing is applied for.
  certificates: [],
}

/** Item codes of some scopes; undefined: every item. */
const itemsOfScopes = (scopes: readonly DeputyScope[]): readonly string[] | undefined =>
  scopes.includes('all') ? undefined : scopes.flatMap((scope) => (scope === 'all' ? [] : itemsOf[scope]))

export const isDeputyNow = ({ until, revokedAt }: Pick<Deputy, 'until' | 'revokedAt'>, now: Date): boolean =>
  !revokedAt && shanghaiDate(now) <= until

const representsNow = (askedAt: Date, now: Date): boolean =>
  now.getTime() - askedAt.getTime() < REPRESENTATION_HOURS * 3_600_000

/** As whom a person may act for an organisation now, and in which items (undefined: all). */
export type ActsAs = { as: 'representative' | 'deputy'; items?: readonly string[] }

export function actsAs({ representative, deputies }: OrganisationFacts, person: string, now: Date): ActsAs | undefined {
  if (representative?.person === person && representsNow(representative.askedAt, now)) return { as: 'representative' }
  const scopes = deputies
    .filter((one) => one.person === person && isDeputyNow(one, now))
    .flatMap((deputy) => deputy.scopes)
  if (scopes.length === 0) return undefined
  const items = itemsOfScopes(scopes)
  return { as: 'deputy', ...(items && { items }) }
}

/** Whether a person may see and show what was issued to an organisation. */
export function showsCertificates({ representative, deputies }: OrganisationFacts, person: string, now: Date): boolean {
  if (representative?.person === person && representsNow(representative.askedAt, now)) return true
  return deputies.some(
    (one) =>
      one.person === person &&
      isDeputyNow(one, now) &&
      one.scopes.some((scope) => scope === 'all' || scope === 'certificates'),
  )
}

/** Whether a scope covers a case: every item of it. */
export const covers = (items: readonly string[] | undefined, codes: readonly string[]): boolean =>
  !items || codes.every((code) => items.includes(code))

export interface NewDeputy {
  person: string
  representative: string
  scopes: readonly DeputyScope[]
  until: PlainDate
  today: PlainDate
}

/** Why somebody cannot be appointed; one sentence for the first reason. */
export function deputyProblem({ person, representative, scopes, until, today }: NewDeputy) {
  if (person === representative) return { field: 'idNumber', text: '您自己是法定代表人，不用再登记为经办人。' }
  if (scopes.length === 0) return { field: 'scopes', text: '请选择经办人可以办哪些业务。' }
  if (until < today) return { field: 'until', text: '到期日已经过了，请改成今天以后的日期。' }
  if (until > addDays(today, LONGEST_DEPUTY_DAYS)) return { field: 'until', text: '最长一年，到期可以再登记。' }
  return undefined
}
