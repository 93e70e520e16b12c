import { type PlainDate, shanghaiInstant } from '@anju/shared-types'
import { consentPaper } from '../../../domain/cases/answered.ts'
import { keepingDue } from '../../../domain/cases/cures.ts'
import { type DemandProblem, decideDemand, type Override } from '../../../domain/cases/notice-lock.ts'
import { SHORTEST_REASON } from '../../../domain/cases/separation.ts'
import type { Tx } from '../../../platform/db/transact.ts'
import { refuse } from '../../../platform/refusal.ts'
import { today } from '../case-file.ts'
import type { CaseRow, ShortfallRow, WantedList } from '../case-record.ts'
import { type CaseTable, moveCase, noteCase } from '../change-case.ts'
import type { CaseNeeds } from '../needs.ts'
import { binds, neededOf, papersOf, shortfallIn } from '../papers-of-case.ts'
import { bySupervisor, decided, deskAct, type Signatory } from './at-desk.ts'

export interface Demand {
  items: { material: string; why: string }[]
  due: PlainDate
  override?: { reason: string }
}

/**
 * The one complete list of what is missing (一次性告知). What could have been on the first one may be asked for afterwards only when a
 * supervisor allows it (告知锁, E2): with a reason such a list is put before them, without one it is refused.
 */
export const demandPapers = deskAct<Demand>(async (needs, { items, due, override }, { tx, row, table, me }) => {
  const latest = keepingDue(today(tx.now), table.calendar).date
  if (due < today(tx.now) || due > latest) {
    return refuse('BAD_INPUT', { field: 'due', text: `补正期限要在今天到 ${latest} 之间。` })
  }
  const judged = judge(row, table, { items, askedBy: me.staffNo })
  if (!('problem' in judged)) return sendList(needs, tx, table, me, { ...judged, row, due })
  if (judged.problem !== 'locked') return refuse(codes[judged.problem] ?? 'BAD_INPUT', { text: judged.text })
  const reason = override?.reason.trim()
  if (!reason) return refuse('ALREADY_TOLD', { text: judged.text })
  if ([...reason].length < SHORTEST_REASON) {
    return refuse('BAD_INPUT', {
      field: 'reason',
      text: `请写明为什么第一次没有告知，至少 ${SHORTEST_REASON} 个字。`,
    })
  }
  const wantsMore: WantedList = { at: tx.now, by: me.staffNo, byName: me.shown, due, items, reason }
  return noteCase(needs, tx, row, table, {
    note: 'askMore',
    event: 'case.more-asked',
    who: me.shown,
    text: '想再要第一次没有告知的材料，等主管决定；主管决定以前您不用补',
    patch: { wantsMore, ...decided(row, me, tx.now, '提出第二份清单', { ...wantsMore }) },
  })
})

/** A supervisor takes it upon themselves that the first list was not complete, or says no; not on a list of their own. */
export const decideMore = deskAct<{ agree: boolean; reason: string }>(
  async (needs, { agree, reason }, { tx, row, table, me }) => {
    const wanted = row.wantsMore
    if (!wanted) return refuse('STATE_MOVED')
    if (!agree) {
      return noteCase(needs, tx, row, table, {
        note: 'denyMore',
        event: 'case.more-denied',
        who: me.shown,
        text: `主管没有放行，不再要材料：${reason}`,
        patch: { wantsMore: undefined, ...decided(row, me, tx.now, '不放行第二份清单', { wanted, reason }) },
      })
    }
    const override = { by: me.staffNo, isSupervisor: true, reason }
    const judged = judge(row, table, { items: wanted.items, askedBy: wanted.by, override })
    if ('problem' in judged) return refuse(codes[judged.problem] ?? 'BAD_INPUT', { text: judged.text })
    const first = keepingDue(today(tx.now), table.calendar).date
    // The days that the supervisor took are not the applicant's.
    const due = wanted.due > today(tx.now) ? wanted.due : first
    const allowed = { by: me.staffNo, byName: me.shown, reason }
    return sendList(needs, tx, table, me, { ...judged, row, due, ...(judged.overridden && { allowed }) })
  },
  bySupervisor,
)

const codes: Partial<Record<DemandProblem, 'PAPERS_MISSING' | 'SAME_PERSON' | 'NEEDS_SUPERVISOR'>> = {
  'not-complete': 'PAPERS_MISSING',
  'override-same-person': 'SAME_PERSON',
  'override-role': 'NEEDS_SUPERVISOR',
}

type Listed = ShortfallRow['items'][number]
/** The case as it is once the papers on the list do not count any more. */
type Wanting = Pick<CaseRow, 'papers' | 'held'>

/** Whether this list may go out: complete by the rules, and nothing on it that the first one could have named. */
function judge(
  row: CaseRow,
  { file }: CaseTable,
  { items, askedBy, override }: { items: WantedList['items']; askedBy: string; override?: Override },
): { listed: Listed[]; wanting: Wanting; overridden: boolean } | { problem: DemandProblem; text: string } {
  const needed = neededOf(file, row)
  const listed = items.map(({ material, why }): Listed => {
    const found = needed.find((one) => one.material.id === material)?.material
    if (!found || found.bySystem) return refuse('PAPER_UNKNOWN', { field: 'items' })
    if (row.promises?.some((one) => one.material === material && binds(one) && !one.deliveredOn)) {
      return refuse('PAPER_UNKNOWN', { field: 'items', text: `“${found.name}”有承诺，现在不能要。` })
    }
    const { law, article = '' } = found.basis
    return { material, name: found.name, why, basis: `${law}${article}` }
  })
  const wanting = withoutListed(row, listed)
  const wanted = shortfallIn(file, { ...row, ...wanting })
  // One complete list: what the rules know to be missing cannot be left out of it.
  const forgotten = wanted.lines.filter(({ material }) => !listed.some((one) => one.material === material))
  if (forgotten.length > 0) {
    return refuse('PAPERS_MISSING', { text: `清单不完整，还缺：${forgotten.map(({ name }) => name).join('、')}。` })
  }
  const decision = decideDemand({
    ...{ items: file.items, wanted, answers: row.answers, askedBy, override },
    previous: row.shortfalls.map((one) => ({
      ...{ at: one.at, by: one.by, answers: row.answers },
      materials: one.items.map(({ material }) => material),
    })),
    papers: papersOf({ ...row, ...wanting }, file).papers,
    newFacts: newConsents(row),
  })
  return 'problem' in decision ? decision : { listed, wanting, overridden: decision.overridden }
}

/** Restrictions that came onto the home later: nobody could have asked for their consents before. */
const newConsents = ({ restrictions }: CaseRow) =>
  (restrictions?.effects ?? []).flatMap(({ id, since, sentence }) =>
    since ? [{ material: consentPaper(id), at: shanghaiInstant(since, '23:59'), text: sentence }] : [],
  )

/** A listed paper that is here is of no use; one that an office was to have, the office does not have. */
function withoutListed({ papers, held = {} }: CaseRow, listed: readonly Listed[]): Wanting {
  const whyOf = (material: string) => listed.find((one) => one.material === material)?.why
  const isHere = (material: string) => papers.some((one) => one.material === material)
  return {
    papers: papers.map((one) => {
      const why = whyOf(one.material)
      return why === undefined || one.unusable ? one : { ...one, unusable: { at: one.at, why } }
    }),
    held: {
      ...held,
      ...Object.fromEntries(
        listed.filter(({ material }) => !isHere(material)).map(({ material }) => [material, 'not-found' as const]),
      ),
    },
  }
}

interface List {
  row: CaseRow
  listed: Listed[]
  wanting: Wanting
  overridden: boolean
  due: PlainDate
  allowed?: NonNullable<ShortfallRow['override']>
}

/** Sends the list; every one counts in the public rate of its item. */
async function sendList(
  needs: CaseNeeds,
  tx: Tx,
  table: CaseTable,
  me: Signatory,
  { row, listed, wanting, overridden, due, allowed }: List,
) {
  const isKeeping = !row.acceptedAt
  const list: ShortfallRow = {
    ...{ at: tx.now, by: me.staffNo, byName: me.shown, due, items: listed },
    ...(allowed && { override: allowed }),
    ...(isKeeping && { isKeeping }),
  }
  await needs.lists.sent(tx, { caseId: row._id, code: row.code, overridden })
  return moveCase(needs, tx, row, table, {
    action: 'demand',
    who: me.shown,
    text: `一次性告知：请在 ${due} 前补 ${listed.length} 份材料（${listed.map(({ name }) => name).join('、')}）`,
    patch: {
      ...wanting,
      shortfalls: [...row.shortfalls, list],
      wantsMore: undefined,
      ...decided(row, me, tx.now, '一次性告知', { ...list }),
    },
    span: { ground: 'correction', paper: `补正通知书 ${row.number}-${row.shortfalls.length + 1}` },
  })
}
