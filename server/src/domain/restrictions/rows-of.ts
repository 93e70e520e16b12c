import type { Other } from './last-day.ts'
import type { Known } from './restriction.ts'
import { CIVIL_CODE_FROM, type RowName } from './rows.ts'
import type { LinePlace } from './seizure-line.ts'

/** Keys of those who acquire the right (buyer, mortgagee); unknown while nobody has said who they are. */
export type Acquirers = Known<readonly string[]>

/** The rows that a restriction may fall under: more than one when a fact that tells them apart is unknown. */
export function rowsOf(restriction: Other, acquirers: Acquirers): RowName[] {
  switch (restriction.kind) {
    case 'mortgage': {
      if (restriction.registeredOn < CIVIL_CODE_FROM) return ['mortgage-before-2021']
      const free = restriction.isMaximum ? 'maximum-mortgage' : 'mortgage'
      return choose(restriction.hasTransferBan, 'mortgage-with-ban', free)
    }
    case 'advance-notice':
      return choose(isAmong(acquirers, restriction.holderKey), 'advance-notice-own-buyer', 'advance-notice')
    case 'mortgage-advance-notice':
      return choose(
        isAmong(acquirers, restriction.holderKey, restriction.debtorKey),
        'mortgage-advance-notice-own',
        'mortgage-advance-notice',
      )
    case 'sale-lock':
      return choose(isAmong(acquirers, restriction.holderKey), 'sale-lock-own-buyer', 'sale-lock')
    case 'residence':
      return choose(restriction.mayBeLet, 'residence-may-be-let', 'residence')
    default:
      return [restriction.kind]
  }
}

export function rowsOfSeizure({ seizure, state }: LinePlace, acquirers: Acquirers): RowName[] {
  if (state === 'waiting') return ['waiting-seizure']
  if (seizure.kind === 'pre-seizure')
    return choose(isAmong(acquirers, seizure.debtorKey), 'pre-seizure-own-buyer', 'pre-seizure')
  return [seizure.by === 'court' ? 'seizure' : 'agency-seizure']
}

function choose(answer: Known<boolean>, whenTrue: RowName, whenFalse: RowName): RowName[] {
  if (answer === 'unknown') return [whenTrue, whenFalse]
  return [answer ? whenTrue : whenFalse]
}

function isAmong(acquirers: Acquirers, ...keys: readonly (string | undefined)[]): Known<boolean> {
  const known = keys.filter((key) => key !== undefined)
  if (acquirers === 'unknown' || known.length === 0) return 'unknown'
  return known.some((key) => acquirers.includes(key))
}
