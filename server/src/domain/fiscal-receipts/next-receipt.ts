import type { FiscalReceiptState } from '@anju/shared-types'

export interface ReceiptFacts {
  /** Our business number. */
  number: string
  kind: 'blue' | 'red'
  /** Of a red one: what it takes away. */
  amountFen: number
  state: FiscalReceiptState
}

export type NextReceipt = { kind: 'blue'; amountFen: number } | { kind: 'red'; amountFen: number; strikes: string }

/**
 * What has to be issued next for a payment, so that the receipts say what the book has as its fee. `rows` are all of this payment in the
 * order in which they were begun. One at a time: what is under way may be there already although nobody has heard of it, so it ends first.
 * The finance office strikes whole receipts only: after a refund of a part the rest gets a new one.
 */
export function nextReceipt(rows: readonly ReceiptFacts[], feeFen: number): NextReceipt | undefined {
  const last = rows.at(-1)
  if (last?.state === 'due') return undefined
  if (last?.kind === 'blue' && last.state === 'issued') {
    return last.amountFen === feeFen ? undefined : { kind: 'red', amountFen: last.amountFen, strikes: last.number }
  }
  return feeFen > 0 ? { kind: 'blue', amountFen: feeFen } : undefined
}

/** Ours, for ever: the finance office gives the same receipt to the same number. */
export const businessNumberOf = (orderNumber: string, before: number): string => `${orderNumber}_T${before + 1}`

const MINUTE_MS = 60_000
const PAUSES_MS = [10_000, 30_000, MINUTE_MS, 5 * MINUTE_MS, 10 * MINUTE_MS]
/** The finance offices' systems are shut at night for hours: whoever waits longer than this is told to a person. */
const PERSON_AFTER_MS = 2 * 60 * MINUTE_MS

/** How long until it is asked about again; it never ends. */
export const pauseAfter = (asks: number): number => PAUSES_MS[asks] ?? 30 * MINUTE_MS

/** Whether somebody of the staff has to call the finance office: it says no, or it has said nothing for two hours. */
export const needsPerson = (
  { openedAt, taskAt }: { openedAt: Date; taskAt?: Date },
  isRefused: boolean,
  now: Date,
): boolean => taskAt === undefined && (isRefused || now.getTime() - openedAt.getTime() >= PERSON_AFTER_MS)
