import type { CertificateLine, Verification } from '@anju/shared-types'
import type { Tone } from '../../components/tag/index.tsx'

/** Only what holds now is green. */
export const toneOf = ({ state }: Pick<CertificateLine, 'state'>): Tone =>
  state === 'issued' ? 'ok' : state === 'suspended' ? 'act' : 'off'

/** What to do with the answer: believe it, look again, or not believe it. */
export function toneOfOutcome(outcome: Verification['outcome']): 'ok' | 'act' | 'danger' {
  if (outcome === 'valid') return 'ok'
  return ['codeTooOld', 'codeUsed', 'unknown', 'suspended'].includes(outcome) ? 'act' : 'danger'
}
