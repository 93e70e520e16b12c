import type { Case } from '@anju/shared-types'

/** Whether this person has something to do now. */
export function isMyTurn({ state, allowedActions }: Pick<Case, 'state' | 'allowedActions'>): boolean {
  const may = (action: string) => allowedActions.includes(action)
  return may('submit') || may('confirm') || state === 'correcting' || state === 'feeDue' || state === 'ready'
}
