/**
 * Every event that a change may record, by feature. The payload holds ids only: a handler re-reads and checks that the
 * state still asks for it.
 */
export const eventTypes = [
  'account.created',
  'account.merged',
  'session.ended-everywhere',
  'real-name.asked',
  'real-name.verified',
  'appointment.held',
  'appointment.confirmed',
  'appointment.released',
  'appointment.expired',
  'appointment.moved',
  'appointment.cancelled',
  'appointment.late',
  'appointment.arrived',
  'appointment.completed',
  'appointment.missed',
  'appointment.excused',
  'appointment.reminder-due',
  'appeal.opened',
  'appeal.decided',
  'ticket.taken',
  'ticket.called',
  'ticket.recalled',
  'ticket.started',
  'ticket.missed',
  'ticket.requeued',
  'ticket.transferred',
  'ticket.left',
  'ticket.done',
  'window.opened',
  'window.closed',
  'calendar.replaced',
  'catalogue.changed',
] as const
export type EventType = (typeof eventTypes)[number]

export interface NewEvent {
  type: EventType
  /** The aggregate that changed. */
  subject: { kind: 'account' | 'appointment' | 'ticket' | 'window' | 'calendar' | 'catalogue'; id: string }
  /** Ids and codes, never personal data. */
  data?: Record<string, string | number | boolean>
}
