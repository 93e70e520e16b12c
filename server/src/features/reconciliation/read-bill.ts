import { createHash } from 'node:crypto'
import type { DifferenceKind } from '@anju/shared-types'
import { differenceOf, noTotals, type Totals, withMovement } from '../../domain/reconciliation/compare.ts'
import type { BillRow } from '../../gateways/pay-bills/bill-row.ts'
import type { EntryRow } from '../account-book/entry-store.ts'
import type { BillLineRow, DayRow, DifferenceRow } from './day-store.ts'
import type { ReconcileNeeds } from './needs.ts'

/** Rows that are looked up together: memory stays the same however long the bill is. */
const BATCH = 1_000

const keyOf = ({ kind, orderNumber, refundNumber = '' }: BillRow) =>
  kind === 'paid' ? `P:${orderNumber}` : `R:${refundNumber}`
const yuan = (fen: number) => (fen / 100).toFixed(2)

/** The same difference has the same name, whichever reading finds it. */
export const differenceId = (dayId: string, kind: DifferenceKind, key: string) =>
  createHash('sha256').update(`${dayId} ${kind} ${key}`).digest('hex').slice(0, 32)

/**
 * Compares a day's bill with our book, row by row: first every line of the bill with our movement under its number, whatever day we have
 * it on; then every movement of that day with the lines of all bills. Reading it again gives the same.
 */
export async function readBill(
  needs: ReconcileNeeds,
  day: DayRow,
  rows: AsyncIterable<BillRow>,
  run: string,
): Promise<Totals> {
  const { days } = needs
  await days.forget(day.channel, day.day)
  let theirs = noTotals
  for await (const batch of batches(rows)) {
    for (const row of batch) if (row.isDone) theirs = withMovement(theirs, row)
    await compareBatch(needs, day, batch, run)
  }
  await findMissing(needs, day, run)
  return theirs
}

async function* batches(rows: AsyncIterable<BillRow>): AsyncGenerator<BillRow[]> {
  let batch: BillRow[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

async function compareBatch(needs: ReconcileNeeds, day: DayRow, batch: readonly BillRow[], run: string): Promise<void> {
  const { channel } = day
  const keys = batch.map(keyOf)
  const kept = batch.map(
    (row, place): BillLineRow => ({
      ...{ _id: `${channel}:${keys[place]}`, channel, day: day.day, key: keys[place]! },
      ...{ amountFen: row.amountFen, isDone: row.isDone, outsideNumber: row.outsideNumber },
    }),
  )
  const [doubled, booked] = await Promise.all([needs.days.keep(kept), needs.entries.underKeys(channel, keys)])
  const ours = new Map(booked.map((entry) => [entry.billKey, entry]))
  const unbooked = keys.filter((key) => !ours.has(key))
  const known = unbooked.length > 0 ? await needs.known(unbooked) : new Map<string, never>()
  const found = batch.flatMap((row, place): DifferenceRow[] => {
    const key = keys[place]!
    const entry = ours.get(key)
    const more = known.get(key)
    const kind = doubled.has(key) ? 'doubled' : differenceOf(row, { booked: entry, isKnown: more !== undefined })
    if (!kind) return []
    const note = noteOf(kind, row, entry, more?.stateLabel)
    const caseId = entry ? fileOf(entry) : more?.caseId
    return [differenceRow(day, run, { kind, key, note, caseId, oursFen: entry?.amountFen, theirsFen: row.amountFen })]
  })
  await needs.days.found(found)
}

/** The one file that somebody looks into; a payment of many cases has none. */
const fileOf = ({ caseId, parts }: EntryRow): string | undefined => (parts ? undefined : caseId)

function noteOf(
  kind: DifferenceKind,
  row: BillRow,
  entry: EntryRow | undefined,
  stateLabel: string | undefined,
): string {
  if (kind === 'doubled') return '同一个单号在平台账单里出现不止一次。'
  if (kind === 'missingHere') return `平台收付了 ${yuan(row.amountFen)} 元，这个单号不是我们开的。`
  if (kind === 'amount') return `平台 ${yuan(row.amountFen)} 元，账簿 ${yuan(entry?.amountFen ?? 0)} 元。`
  if (!row.isDone) return '账簿已入账，平台账单上没有完成。'
  return `平台已完成，我们这一单还是“${stateLabel ?? ''}”。`
}

/** What we have on that day and no bill shows. */
async function findMissing({ entries, days }: ReconcileNeeds, day: DayRow, run: string): Promise<void> {
  let after = ''
  for (;;) {
    const batch = await entries.movementsOf(day.channel, day.day, after, BATCH)
    const last = batch.at(-1)?.billKey
    if (!last) return
    const shown = await days.inBills(
      day.channel,
      batch.map(({ billKey = '' }) => billKey),
    )
    const missing = batch.filter(({ billKey = '' }) => !shown.has(billKey))
    await days.found(
      missing.map((entry) => {
        const { billKey = '', amountFen } = entry
        const note = '账簿当天有这一笔，平台账单里没有。次日账单里出现的，会自行对上。'
        return differenceRow(day, run, {
          kind: 'missingThere',
          key: billKey,
          note,
          caseId: fileOf(entry),
          oursFen: amountFen,
        })
      }),
    )
    after = last
  }
}

export const differenceRow = (
  { _id: dayId, day }: DayRow,
  run: string,
  {
    oursFen,
    theirsFen,
    caseId,
    ...found
  }: Pick<DifferenceRow, 'kind' | 'key' | 'note'> & {
    oursFen?: number | undefined
    theirsFen?: number | undefined
    caseId?: string | undefined
  },
): DifferenceRow => ({
  ...{ _id: differenceId(dayId, found.kind, found.key), dayId, day, state: 'open', run, ...found },
  ...(oursFen !== undefined && { oursFen }),
  ...(theirsFen !== undefined && { theirsFen }),
  ...(caseId && { caseId }),
})
