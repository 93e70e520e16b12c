import type { CaseState } from '@anju/shared-types'
import { MOST_PARTS } from '../payments/several-bills.ts'

/** A child as progress and bill look at it. */
export interface ChildFacts {
  row: number
  district: string
  state: CaseState
  /** Suspended, frozen, waiting for a supervisor. */
  isStopped: boolean
  fees?: { totalFen: number; isSettled: boolean }
}

export interface Count {
  total: number
  done: number
  /** Needs somebody of the organisation, or stands still. */
  problems: number
}

/** States in which the fee of a child is not known yet: it is reckoned with the decision. */
export const beforeFee: readonly CaseState[] = [
  'draft',
  'confirming',
  'submitted',
  'correcting',
  'reviewing',
  'approving',
  'entering',
]

const ended: readonly CaseState[] = ['closed', 'refused', 'returned', 'withdrawn', 'discarded']
export const failed: readonly CaseState[] = ['refused', 'returned', 'withdrawn', 'discarded']
const asks: readonly CaseState[] = ['correcting', 'feeDue']

/** States from which a child still goes on. */
export const goesOn: readonly CaseState[] = [...beforeFee, 'feeDue', 'ready']

export const isEnded = ({ state }: Pick<ChildFacts, 'state'>): boolean => ended.includes(state)

/** What somebody should look at first: refused or sent back, waiting for the organisation, standing still. */
export const isProblem = ({ state, isStopped }: Pick<ChildFacts, 'state' | 'isStopped'>): boolean =>
  failed.includes(state) || asks.includes(state) || (isStopped && !ended.includes(state))

const count = (children: readonly ChildFacts[]): Count => ({
  total: children.length,
  done: children.filter(isEnded).length,
  problems: children.filter(isProblem).length,
})

/** x of n done, and the same by district, the slowest first. */
export function progressOf(children: readonly ChildFacts[]): Count & { districts: (Count & { district: string })[] } {
  const districts = [...new Set(children.map(({ district }) => district))].map((district) => ({
    district,
    ...count(children.filter((one) => one.district === district)),
  }))
  const share = ({ done, total }: Count) => (total === 0 ? 1 : done / total)
  return {
    ...count(children),
    districts: districts.toSorted((a, b) => share(a) - share(b) || (a.district < b.district ? -1 : 1)),
  }
}

/** Problems first, then what is still open, then what is done; inside by the row of the list. */
export const watchOrder = (a: ChildFacts, b: ChildFacts): number => {
  const rank = (one: ChildFacts) => (isProblem(one) ? 0 : isEnded(one) ? 2 : 1)
  return rank(a) - rank(b) || a.row - b.row
}

/** What one payment can pay now, in the order of the list, and how many rows are left for another time. */
export function dueOf<Child extends ChildFacts>(children: readonly Child[]) {
  const open = children.filter(({ state, fees }) => state === 'feeDue' && fees && !fees.isSettled)
  const due = open.toSorted((a, b) => a.row - b.row).slice(0, MOST_PARTS)
  return {
    due,
    dueFen: due.reduce((sum, { fees }) => sum + (fees?.totalFen ?? 0), 0),
    waiting: children.filter(({ state }) => beforeFee.includes(state)).length + open.length - due.length,
  }
}

/** One bill for all children: the sum of what each of them owes, to the fen. */
export function billOf(children: readonly ChildFacts[]) {
  const lines = children.flatMap(({ row, fees }) =>
    fees ? [{ row, amountFen: fees.totalFen, isSettled: fees.isSettled }] : [],
  )
  return {
    lines: lines.toSorted((a, b) => a.row - b.row),
    totalFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0),
    openFen: lines.reduce((sum, { amountFen, isSettled }) => sum + (isSettled ? 0 : amountFen), 0),
  }
}
