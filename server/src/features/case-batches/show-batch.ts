import { type Batch, type BatchChild, type BatchLine, batchStates, caseStates } from '@anju/shared-types'
import { billOf, type ChildFacts, dueOf, isProblem, progressOf, watchOrder } from '../../domain/batches/progress.ts'
import { fieldsOf } from '../../domain/cases/fields.ts'
import type { Verified } from '../../platform/http/call.ts'
import type { StreamSource } from '../../platform/http/event-stream.ts'
import { openQuestions } from '../cases/case-file.ts'
import { type CaseRow, holdsOf } from '../cases/case-record.ts'
import { nowText } from '../cases/now-text.ts'
import { neededOf, statusIn } from '../cases/papers-of-case.ts'
import type { Person } from '../cases/parties.ts'
import type { BatchRow } from './batch-store.ts'
import { type BatchFiles, blankChild, filesOf } from './blank-child.ts'
import { actView, missingIn } from './confirm-batch.ts'
import { districtName } from './districts.ts'
import { type BatchNeeds, ownBatch } from './needs.ts'

/** More would fill the screen of nobody; the next upload shows the rest. */
const SHOWN_FAULTS = 100
const PAGE = 50

export async function showBatch(needs: BatchNeeds, id: string, caller: Verified, now: Date): Promise<Batch> {
  const me = await needs.cases.parties.person(caller.accountId)
  const row = ownBatch(await needs.batches.find(id), me)
  const [begun, children] = await Promise.all([
    filesOf(needs, row),
    row.created > 0 ? needs.cases.cases.ofBatch(id) : Promise.resolve([]),
  ])
  return batchView(needs, row, { begun, children, me, now })
}

export async function listBatches(needs: BatchNeeds, caller: Verified): Promise<{ items: BatchLine[] }> {
  const me = await needs.cases.parties.person(caller.accountId)
  const rows = await needs.batches.ofOrganisations(me.actsFor.map(({ idIndex }) => idIndex))
  const mine = rows.filter((row) => {
    const acting = me.actsFor.find(({ idIndex }) => idIndex === row.organisation.idIndex)
    return acting && (!acting.items || acting.items.includes(row.code))
  })
  return { items: mine.map(lineView) }
}

export async function watchBatch(needs: BatchNeeds, id: string, caller: Verified): Promise<StreamSource<Batch>> {
  const { clock, live } = needs.cases
  await showBatch(needs, id, caller, clock.now())
  return {
    read: () => showBatch(needs, id, caller, clock.now()),
    subscribe: (changed) => live.subscribe(`batch:${id}`, changed),
  }
}

/** The children, those with problems first. */
export async function listChildren(
  needs: BatchNeeds,
  { id, from }: { id: string; from: number },
  caller: Verified,
): Promise<{ items: BatchChild[]; next?: number }> {
  const me = await needs.cases.parties.person(caller.accountId)
  const row = ownBatch(await needs.batches.find(id), me)
  const children = await needs.cases.cases.ofBatch(id)
  const ordered = children
    .map((child) => ({ child, facts: factsOf(child) }))
    .toSorted((a, b) => watchOrder(a.facts, b.facts))
  const items = ordered.slice(from, from + PAGE).map(({ child, facts }) => ({
    caseId: child._id,
    number: child.number,
    row: facts.row,
    address: child.property?.address ?? '',
    district: districtName(row.city, facts.district) ?? facts.district,
    state: child.state,
    stateLabel: caseStates[child.state],
    holds: holdsOf(child),
    isProblem: isProblem(facts),
    now: nowText(child),
  }))
  return { items, ...(from + PAGE < ordered.length && { next: from + PAGE }) }
}

/** One bill for all rows, a line each. */
export async function showBill(needs: BatchNeeds, id: string, caller: Verified) {
  const me = await needs.cases.parties.person(caller.accountId)
  ownBatch(await needs.batches.find(id), me)
  const children = await needs.cases.cases.ofBatch(id)
  const addresses = new Map(children.map((child) => [child.batch!.row, child.property?.address ?? '']))
  const { lines, ...sums } = billOf(children.map(factsOf))
  return { ...sums, lines: lines.map((line) => ({ ...line, address: addresses.get(line.row) ?? '' })) }
}

export const factsOf = (child: CaseRow): ChildFacts => ({
  row: child.batch!.row,
  district: child.batch!.unit.slice(0, 6),
  state: child.state,
  isStopped: holdsOf(child).length > 0,
  ...(child.fees && { fees: { totalFen: child.fees.totalFen, isSettled: child.fees.settled !== undefined } }),
})

const lineView = (row: BatchRow): BatchLine => ({
  id: row._id,
  number: row.number,
  organisation: row.organisation.name,
  name: row.name,
  state: row.state,
  stateLabel: batchStates[row.state],
  now: nowOf[row.state](row),
  changedAt: row.changedAt.toISOString(),
})

const nowOf: Record<BatchRow['state'], (row: BatchRow) => string> = {
  filling: () => '准备好清单，确认后才开始办。',
  creating: ({ created }) => `正在逐套提交，已提交 ${created} 套。可以离开，不会中断。`,
  running: () => '各区县正在办，有问题的排在前面。',
  done: () => '全部有了结果。',
  discarded: () => '已放弃。',
}

interface ViewOf {
  begun: BatchFiles
  children: readonly CaseRow[]
  me: Person
  now: Date
}

const statusTexts = { waived: '免交，由系统核对', system: '系统填好', given: '已交', open: '还没交' } as const

function batchView(needs: BatchNeeds, row: BatchRow, { begun, children, me, now }: ViewOf): Batch {
  const isFilling = row.state === 'filling'
  const blank = blankChild(needs, row, begun, { id: 'blank', at: row.changedAt, who: '' })
  const facts = children.map(factsOf)
  const missing = isFilling ? missingIn(needs, row, begun) : undefined
  const name = (code: string) => districtName(row.city, code) ?? code
  const bill = billOf(facts)
  const { due, dueFen, waiting } = dueOf(begun.plan.hasFees ? facts : [])
  return {
    ...lineView(row),
    ...{ code: row.code, creditCode: row.organisation.creditCode, revision: row.revision },
    list: row.list && listView(row.list, name),
    questions: openQuestions(begun, blank).map(({ title, ask, why, options }) => ({
      title,
      ask,
      why,
      options: [...options],
    })),
    answers: row.answers,
    fields: [...fieldsOf(row.code)],
    details: row.details,
    materials: neededOf(begun, blank).map((one) => materialView(one, statusIn(blank, begun, one), row)),
    act: isFilling && row.list?.rows.length ? actView(row, me.name) : undefined,
    missing,
    confirmed: row.confirmed && { at: row.confirmed.at.toISOString(), by: row.confirmed.by },
    created: row.created,
    progress: children.length > 0 ? progressView(facts, row, name) : undefined,
    bill: isFilling
      ? undefined
      : {
          ...{ totalFen: bill.totalFen, openFen: bill.openFen, dueFen, dueCount: due.length, waiting },
          ...(begun.plan.hasFees ? {} : { note: '这个事项不收费。' }),
        },
    history: row.history.map(({ at, who, text }) => ({ at: at.toISOString(), who, text })),
    allowedActions: isFilling ? ['upload', 'fill', 'givePaper', 'discard', ...(missing ? [] : ['confirm'])] : [],
    serverNow: now.toISOString(),
  }
}

function listView(list: NonNullable<BatchRow['list']>, name: (code: string) => string): NonNullable<Batch['list']> {
  const codes = [...new Set(list.rows.map(({ district }) => district))]
  return {
    ...{ fileName: list.fileName, uploadedAt: list.uploadedAt.toISOString(), by: list.by },
    ...{ filled: list.filled, good: list.rows.length, isCompared: list.isCompared },
    faultCount: list.faults.length,
    faults: list.faults.slice(0, SHOWN_FAULTS),
    districts: codes.map((code) => ({
      name: name(code),
      count: list.rows.filter(({ district }) => district === code).length,
    })),
  }
}

function materialView(
  { material }: ReturnType<typeof neededOf>[number],
  status: ReturnType<typeof statusIn>,
  { papers }: BatchRow,
): Batch['materials'][number] {
  const shown = status === 'waived' || status === 'system' || status === 'given' ? status : 'open'
  return {
    ...{ id: material.id, name: material.name, why: material.why },
    ...{ status: shown, statusText: statusTexts[shown] },
    documentId: papers.find((one) => one.material === material.id)?.documentId,
  }
}

/** Rows that are still to be made count as open, so that the total is the list's from the first moment. */
function progressView(facts: readonly ChildFacts[], row: BatchRow, name: (code: string) => string) {
  const made = new Set(facts.map((one) => one.row))
  const waiting = (row.list?.rows ?? [])
    .filter((line) => !made.has(line.row))
    .map((line): ChildFacts => ({ row: line.row, district: line.district, state: 'draft', isStopped: false }))
  const { districts, ...sums } = progressOf([...facts, ...waiting])
  return { ...sums, districts: districts.map(({ district, ...count }) => ({ name: name(district), ...count })) }
}
