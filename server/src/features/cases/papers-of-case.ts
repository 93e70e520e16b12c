import { consentPaper } from '../../domain/cases/answered.ts'
import { askedConsents } from '../../domain/cases/asked-consents.ts'
import { type GatePaper, registerBlockers } from '../../domain/cases/promised-papers.ts'
import { saidOnPhone } from '../../domain/cases/said-on-phone.ts'
import {
  type CasePaper,
  type NeededPaper,
  neededPapers,
  type PaperStatus,
  type PapersOfCase,
  type Shortfall,
  shortfallOf,
  statusOfPaper,
} from '../../domain/cases/shortfall.ts'
import type { CaseFile } from './case-file.ts'
import type { CaseRow } from './case-record.ts'
import type { PromiseRow } from './promises/promise-record.ts'

type Row = Pick<CaseRow, 'answers' | 'papers' | 'promises' | 'held' | 'restrictions' | 'state' | 'parties'>

/** The papers of the items, and what restrictions on the home ask for beside them. */
export function neededOf(file: Pick<CaseFile, 'items'>, row: Asking): NeededPaper[] {
  return [...neededPapers(file.items, row.answers), ...consentsIn(file, row)]
}

type Asking = Pick<CaseRow, 'answers' | 'papers' | 'restrictions'>

/** Of the last answer of the register, also those whose paper is here. The item that decides stands last in a package. */
export function consentsIn(
  { items }: Pick<CaseFile, 'items'>,
  { answers, papers, restrictions }: Asking,
): NeededPaper[] {
  const given = restrictions?.answered?.filter(({ id }) => papers.some(({ material }) => material === consentPaper(id)))
  const asking = [...(restrictions?.effects ?? []), ...(given ?? [])]
  return askedConsents(asking, items.at(-1)?.code ?? '', neededPapers(items, answers))
}

/** A promise that binds: not broken, not found false. */
export const binds = ({ brokenOn, foundFalse }: PromiseRow): boolean => !brokenOn && !foundFalse

/** The promise under which a paper may still come. */
export const openDeferral = ({ promises = [] }: Pick<CaseRow, 'promises'>, material: string): PromiseRow | undefined =>
  promises.find((one) => one.material === material && one.cure === 'deferral' && binds(one) && !one.accepted)

/** Papers that its owners say on their own phones instead, and whether they have. */
export const onPhoneIn = ({ state, parties, restrictions }: Pick<CaseRow, 'state' | 'parties' | 'restrictions'>) =>
  saidOnPhone({ isOpen: state === 'draft' || state === 'confirming', parties, found: restrictions?.effects })

/** What the case has of its papers, as the rules look at it. */
export function papersOf(row: Row, { profile }: Pick<CaseFile, 'profile'>): PapersOfCase {
  const { papers, promises = [], held } = row
  const handed = papers.map(
    ({ material, at, unusable }): CasePaper => ({
      ...{ material, at, state: unusable ? 'unusable' : 'in' },
      ...(unusable && { reason: unusable.why }),
    }),
  )
  const promised = promises.flatMap((one): CasePaper[] => {
    const { material, cure, promisedAt, foundFalse, falseAt, falseText, deliveredOn } = one
    if (foundFalse) return [{ material, state: 'unusable', at: falseAt ?? promisedAt, reason: falseText }]
    // What came and will not do is owed; its promise is no excuse any more.
    if (!binds(one) || deliveredOn) return []
    return [{ material, state: cure === 'pledge' ? 'pledged' : 'deferred', at: promisedAt }]
  })
  return { papers: [...handed, ...promised], connected: profile.connected, held, onPhone: onPhoneIn(row) }
}

export const statusIn = (row: Row, file: Pick<CaseFile, 'profile'>, { material }: NeededPaper): PaperStatus =>
  statusOfPaper(material, papersOf(row, file))

/** What the applicants owe now. */
export const shortfallIn = (file: Pick<CaseFile, 'items' | 'profile'>, row: Row): Shortfall =>
  shortfallOf({ items: file.items, answers: row.answers, besides: consentsIn(file, row), ...papersOf(row, file) })

/** What keeps a case from its decision for lack of a paper; a promised one has to be looked at, too (三亚 2024-02). */
export function blockersIn(file: Pick<CaseFile, 'items' | 'profile'>, row: Row): string[] {
  const papers = neededOf(file, row).map((needed): GatePaper => {
    const { material } = needed
    const status = statusIn(row, file, needed)
    const isHere = status === 'given' || status === 'system' || status === 'waived'
    return {
      ...{ material: material.id, name: material.name, isKey: material.ifMissing === 'key' },
      accepted: isHere && !openDeferral(row, material.id),
    }
  })
  return registerBlockers(papers, row.promises ?? [])
}
