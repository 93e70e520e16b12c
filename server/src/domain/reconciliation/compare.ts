import type { DifferenceKind } from '@anju/shared-types'

/** A movement as one of the two sides has it. */
export interface Movement {
  amountFen: number
}

/** What the platform's line says. */
export interface BillLine extends Movement {
  /** False: shown, but the money did not move. */
  isDone: boolean
}

/** What we know under the same number: the movement in our book, or only the number. */
export interface OurSide {
  booked?: Movement
  isKnown: boolean
}

/** Whether a line of the bill and our book say the same, to the fen; undefined when they do. */
export function differenceOf(line: BillLine, { booked, isKnown }: OurSide): DifferenceKind | undefined {
  if (!line.isDone) return booked ? 'state' : undefined
  if (!booked) return isKnown ? 'state' : 'missingHere'
  return booked.amountFen === line.amountFen ? undefined : 'amount'
}

export type Totals = { count: number; paidFen: number; repaidFen: number }
export const noTotals: Totals = { count: 0, paidFen: 0, repaidFen: 0 }

export const withMovement = (
  { count, paidFen, repaidFen }: Totals,
  { kind, amountFen }: { kind: 'paid' | 'repaid' } & Movement,
): Totals => ({
  count: count + 1,
  paidFen: paidFen + (kind === 'paid' ? amountFen : 0),
  repaidFen: repaidFen + (kind === 'repaid' ? amountFen : 0),
})
