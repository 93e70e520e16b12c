import type { CollectionState } from '@anju/shared-types'
import { type CollectionAction, type Direction, nextCollectionState } from './collection-states.ts'
import type { HandOverCodes } from './custody.ts'

/** What the courier says of a parcel. Numbered without gaps, whatever order the messages come in. */
export interface TrackEvent {
  seq: number
  kind: 'picked-up' | 'moving' | 'delivered' | 'returning' | 'returned' | 'lost'
  at: Date
  place: string
  text: string
  /** Whose hands: 快递员 王师傅（8812）. */
  person: string
  /** What was entered on the courier's device. */
  code?: string
}

/** What one message of the courier means for the paper. */
export interface TrackStep {
  event: TrackEvent
  action?: CollectionAction
  byCode: boolean
  /** Why a person has to look. */
  trouble?: string
}

const actionOf: Partial<Record<TrackEvent['kind'], CollectionAction>> = {
  'picked-up': 'pickUp',
  delivered: 'deliver',
  returning: 'sendBack',
  returned: 'takeBack',
  lost: 'lose',
}
const legOfKind = { 'picked-up': 'fetch', delivered: 'deliver', returned: 'back' } as const

/**
 * What follows from messages that nobody has looked at yet, in their order. That a parcel left is a fact even with a wrong code; that
 * somebody received it is believed only with the right one.
 */
export function followTrack(
  {
    state,
    direction,
    codes,
    seenSeq,
  }: {
    state: CollectionState
    direction: Direction
    codes: HandOverCodes
    seenSeq: number
  },
  events: readonly TrackEvent[],
): TrackStep[] {
  let now = state
  const steps: TrackStep[] = []
  for (const event of events.filter(({ seq }) => seq > seenSeq).toSorted((a, b) => a.seq - b.seq)) {
    const step = stepOf(event, { state: now, direction, codes })
    if (step.action) now = nextCollectionState(now, step.action, direction)?.to ?? now
    steps.push(step)
  }
  return steps
}

function stepOf(
  event: TrackEvent,
  { state, direction, codes }: { state: CollectionState; direction: Direction; codes: HandOverCodes },
): TrackStep {
  const action = actionOf[event.kind]
  if (!action) return { event, byCode: false }
  const leg = legOfKind[event.kind as keyof typeof legOfKind]
  const byCode = leg !== undefined && event.code === codes[leg]
  if (!nextCollectionState(state, action, direction)) {
    return { event, byCode, trouble: `快递报“${event.text}”，与现在的状态对不上` }
  }
  if (leg === undefined) return { event, action, byCode }
  if (byCode) return { event, action, byCode }
  if (event.kind === 'picked-up') return { event, action, byCode, trouble: '快递取走时没有核对交接码' }
  return { event, byCode, trouble: '快递说已交到，但交接码不对' }
}

/** Days without a word from the courier after which somebody asks (ours). */
export const SILENT_DAYS = 3
const DAY = 86_400_000

/** When a parcel that nobody hears of becomes a question. */
export const isSilent = (state: CollectionState, lastNews: Date, now: Date): boolean =>
  ['ordered', 'posted', 'returning'].includes(state) && now.getTime() - lastNews.getTime() >= SILENT_DAYS * DAY
