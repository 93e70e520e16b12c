/**
 * Every event that a change may record, by feature. The payload holds ids only: a handler re-reads and checks that the
 * state still asks for it.
 */
export const eventTypes = [
  'account.created',
  'account.merged',
  'account.phone-disowned',
  'session.ended-everywhere',
  'staff.signing-key-made',
  'staff.leave-written',
  'staff.leave-cancelled',
  'staff.post-set',
  'staff.qualification-set',
  'staff.ties-declared',
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
  'check.started',
  'check.consent-asked',
  'check.consent-given',
  'check.consent-withdrawn',
  'check.ready',
  'check.cancelled',
  'check.asking',
  'check.passed',
  'check.failed',
  'check.gap',
  'check.review-asked',
  'check.refusal-proposed',
  'check.renewed',
  'check.expiring',
  'check.expired',
  'check.consumed',
  'check.revoked',
  'challenge.opened',
  'challenge.decided',
  'challenge.overdue',
  'sample.decided',
  'sample.settled',
  'instant.switched',
  'delegation.asked',
  'delegation.given',
  'delegation.declined',
  'delegation.lapsed',
  'delegation.revoked',
  'delegation.resigned',
  'delegation.expired',
  'delegation.used',
  'owner-alert.sent',
  'owner-alert.look-ups-set',
  'outreach.opened',
  'outreach.done',
  'calendar.replaced',
  'catalogue.changed',
  'register.unit-changed',
  'register.entry-decided',
  'register.looked-up',
  'document.begun',
  'document.received',
  'document.scanned',
  'document.infected',
  'document.ready',
  'document.unreadable',
  'document.discarded',
  'document.expired',
  'document.kept',
  'document-use.consented',
  'document-use.withdrawn',
  'document-use.filed',
  'document-use.released',
  'document-use.ended',
  'organisation.claimed',
  'organisation.representative-ended',
  'organisation.deputy-appointed',
  'organisation.deputy-revoked',
  'name-doubt.opened',
  'name-doubt.opinion-given',
  'name-doubt.settled',
  'name-report.made',
  'name-report.answered',
  'live-check.begun',
  'live-check.passed',
  'live-check.failed',
  'live-check.cancelled',
  'live-check.lapsed',
  'live-check.used',
  'batch.listed',
  'batch.confirmed',
  'batch.discarded',
  'batch.lapsed',
  'batch.created',
  'batch.finished',
  'window-entry.begun',
  'window-entry.said-wrong',
  'window-entry.taken-back',
  'window-entry.submitted',
  'window-entry.closed',
  'payment.asked',
  'payment.booked',
  'payment.closed',
  'payment.frozen',
  'payment.refund-due',
  'payment.refunded',
  'case.submitted',
  'case.discarded',
  'case.lapsed',
  'case.party-confirmed',
  'case.reopened',
  'case.accepted',
  'case.shortfall',
  'case.supplied',
  'case.task-finished',
  'case.sent-back',
  'case.approved',
  'case.registered',
  'case.entry-refused',
  'case.withdrawn',
  'case.returned',
  'case.refused',
  'case.alert-upheld',
  'case.fees-settled',
  'case.handed-over',
  'case.paper-given',
  'case.out-asked',
  'case.alerted',
  'case.alert-cleared',
  'case.suspended',
  'case.resumed',
  'case.proposed',
  'case.proposal-denied',
  'case.handed-to',
  'case.warned',
  'case.covered',
  'case.promise-due',
  'case.promise-broken',
  'case.promise-postponed',
  'case.promise-false',
  'case.promise-repaired',
  'case.instantly-decided',
  'case.instant-declined',
  'case.more-asked',
  'case.more-denied',
  'case.deadline-moved',
] as const
export type EventType = (typeof eventTypes)[number]

export interface NewEvent {
  type: EventType
  /** The aggregate that changed. */
  subject: {
    kind:
      | 'account'
      | 'staff'
      | 'appointment'
      | 'ticket'
      | 'window'
      | 'check'
      | 'calendar'
      | 'catalogue'
      | 'document'
      | 'organisation'
      | 'batch'
      | 'live-check'
      | 'name-doubt'
      | 'name-report'
      | 'case'
      | 'unit'
      | 'entry'
      | 'window-entry'
      | 'outreach'
      | 'owner-alert'
      | 'payment'
      | 'delegation'
    id: string
  }
  /** Ids and codes, never personal data. */
  data?: Record<string, string | number | boolean>
}
