import type { Case, PlainDate } from '@anju/shared-types'
import { periodEnd } from '../../domain/calendar/legal-periods.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { neededMaterials, today } from './case-file.ts'
import { purposeOf } from './case-papers-policy.ts'
import type { PaperRow } from './case-record.ts'
import { changeCase, noteCase } from './change-case.ts'
import { momentText } from './clocks-view.ts'
import type { CaseNeeds } from './needs.ts'
import { ownSide } from './own-case.ts'
import { showCase } from './show-case.ts'

export interface GivenPaper {
  material: string
  documentId?: string
  promise?: { due: PlainDate }
}

/** 深圳 2019-10-01: a promised paper comes within 20 working days; cities without a rule of their own follow it here. */
const LONGEST_PROMISE_WORKING_DAYS = 20

/**
 * One paper for a case: a file that was uploaded, or a promise to bring it by a day (容缺受理, 告知承诺). Key papers are never promised.
 */
export async function givePaper(
  needs: CaseNeeds,
  { id, ...given }: GivenPaper & { id: string },
  caller: Verified,
  call: Call,
): Promise<Case> {
  const me = await needs.parties.person(caller.accountId)
  if ((given.documentId === undefined) === (given.promise === undefined)) {
    return refuse('BAD_INPUT', { field: 'documentId', text: '请上传文件，或承诺补交日期，二选一。' })
  }
  const file = given.documentId ? await needs.papers.usable(given.documentId, caller.accountId) : undefined
  await changeCase(needs, id, call, async (tx, row, table) => {
    const party = ownSide(row, me)
    const { open, promised } = { open: ['draft', 'correcting'], promised: ['submitted', 'reviewing', 'approving'] }
    const needed = neededMaterials(table.file, row.answers).needed.find(
      ({ material }) => material.id === given.material,
    )
    if (!needed) return refuse('PAPER_UNKNOWN')
    const wasPromised = row.papers.some((one) => one.material === given.material && one.how === 'promised')
    if (row.state === 'draft' && !party.isApplicant) return refuse('NOT_YOURS')
    if (!open.includes(row.state) && !(promised.includes(row.state) && wasPromised)) return refuse('STATE_MOVED')
    if (row.alert) return refuse('CASE_STOPPED')
    const paper: PaperRow = given.documentId
      ? file
        ? {
            material: given.material,
            how: 'uploaded',
            documentId: given.documentId,
            at: tx.now,
            by: party.id,
            byName: party.side,
          }
        : refuse('PAPER_UNKNOWN')
      : promisedPaper(given, {
          needed: needed.material.ifMissing,
          latest: latestPromise(table.calendar, call.now),
          row: { at: tx.now, by: party.id, byName: party.side },
        })
    if (given.documentId) {
      const purpose = purposeOf(row.name, needed.material.name)
      const use = { documentId: given.documentId, accountId: caller.accountId, caseId: id, material: given.material }
      await needs.uses.consent(tx, { ...use, purpose })
    }
    const others = row.papers.filter((one) => one.material !== given.material || one.how !== 'promised')
    return noteCase(needs, tx, row, table, {
      note: 'givePaper',
      event: 'case.paper-given',
      who: party.side,
      text:
        paper.how === 'promised'
          ? `承诺在 ${paper.due} 前补交“${needed.material.name}”`
          : `交了“${needed.material.name}”`,
      patch: { papers: [...others, paper] },
    })
  })
  return showCase(needs, id, caller, call.now)
}

const latestPromise = (calendar: Parameters<typeof periodEnd>[2], now: Date): PlainDate =>
  periodEnd(today(now), { count: LONGEST_PROMISE_WORKING_DAYS, unit: 'working-days' }, calendar).date

function promisedPaper(
  { material, promise }: GivenPaper,
  {
    needed,
    latest,
    row,
  }: { needed: 'deferrable' | 'promise' | 'key'; latest: PlainDate; row: Pick<PaperRow, 'at' | 'by' | 'byName'> },
): PaperRow {
  if (needed === 'key') return refuse('PROMISE_NOT_ALLOWED')
  const { due } = promise!
  if (due > latest || due < today(row.at)) {
    return refuse('PROMISE_NOT_ALLOWED', { text: `承诺补交的日期要在今天到 ${latest} 之间。` })
  }
  return { material, how: 'promised', due, ...row }
}

/** Takes a paper out of a draft again. */
export async function takePaperBack(
  needs: CaseNeeds,
  { id, material }: { id: string; material: string },
  caller: Verified,
  call: Call,
): Promise<Case> {
  const me = await needs.parties.person(caller.accountId)
  await changeCase(needs, id, call, async (tx, row, table) => {
    const party = ownSide(row, me)
    if (row.state !== 'draft') return refuse('STATE_MOVED')
    const left = row.papers.filter((one) => one.material !== material)
    if (left.length === row.papers.length) return refuse('PAPER_UNKNOWN')
    for (const { documentId } of row.papers.filter((one) => one.material === material)) {
      if (documentId) await needs.uses.takeBack(tx, { documentId, caseId: id, material })
    }
    return noteCase(needs, tx, row, table, {
      note: 'givePaper',
      who: party.side,
      text: `拿回材料（${momentText(tx.now)}）`,
      patch: { papers: left },
    })
  })
  return showCase(needs, id, caller, call.now)
}
