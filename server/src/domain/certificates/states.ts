import type { CertificateState } from '@anju/shared-types'

export const certificateActions = ['suspend', 'resume', 'revoke', 'expire', 'replace'] as const
export type CertificateAction = (typeof certificateActions)[number]
export type CertificateEvent =
  | 'certificate.suspended'
  | 'certificate.resumed'
  | 'certificate.revoked'
  | 'certificate.expired'
  | 'certificate.replaced'

type Table = Record<
  CertificateState,
  Partial<Record<CertificateAction, { to: CertificateState; event: CertificateEvent }>>
>

const ends = {
  revoke: { to: 'revoked', event: 'certificate.revoked' },
  expire: { to: 'expired', event: 'certificate.expired' },
  replace: { to: 'replaced', event: 'certificate.replaced' },
} as const

/** The life of a certificate (D4). Whatever has ended never holds again: a new one is issued instead. */
export const certificateTransitions = {
  issued: { suspend: { to: 'suspended', event: 'certificate.suspended' }, ...ends },
  suspended: { resume: { to: 'issued', event: 'certificate.resumed' }, ...ends },
  revoked: {},
  expired: {},
  replaced: {},
} as const satisfies Table

export const certificateEdge = (state: CertificateState, action: CertificateAction) =>
  (certificateTransitions as Table)[state][action]

/** States that a certificate can still leave. */
export const livingStates: readonly CertificateState[] = ['issued', 'suspended']
