import type { Case, PlainDate } from '@anju/shared-types'
import { promiseState } from '../../domain/cases/promised-papers.ts'
import type { NeededPaper } from '../../domain/cases/shortfall.ts'
import { officeStates } from '../../domain/cases/states.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { actingSide } from './acting-side.ts'
import { today } from './case-file.ts'
import { purposeOf } from './case-papers-policy.ts'
import type { CaseRow, PartyRow } from './case-record.ts'
import { type CaseTable, changeCase, noteCase } from './change-case.ts'
import { momentText } from './clocks-view.ts'
import type { CaseNeeds } from './needs.ts'
import { neededOf, openDeferral, statusIn } from './papers-of-case.ts'
import { makePromise } from './promises/make-promise.ts'
import { showCase } from './show-case.ts'

export interface GivenPaper {
  material: string
  documentId?: string
  promise?: { due?: PlainDate }
}

/** One paper for a case: a file that was uploaded, or a promise in its place (容缺受理, 告知承诺). Key papers are never promised. */
export async function givePaper(
  needs: CaseNeeds,
  { id, ...given }: GivenPaper & { id: string },
  caller: Verified,
  call: Call,
): Promise<Case> {
  const me = await needs.parties.person(caller.accountId)
  const { documentId, promise } = given
  if ((documentId === undefined) === (promise === undefined)) {
    return refuse('BAD_INPUT', { field: 'documentId', text: '请上传文件，或承诺补交，二选一。' })
  }
  const file = documentId ? await needs.papers.usable(documentId, caller.accountId) : undefined
  await changeCase(needs, id, call, async (tx, row, table) => {
    const use = row.state === 'draft' ? 'upload' : 'supply'
    const { party, shown } = await actingSide(needs, row, me, use, tx)
    const needed = neededOf(table.file, row).find(({ material }) => material.id === given.material)
    if (!needed) return refuse('PAPER_UNKNOWN')
    if (row.state === 'draft' && !party.isApplicant) return refuse('NOT_YOURS')
    const mayGive = row.state === 'draft' || row.state === 'correcting'
    if (!mayGive && (promise || !mayBringPromised(row, given.material, tx.now))) return refuse('STATE_MOVED')
    if (row.alert) return refuse('CASE_STOPPED')
    if (promise) return promiseFor(needs, tx, row, table, { party, shown, needed, due: promise.due })
    if (!file || !documentId) return refuse('PAPER_UNKNOWN')
    const purpose = purposeOf(row.name, needed.material.name)
    await needs.uses.consent(tx, {
      ...{ documentId, purpose, accountId: caller.accountId, caseId: id, material: given.material },
    })
    const paper = {
      material: given.material,
      how: 'uploaded' as const,
      documentId,
      at: tx.now,
      by: party.id,
      byName: shown,
    }
    return noteCase(needs, tx, row, table, {
      note: 'givePaper',
      event: 'case.paper-given',
      who: shown,
      text: `交了“${needed.material.name}”`,
      patch: { papers: [...row.papers, paper], ...broughtBy(row, given.material, tx.now) },
    })
  })
  return showCase(needs, id, caller, call.now)
}

/** A promised paper may come in until the last day is over, however late the clock looks. */
function mayBringPromised(row: CaseRow, material: string, now: Date): boolean {
  const promise = officeStates.includes(row.state) ? openDeferral(row, material) : undefined
  if (!promise) return false
  if (promiseState(promise, today(now)) !== 'broken') return true
  return refuse('PROMISE_NOT_ALLOWED', { text: '承诺补交的日期已经过了，这件会退回，请重新申请。' })
}

/** The promise that a paper keeps: in a draft it is not needed any more, later it says on which day the paper came. */
export function broughtBy(row: CaseRow, material: string, now: Date): Pick<CaseRow, 'promises'> | undefined {
  const promise = row.promises?.find((one) => one.material === material)
  if (!promise) return undefined
  const others = row.promises!.filter(({ id }) => id !== promise.id)
  if (row.state === 'draft' || promise.cure === 'pledge') return { promises: others }
  return { promises: [...others, { ...promise, deliveredOn: promise.deliveredOn ?? today(now) }] }
}

async function promiseFor(
  needs: CaseNeeds,
  tx: Tx,
  row: CaseRow,
  table: CaseTable,
  { party, shown, needed, due }: { party: PartyRow; shown: string; needed: NeededPaper; due?: PlainDate },
) {
  const { material } = needed
  const before = row.promises?.find((one) => one.material === material.id)
  const others = row.promises?.filter((one) => one !== before) ?? []
  const status = statusIn(row, table.file, needed)
  // In a draft the day can be chosen anew; a promise that was handed in is moved by `postponePromise`.
  if (status !== 'open' && !(status === 'promised' && row.state === 'draft')) {
    return refuse('PROMISE_NOT_ALLOWED', { text: `“${material.name}”不用承诺：已经交了或者不用您交。` })
  }
  if (row.state !== 'draft') await needs.cases.inLine(party.idIndex, tx.session)
  const promise = await makePromise(needs, { tx, row: { ...row, promises: others }, table, party, material, due })
  return noteCase(needs, tx, row, table, {
    note: 'promise',
    event: 'case.paper-given',
    who: shown,
    text: promise.due ? `承诺在 ${promise.due} 前补交“${material.name}”` : `以承诺代替“${material.name}”`,
    patch: { promises: [...others, promise] },
  })
}

/** Takes a paper, or the promise in its place, out of a draft again. */
export async function takePaperBack(
  needs: CaseNeeds,
  { id, material }: { id: string; material: string },
  caller: Verified,
  call: Call,
): Promise<Case> {
  const me = await needs.parties.person(caller.accountId)
  await changeCase(needs, id, call, async (tx, row, table) => {
    const { shown } = await actingSide(needs, row, me, 'upload', tx)
    if (row.state !== 'draft') return refuse('STATE_MOVED')
    const isOf = (one: { material: string }) => one.material === material
    if (!row.papers.some(isOf) && !row.promises?.some(isOf)) return refuse('PAPER_UNKNOWN')
    for (const { documentId } of row.papers.filter(isOf)) {
      if (documentId) await needs.uses.takeBack(tx, { documentId, caseId: id, material })
    }
    return noteCase(needs, tx, row, table, {
      note: 'givePaper',
      who: shown,
      text: `拿回材料（${momentText(tx.now)}）`,
      patch: {
        papers: row.papers.filter((one) => !isOf(one)),
        ...(row.promises && { promises: row.promises.filter((one) => !isOf(one)) }),
      },
    })
  })
  return showCase(needs, id, caller, call.now)
}
