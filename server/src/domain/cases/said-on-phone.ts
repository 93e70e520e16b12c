import { gets } from './party-roles.ts'

/** The paper in which the other owners agree to what is done with the home. */
export const CO_OWNER_CONSENT = 'co-owner-consent'

export interface SayingCase {
  /** Still with its sides, who may change it: nobody has to have confirmed yet. */
  isOpen: boolean
  parties: readonly { side: string; confirmed?: unknown }[]
  /** What the register said when it was asked after they confirmed. */
  found?: readonly { id: string }[]
}

/**
 * Papers that nobody brings because owners say it themselves: each co-owner who is a party reads the act and confirms on the own phone
 * (意愿确认, E27), which is the form that the item files name (当面或网上实名签署). `asked`: they will; `said`: all have. An owner whom the
 * register knows and who is no party has said nothing: then the paper is asked for (民法典 301), as it is when a co-owner will not or cannot
 * take part.
 */
export function saidOnPhone({ isOpen, parties, found = [] }: SayingCase): Readonly<Record<string, 'asked' | 'said'>> {
  const giving = parties.filter((one) => !gets(one, parties))
  const owners = giving.length > 0 ? giving : parties
  if (owners.length < 2 || (!isOpen && found.some(({ id }) => id === 'co-owner-missing'))) return {}
  if (owners.every(({ confirmed }) => confirmed !== undefined)) return { [CO_OWNER_CONSENT]: 'said' }
  return isOpen ? { [CO_OWNER_CONSENT]: 'asked' } : {}
}
