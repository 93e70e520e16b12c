import type { CaseState } from '@anju/shared-types'

/** What may be collected or fetched while a case stands where it does: a result once it is decided, papers until then. */
export const disposition = (state: CaseState, handsOver: boolean) => ({
  mayChoose: handsOver && (state === 'feeDue' || state === 'ready'),
  mayFetch: state === 'submitted' || state === 'correcting' || state === 'reviewing',
})
