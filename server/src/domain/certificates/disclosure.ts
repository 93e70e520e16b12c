import type { CertificateScope } from '@anju/shared-types'
import type { Claim } from './claims.ts'
import type { ClaimName } from './kinds.ts'

/** What never stands on the face: the short forms for those who should not see the long ones. */
const shortForms: readonly ClaimName[] = ['statement', 'maskedHolder']

/**
 * What a reader sees (minimum disclosure). The statement alone proves "owner of one home in the district" or "eligible until" with a
 * masked name to compare with the person who shows it, and nothing else.
 */
const shown: Readonly<Record<CertificateScope, (name: ClaimName) => boolean>> = {
  statement: (name) => shortForms.includes(name),
  named: (name) => ['statement', 'holder', 'number'].includes(name),
  full: (name) => !shortForms.includes(name),
}

export const disclosed = <C extends Pick<Claim, 'name'>>(scope: CertificateScope, claims: readonly C[]): C[] =>
  claims.filter(({ name }) => shown[scope](name))

/** What is printed: everything in full, in the order of the certificate, without its own digest. */
export const printedClaims = <C extends Pick<Claim, 'name'>>(claims: readonly C[]): C[] =>
  disclosed('full', claims).filter(({ name }) => name !== 'paper')
