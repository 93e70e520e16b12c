import type { Case } from '@anju/shared-types'

/** Whether this person has something to do now. */
export const isMyTurn = ({ state, allowedActions }: Pick<Case, 'state' | 'allowedActions'>): boolean =>
  state === 'correcting' || ['submit', 'confirm', 'payFees', 'collect'].some((one) => allowedActions.includes(one))
