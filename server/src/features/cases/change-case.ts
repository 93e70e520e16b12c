import type { WorkingCalendar } from '../../domain/calendar/calendar.ts'
import { type ActionDetail, decideCase } from '../../domain/cases/decide.ts'
import { ACCEPTING, handedOn, handOf, holdersOf } from '../../domain/cases/hands.ts'
import { type CaseAction, isOver } from '../../domain/cases/states.ts'
import { isOpen } from '../../domain/cases/tasks.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Call } from '../../platform/http/call.ts'
import type { EventType } from '../../platform/outbox/events.ts'
import { refuse } from '../../platform/refusal.ts'
import { factsOf } from './case-facts.ts'
import { type CaseFile, fileOf } from './case-file.ts'
import type { CaseNote, HistoryRow } from './case-history.ts'
import type { CaseRow } from './case-record.ts'
import type { CasePatch } from './case-store.ts'
import { derive } from './derive.ts'
import type { CaseNeeds } from './needs.ts'
import { type DrawNeeds, drawWorks } from './officers/draw-works.ts'
import { type SpanChange, spansAfter } from './spans-after.ts'

/** A case on the table of one change: read before the transaction, so that nothing outside is awaited inside. */
export interface CaseTable {
  file: CaseFile
  calendar: WorkingCalendar
}

export type ChangeNeeds = Pick<CaseNeeds, 'cases' | 'transact' | 'versions' | 'halls'>

/**
 * One change of one case: load, decide, save, all in one transaction. Changes of the same case stand in line in this process; between
 * processes the revision decides.
 */
export async function changeCase(
  needs: ChangeNeeds,
  id: string,
  call: Call,
  work: (tx: Tx, row: CaseRow, table: CaseTable) => Promise<unknown>,
): Promise<void> {
  const seen = (await needs.cases.find(id)) ?? refuse('NOT_YOURS')
  const [file, calendar] = await Promise.all([fileOf(needs, seen), needs.halls.calendar()])
  await needs.transact(
    call,
    async (tx) => {
      const row = (await needs.cases.find(id, tx.session)) ?? refuse('NOT_YOURS')
      await work(tx, row, { file, calendar })
      // What is kept for a repeat names the case only; the view is read anew.
      return { id }
    },
    { line: `case:${id}` },
  )
}

export interface Move {
  action: CaseAction
  detail?: ActionDetail
  /** As the history shows it to the citizen. */
  who: string
  text: string
  /** Written before the decision looks. */
  patch?: CasePatch
  /** Written with it, but decided without. */
  after?: CasePatch
  span?: SpanChange
}

/** Moves a case along one edge; throws the refusal of the decision, or STATE_MOVED when somebody was faster. */
export async function moveCase(
  needs: Pick<CaseNeeds, 'uses'> & DrawNeeds,
  tx: Tx,
  row: CaseRow,
  { file, calendar }: CaseTable,
  { action, detail = {}, who, text, patch = {}, after = {}, span }: Move,
): Promise<CaseRow> {
  const agreed = action === 'accept' || action === 'deemAccepted' ? await agreedPapers(needs, tx, row) : {}
  const decision = decideCase(factsOf(file, { ...row, ...patch, ...agreed }), action, detail)
  if ('refused' in decision) return refuse(decision.refused, { text: decision.text })
  const endedAt = isOver(decision.to) ? tx.now : undefined
  const moved: CaseRow = { ...row, ...patch, ...agreed, ...after, state: decision.to, ...(endedAt && { endedAt }) }
  // An accepted case keeps its papers; one that ends without having been accepted lets go of them.
  // Papers of a batch serve all its children: one that ends does not take them from the others.
  if (!row.acceptedAt && moved.acceptedAt) await needs.uses.file(tx, row.batch?.id ?? row._id)
  else if (isOver(moved.state) && !moved.acceptedAt && !row.batch) await needs.uses.release(tx, row._id)
  const opened = openTasks(taken(row, moved, tx.now), tx.now)
  const drawn = await drawWorks(needs, tx, opened)
  const staffed: CaseRow = held(drawn ? { ...opened, hands: drawn.hands } : opened)
  const timed: CaseRow = { ...staffed, spans: spansAfter(row, staffed, action, tx.now, span) }
  return save(
    needs,
    tx,
    row,
    derive(timed, calendar, tx.now),
    { at: tx.now, action, to: decision.to, who, text: [text, drawn?.words].filter(Boolean).join('；') },
    decision.event,
  )
}

/** Papers are taken into the file as they are agreed to at that moment: one whose owner has just taken the yes back is owed. */
async function agreedPapers({ uses }: Pick<CaseNeeds, 'uses'>, tx: Tx, row: CaseRow): Promise<Pick<CaseRow, 'papers'>> {
  const live = await uses.live(tx, row.batch?.id ?? row._id)
  return { papers: row.papers.filter(({ documentId }) => documentId === undefined || live.has(documentId)) }
}

/** Changes what stands beside the state: a hold, a paper, who has it on the desk. */
export async function noteCase(
  { cases }: Pick<CaseNeeds, 'cases'>,
  tx: Tx,
  row: CaseRow,
  { calendar }: Pick<CaseTable, 'calendar'>,
  {
    note,
    event,
    who,
    text,
    patch,
    span,
  }: { note: CaseNote; event?: EventType; patch: CasePatch; span?: SpanChange } & Pick<Move, 'who' | 'text'>,
): Promise<CaseRow> {
  const noted: CaseRow = held({ ...row, ...patch })
  const timed: CaseRow = { ...noted, spans: spansAfter(row, noted, note, tx.now, span) }
  return save(
    { cases },
    tx,
    row,
    derive(timed, calendar, tx.now),
    { at: tx.now, action: note, to: row.state, who, text },
    event,
  )
}

async function save(
  { cases }: Pick<CaseNeeds, 'cases'>,
  tx: Tx,
  read: CaseRow,
  changed: CaseRow,
  entry: HistoryRow,
  event: EventType | undefined,
): Promise<CaseRow> {
  const next: CaseRow = { ...changed, changedAt: tx.now }
  if (!(await cases.save(tx.session, read, differences(read, next), [entry]))) return refuse('STATE_MOVED')
  // The head of the signature chain goes into the audit chain, so that an end that was cut off shows.
  const decision = next.signatures === read.signatures ? undefined : next.signatures.at(-1)
  const data = { action: entry.action, ...(decision && { signed: `${decision.seq}:${decision.hash}` }) }
  if (event) tx.record({ type: event, subject: { kind: 'case', id: read._id }, data })
  tx.touch(`case:${read._id}`)
  return { ...next, revision: read.revision + 1, history: [...read.history, entry] }
}

/** Only what changed is written: a case with many papers is a large document. */
function differences(before: CaseRow, after: CaseRow): CasePatch {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof CaseRow>
  for (const fixed of ['_id', 'revision', 'history', 'createdAt'] as const) names.delete(fixed)
  const patch = [...names].filter((name) => before[name] !== after[name]).map((name) => [name, after[name]])
  return Object.fromEntries(patch) as CasePatch
}

/** Whoever took the case in at a window has it there from now on, whoever had been drawn (取件). */
function taken(before: CaseRow, row: CaseRow, now: Date): CaseRow {
  const { acceptedBy, acceptedByName = '' } = row
  if (before.acceptedAt || !acceptedBy || handOf(row, ACCEPTING)?.staffNo === acceptedBy) return row
  const hand = { work: ACCEPTING, staffNo: acceptedBy, name: acceptedByName, since: now, cause: 'taken' as const }
  return { ...row, hands: handedOn(row.hands, hand) }
}

/** The first of those who have something to do: in whose name the clock runs. */
const held = (row: CaseRow): CaseRow => ({ ...row, assignee: holdersOf(row)[0] })

/** Tasks whose turn it is now get their moment, so that bars can show who had it for how long. */
function openTasks(row: CaseRow, now: Date): CaseRow {
  if (row.state !== 'reviewing') return row
  return {
    ...row,
    tasks: row.tasks.map((task) => (task.openedAt || !isOpen(task, row.tasks) ? task : { ...task, openedAt: now })),
  }
}
