import type { CollectionState } from '@anju/shared-types'

export const collectionActions = [
  'keep',
  'order',
  'callOff',
  'pickUp',
  'handOver',
  'deliver',
  'sendBack',
  'takeBack',
  'lose',
  'replace',
] as const
export type CollectionAction = (typeof collectionActions)[number]
export type CollectionEvent =
  | 'collection.chosen'
  | 'collection.called-off'
  | 'collection.posted'
  | 'collection.delivered'
  | 'collection.returning'
  | 'collection.came-back'
  | 'collection.lost'
  | 'collection.replaced'

interface CollectionEdge {
  to: CollectionState | readonly CollectionState[]
  event: CollectionEvent
}
type Table = Record<CollectionState, Partial<Record<CollectionAction, CollectionEdge>>>

const keep = { to: 'waiting', event: 'collection.chosen' } as const
const order = { to: 'ordered', event: 'collection.chosen' } as const
const deliver = { to: 'delivered', event: 'collection.delivered' } as const
const lose = { to: 'lost', event: 'collection.lost' } as const
/** A result lies at the window again; papers that were to be fetched are with the citizen again. */
const startAgain = ['waiting', 'calledOff'] as const
const takeBack = { to: startAgain, event: 'collection.came-back' } as const

/** The way of a paper between the office and the citizen, in both directions (E71). */
export const collectionTransitions = {
  waiting: { keep, order, handOver: deliver },
  ordered: {
    keep,
    callOff: { to: 'calledOff', event: 'collection.called-off' },
    pickUp: { to: 'posted', event: 'collection.posted' },
    handOver: deliver,
  },
  posted: { deliver, lose, sendBack: { to: 'returning', event: 'collection.returning' } },
  returning: { takeBack, lose },
  // What was thought lost may turn up at either end.
  lost: { deliver, takeBack, replace: { to: startAgain, event: 'collection.replaced' } },
  delivered: {},
  calledOff: { order },
} as const satisfies Table

export const collectionEdge = (state: CollectionState, action: CollectionAction): CollectionEdge | undefined =>
  (collectionTransitions as Table)[state][action]

/** `out`: the result to the citizen. `in`: papers of the citizen to the office. */
export type Direction = 'out' | 'in'

/** Where an action leads; undefined: not now. */
export function nextCollectionState(
  state: CollectionState,
  action: CollectionAction,
  direction: Direction,
): { to: CollectionState; event: CollectionEvent } | undefined {
  // Nobody's own papers wait at a window to be handed to them.
  if (direction === 'in' && (action === 'keep' || action === 'handOver')) return undefined
  if (direction === 'out' && action === 'callOff') return undefined
  const edge = collectionEdge(state, action)
  if (!edge) return undefined
  const to = typeof edge.to === 'string' ? edge.to : direction === 'out' ? 'waiting' : 'calledOff'
  return { to, event: edge.event }
}
