import type { CaseDepartment, PlainDate, StaffRole } from '@anju/shared-types'
import { canonicalText, type Hash } from '../canonical.ts'

/** 房屋登记官: a certificate of a person, beside the post. Without it nobody approves an entry in the register (S1, S4). */
export interface Qualification {
  kind: 'registrar'
  /** Last day on which it holds; absent: for good. */
  until?: PlainDate
}

/** Somebody who might get a piece of work. */
export interface Candidate {
  staffNo: string
  roles: readonly StaffRole[]
  departments: readonly CaseDepartment[]
  /** Sits at a window for everything: drawn only when nobody of the office itself can be. */
  helpsOut?: boolean
  qualifications: readonly Qualification[]
  /** Cases in hand: who has fewer is drawn more often. */
  load: number
}

/** What the work asks for. */
export interface WorkNeeds {
  role: StaffRole
  department: CaseDepartment
  qualification?: Qualification['kind']
  /** The day of the draw, for qualifications that run out. */
  on: PlainDate
}

export type ExclusionReason =
  | 'role'
  | 'department'
  | 'qualification'
  | 'absent'
  | 'recused'
  | 'acted-before'
  | 'helps-out'
export const exclusionTexts: Record<ExclusionReason, string> = {
  role: '不是这个岗位',
  department: '不在这个部门',
  qualification: '没有登记官资格或已过期',
  absent: '不在岗',
  recused: '需要回避',
  'acted-before': '办过这件业务的前一环节',
  'helps-out': '本部门有专人在岗',
}

export interface Exclusion {
  staffNo: string
  reason: ExclusionReason
}

export interface DrawQuestion {
  caseNumber: string
  /** Which draw of the case: `B04.审核`. A second draw of the same work counts on: `B04.审核#2`. */
  work: string
  /** Secret until the day is over, then published; its digest is published before the day begins. */
  salt: string
  needs: WorkNeeds
  candidates: readonly Candidate[]
  /** By staff number. Absences and recusals come from their own rules. */
  absent: ReadonlySet<string>
  recused: ReadonlySet<string>
  /** Who acted in an earlier step that this one must not join (separation.ts). */
  actedBefore: ReadonlySet<string>
}

/** Everything that anybody needs to compute the draw again once the salt is published. */
export interface DrawRecord {
  caseNumber: string
  work: string
  /** Digest of the salt, as it was published beforehand. */
  saltDigest: string
  /** In the order of the draw: the first got the work, the next one follows when that one cannot. */
  order: readonly { staffNo: string; tickets: number; score: string }[]
  chosen?: string
  excluded: readonly Exclusion[]
  /** Digest of the candidates as they stood: nobody was added or left out afterwards. */
  inputsDigest: string
}

/** Whoever has no case has this many tickets; every case in hand takes one, the last stays. Ours. */
const MOST_TICKETS = 10
const ticketsOf = ({ load }: Candidate) => Math.max(1, MOST_TICKETS - Math.max(0, Math.floor(load)))

/**
 * Random assignment that can be replayed (E53). Each candidate holds tickets; a ticket's score is the digest of seed, name and its
 * number; the lowest score wins. So chances go by tickets, and only whole numbers and SHA-256 are needed to check it by hand. Who is
 * drawn follows from case number and salt: nobody who knows only one of them can steer it.
 */
export function draw(question: DrawQuestion, hash: Hash): DrawRecord {
  const { caseNumber, work, salt } = question
  // The order in which a database answers must change nothing.
  const candidates = question.candidates.toSorted((a, b) => (a.staffNo < b.staffNo ? -1 : 1))
  const excluded = withoutHelpers(
    candidates,
    candidates.flatMap((one): Exclusion[] => {
      const reason = exclusionOf(one, question)
      return reason ? [{ staffNo: one.staffNo, reason }] : []
    }),
  )
  const out = new Set(excluded.map(({ staffNo }) => staffNo))
  const seed = hash(canonicalText(['draw.v1', caseNumber, work, salt]))
  const order = candidates
    .filter(({ staffNo }) => !out.has(staffNo))
    .map((one) => ({ staffNo: one.staffNo, tickets: ticketsOf(one), score: scoreOf(seed, one, hash) }))
    .toSorted((a, b) => (a.score < b.score ? -1 : 1))
  return {
    caseNumber,
    work,
    saltDigest: saltDigest(salt, hash),
    order,
    ...(order[0] ? { chosen: order[0].staffNo } : {}),
    excluded,
    inputsDigest: hash(inputsText(question)),
  }
}

/** Whoever helps everywhere steps back as long as somebody of the office itself can be drawn. */
function withoutHelpers(candidates: readonly Candidate[], excluded: readonly Exclusion[]): Exclusion[] {
  const able = candidates.filter(({ staffNo }) => !excluded.some((one) => one.staffNo === staffNo))
  if (able.every(({ helpsOut }) => helpsOut)) return [...excluded]
  const helpers = able.filter(({ helpsOut }) => helpsOut)
  return [...excluded, ...helpers.map(({ staffNo }): Exclusion => ({ staffNo, reason: 'helps-out' }))]
}

/** Why somebody cannot get this work; undefined when they can. */
export function exclusionOf(
  one: Candidate,
  { needs, absent, recused, actedBefore }: Pick<DrawQuestion, 'needs' | 'absent' | 'recused' | 'actedBefore'>,
): ExclusionReason | undefined {
  if (!one.roles.includes(needs.role)) return 'role'
  if (!one.departments.includes(needs.department)) return 'department'
  if (needs.qualification && !isQualified(one, needs.qualification, needs.on)) return 'qualification'
  if (recused.has(one.staffNo)) return 'recused'
  if (actedBefore.has(one.staffNo)) return 'acted-before'
  return absent.has(one.staffNo) ? 'absent' : undefined
}

/** Holds on its last day. */
export const isQualified = (
  { qualifications }: Pick<Candidate, 'qualifications'>,
  kind: Qualification['kind'],
  on: PlainDate,
): boolean => qualifications.some((one) => one.kind === kind && (!one.until || on <= one.until))

const scoreOf = (seed: string, one: Candidate, hash: Hash) =>
  Array.from({ length: ticketsOf(one) }, (_, ticket) => hash(`${seed}:${one.staffNo}:${ticket}`)).toSorted()[0]!

const inputsText = ({ needs, candidates, absent, recused, actedBefore }: DrawQuestion) =>
  canonicalText({
    needs,
    candidates: candidates
      .map(({ staffNo, roles, departments, helpsOut, qualifications, load }) => ({
        ...{ staffNo, helpsOut: helpsOut ?? false },
        roles: roles.toSorted(),
        departments: departments.toSorted(),
        qualifications: qualifications.toSorted((a, b) => ((a.until ?? '') < (b.until ?? '') ? -1 : 1)),
        load,
      }))
      .toSorted((a, b) => (a.staffNo < b.staffNo ? -1 : 1)),
    absent: [...absent].toSorted(),
    recused: [...recused].toSorted(),
    actedBefore: [...actedBefore].toSorted(),
  })

/** Published before the first draw that uses the salt: it cannot be changed any more. */
export const saltDigest = (salt: string, hash: Hash): string => hash(canonicalText(['salt.v1', salt]))

/** What differs when a draw is computed again from its inputs and the published salt; empty when it is as it was said to be. */
export function replayDraw(record: DrawRecord, question: DrawQuestion, hash: Hash): string[] {
  const again = draw(question, hash)
  const parts = new Set([...Object.keys(again), ...Object.keys(record)]) as Set<keyof DrawRecord>
  return [...parts].filter((part) => canonicalText(record[part] ?? null) !== canonicalText(again[part] ?? null))
}
