import {
  type AppealState,
  type AppointmentState,
  type ErrorCode,
  type PlainDate,
  shanghaiDate,
  shanghaiInstant,
} from '@anju/shared-types'
import { type AppointmentAction, type Edge, edgeOf } from './states.ts'

/** What a decision looks at. The instants were fixed when the place was taken, by the hall's policy of that moment (D2). */
export interface AppointmentFacts {
  state: AppointmentState
  date: PlainDate
  startsAt: Date
  holdEndsAt?: Date
  cancelBefore: Date
  checkInFrom: Date
  /** From here on a person who has not come counts as not come. */
  missAfter: Date
  appeal: AppealState
  /** Made by an agent whose mandate has ended since, and the person has not said yet whether they want it. */
  isUndecided?: boolean
  /** Given back to the person once, whether or not they have said yes since: the news of it may come again. */
  isHandedBack?: boolean
}

export type Decision = { edge: Edge } | { refused: ErrorCode; text?: string }

/** Whether an action is allowed now, and what it does. The only way an appointment moves. */
export function decide(appointment: AppointmentFacts, action: AppointmentAction, now: Date): Decision {
  const edge = edgeOf(appointment.state, action)
  if (!edge) return { refused: whyNoEdge(appointment, action) }
  return guards[action]?.(appointment, now) ?? { edge }
}

type Guard = (appointment: AppointmentFacts, now: Date) => { refused: ErrorCode; text?: string } | undefined

const beforeHoldEnds: Guard = ({ holdEndsAt }, now) =>
  holdEndsAt && now < holdEndsAt ? undefined : { refused: 'HOLD_ENDED' }
const notCome: Guard = ({ missAfter }, now) => (now < missAfter ? { refused: 'STATE_MOVED' } : undefined)
const whileOpen: Guard = ({ appeal }) => (appeal === 'open' ? undefined : { refused: 'APPEAL_DECIDED' })

/** What must hold beside the state. An edge without a guard is free. */
const guards: Partial<Record<AppointmentAction, Guard>> = {
  confirm: beforeHoldEnds,
  release: beforeHoldEnds,
  expire: (appointment, now) => (beforeHoldEnds(appointment, now) ? undefined : { refused: 'STATE_MOVED' }),
  cancel: ({ cancelBefore }, now) => (now < cancelBefore ? undefined : { refused: 'CANCEL_TOO_LATE' }),
  move: ({ startsAt }, now) => (now < startsAt ? undefined : { refused: 'MOVE_TOO_LATE' }),
  runLate: ({ date, missAfter }, now) => {
    if (shanghaiDate(now) < date) return { refused: 'STATE_MOVED', text: '还没到预约当天，如时间不合适可以改期。' }
    return now < missAfter ? undefined : { refused: 'STATE_MOVED' }
  },
  arrive: ({ date, checkInFrom }, now) => {
    if (now < checkInFrom) return { refused: 'TOO_EARLY' }
    return shanghaiDate(now) === date ? undefined : { refused: 'STATE_MOVED' }
  },
  miss: notCome,
  excuse: notCome,
  appeal: ({ appeal }) => (appeal === 'none' ? undefined : { refused: 'APPEAL_EXISTS' }),
  uphold: whileOpen,
  reject: whileOpen,
  handBack: ({ isHandedBack }) => (isHandedBack ? { refused: 'STATE_MOVED' } : undefined),
  keep: ({ isUndecided }) => (isUndecided ? undefined : { refused: 'STATE_MOVED' }),
}

/** An action whose time has gone by gets the sentence for that, not a bare "something changed". */
function whyNoEdge({ state, appeal }: AppointmentFacts, action: AppointmentAction): ErrorCode {
  if ((action === 'confirm' || action === 'release') && (state === 'expired' || state === 'released')) {
    return 'HOLD_ENDED'
  }
  if (action === 'appeal' && appeal !== 'none') return 'APPEAL_EXISTS'
  if ((action === 'uphold' || action === 'reject') && appeal !== 'none' && appeal !== 'open') return 'APPEAL_DECIDED'
  return 'STATE_MOVED'
}

/** The state a person is shown: a hold that has run out is over, whether or not somebody has tidied it yet. */
export const stateAt = ({ state, holdEndsAt }: Pick<AppointmentFacts, 'state' | 'holdEndsAt'>, now: Date) =>
  state === 'held' && holdEndsAt !== undefined && holdEndsAt <= now ? 'expired' : state

/** Names of the routes that would be accepted now, for the buttons of the app. */
export function allowedActions(appointment: AppointmentFacts, now: Date): string[] {
  const offered = ['confirm', 'release', 'move', 'cancel', 'runLate', 'appeal', 'keep'] as const
  const allowed: string[] = offered.filter((action) => 'edge' in decide(appointment, action, now))
  if (mayEditDraft(appointment, now)) allowed.push('saveDraft')
  if (mayShowCode(appointment, now)) allowed.push('showCode')
  return allowed
}

/** Filling in goes on as long as the hold does. */
export const mayEditDraft = (appointment: AppointmentFacts, now: Date): boolean =>
  appointment.state === 'held' && !beforeHoldEnds(appointment, now)

/** The code to show at the desk, as long as the person may still come. */
export const mayShowCode = ({ state, missAfter }: AppointmentFacts, now: Date): boolean =>
  state === 'confirmed' && now < missAfter

/** Cancelling ends with the day before: 24:00 Beijing time. */
export const cancelBefore = (date: PlainDate): Date => shanghaiInstant(date, '00:00')
