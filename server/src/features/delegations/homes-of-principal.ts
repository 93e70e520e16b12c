import type { Call, Staff } from '../../platform/http/call.ts'
import { readPerson } from './ask-delegation.ts'
import type { DelegationNeeds, PersonName } from './needs.ts'

/**
 * Homes of whoever stands in a mandate on paper, so that the clerk chooses the one that it names instead of typing 28 digits. The look is
 * recorded and shown to its subject before anything is shown here.
 */
export async function homesOfPrincipal(
  { register, directory, accounts }: DelegationNeeds,
  { principal, paper }: { principal: PersonName; paper: string },
  caller: Staff,
  { now }: Pick<Call, 'now'>,
) {
  const person = readPerson(principal, 'principal', now)
  const account = await accounts.store.findVerified(person.idNumber)
  if (account) {
    const why = `登记委托书：${paper}`
    await directory.recordView({ viewer: caller, accountId: account.id, what: '登记簿上的房产', why, at: now })
  }
  const answer = await register.ownedBy(person, { purpose: '窗口登记委托书', consent: paper })
  if (answer.kind === 'unknown') return { state: 'silent' as const, items: [] }
  return { state: 'answered' as const, items: answer.units.map(({ unitCode, address }) => ({ unitCode, address })) }
}
