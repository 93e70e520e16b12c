import type { AppointmentState } from '@anju/shared-types'
import type { PlaceChange } from './places.ts'

export const appointmentActions = [
  'confirm',
  'release',
  'expire',
  'move',
  'cancel',
  'runLate',
  'arrive',
  'complete',
  'miss',
  'excuse',
  'appeal',
  'uphold',
  'reject',
  'handBack',
  'keep',
] as const
export type AppointmentAction = (typeof appointmentActions)[number]

export type AppointmentEvent =
  | 'appointment.confirmed'
  | 'appointment.released'
  | 'appointment.expired'
  | 'appointment.moved'
  | 'appointment.cancelled'
  | 'appointment.late'
  | 'appointment.arrived'
  | 'appointment.completed'
  | 'appointment.missed'
  | 'appointment.excused'
  | 'appointment.handed-back'
  | 'appointment.kept'
  | 'appeal.opened'
  | 'appeal.decided'

/** Where an action leads, the one event it records, and what happens to the place. */
export interface Edge {
  to: AppointmentState
  event: AppointmentEvent
  place?: PlaceChange
}

type Table = Record<AppointmentState, Partial<Record<AppointmentAction, Edge>>>

/**
 * The whole life of an appointment (D4). Only these edges exist; what else must hold for one is in decide.ts.
 * `arrived` may stay: a person who leaves the queue has used the place and is free to book again.
 */
export const appointmentTransitions = {
  held: {
    confirm: { to: 'confirmed', event: 'appointment.confirmed', place: { from: 'held', to: 'booked' } },
    release: { to: 'released', event: 'appointment.released', place: { from: 'held', to: 'free', flow: 'holdsEnded' } },
    expire: { to: 'expired', event: 'appointment.expired', place: { from: 'held', to: 'free', flow: 'holdsEnded' } },
  },
  confirmed: {
    move: { to: 'moved', event: 'appointment.moved', place: { from: 'booked', to: 'free', flow: 'moved' } },
    cancel: {
      to: 'cancelled',
      event: 'appointment.cancelled',
      place: { from: 'booked', to: 'free', flow: 'cancelled' },
    },
    runLate: { to: 'confirmed', event: 'appointment.late' },
    arrive: { to: 'arrived', event: 'appointment.arrived', place: { from: 'booked', to: 'arrived' } },
    miss: { to: 'missed', event: 'appointment.missed', place: { from: 'booked', to: 'missed' } },
    excuse: { to: 'excused', event: 'appointment.excused', place: { from: 'booked', to: 'missed' } },
    // Whoever made it for the person may not act for them any more: the person is asked whether they want it.
    handBack: { to: 'confirmed', event: 'appointment.handed-back' },
    keep: { to: 'confirmed', event: 'appointment.kept' },
  },
  arrived: {
    complete: { to: 'completed', event: 'appointment.completed', place: { from: 'arrived', to: 'used' } },
  },
  missed: {
    appeal: { to: 'missed', event: 'appeal.opened' },
    uphold: { to: 'excused', event: 'appeal.decided' },
    reject: { to: 'missed', event: 'appeal.decided' },
  },
  completed: {},
  expired: {},
  released: {},
  cancelled: {},
  moved: {},
  excused: {},
} as const satisfies Table

/** States in which a person still has a claim on a place; one such appointment a service and person. */
export const isActive = (state: AppointmentState): boolean => state === 'held' || state === 'confirmed'

export const edgeOf = (state: AppointmentState, action: AppointmentAction): Edge | undefined =>
  (appointmentTransitions as Table)[state][action]
