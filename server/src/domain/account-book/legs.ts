import type { BookAccount, PayChannel } from '@anju/shared-types'

/** One thing that happened to money. */
export type MoneyMove =
  /** It arrived, and pays the bill, is looked at by a person, or is somebody's to have back. */
  | { kind: 'paid'; channel: PayChannel; for: 'fees' | 'held' | 'owed' }
  /** It was decided to give money back that had been taken as a fee, or was being looked at. */
  | { kind: 'owed'; from: 'fees' | 'held' }
  /** The payer has it again. */
  | { kind: 'repaid'; channel: PayChannel }
  /**
   * The platform cannot carry out that refund any more: the money is still here. A part of a fee is a fee again, anything else waits for
   * somebody who decides.
   */
  | { kind: 'reversed'; to: 'fees' | 'held' }

/** Double entry: what one account receives another one gives. */
export interface Legs {
  debit: BookAccount
  credit: BookAccount
}

export function legsOf(move: MoneyMove): Legs {
  switch (move.kind) {
    case 'paid':
      return { debit: move.channel, credit: move.for }
    case 'owed':
      return { debit: move.from, credit: 'owed' }
    case 'repaid':
      return { debit: 'owed', credit: move.channel }
    case 'reversed':
      return { debit: 'owed', credit: move.to }
  }
}

export type Balances = Record<BookAccount, number>

/** Debit less credit of every account, in fen. The sum over all accounts is always zero. */
export function balancesOf(entries: Iterable<Legs & { amountFen: number }>): Balances {
  const sums: Balances = { wechat: 0, alipay: 0, counter: 0, fees: 0, held: 0, owed: 0 }
  for (const { debit, credit, amountFen } of entries) {
    sums[debit] += amountFen
    sums[credit] -= amountFen
  }
  return sums
}

/** Under which key the platform's bill of the day shows the same movement; undefined for what it cannot know, and for a counter. */
export const billKeyOf = (
  move: MoneyMove,
  { orderNumber, refundNumber }: { orderNumber?: string; refundNumber?: string },
): string | undefined =>
  'channel' in move && move.channel === 'counter'
    ? undefined
    : move.kind === 'paid' && orderNumber
      ? `P:${orderNumber}`
      : move.kind === 'repaid' && refundNumber
        ? `R:${refundNumber}`
        : undefined
