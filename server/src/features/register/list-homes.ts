import type { Register } from '../../gateways/register/register.ts'
import type { Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { HallStore } from '../halls/hall-store.ts'
import { type HomesReply, homeView } from './homes-view.ts'

export interface HomesNeeds {
  gateway: Pick<Register, 'ownedBy'>
  accounts: Pick<Accounts, 'store'>
  halls: Pick<HallStore, 'calendar'>
}

/** One's own homes as the register has them now. A silent register is said as such, never as "you own nothing" (D3). */
export async function listHomes(needs: HomesNeeds, { accountId }: Verified, now: Date): Promise<HomesReply> {
  const account = await needs.accounts.store.find(accountId)
  if (account?.realName.state !== 'verified') return refuse('REAL_NAME_REQUIRED')
  const { name, idNumber } = account.realName
  const why = { purpose: '本人查询名下房产', consent: `own-${accountId}` }
  const [answer, calendar] = await Promise.all([needs.gateway.ownedBy({ name, idNumber }, why), needs.halls.calendar()])
  if (answer.kind === 'unknown') return { state: 'silent', source: '不动产登记簿', items: [] }
  return {
    state: 'answered',
    source: '不动产登记簿',
    asOf: answer.asOf.toISOString(),
    items: answer.units.map((unit) => homeView(unit, { idNumber }, now, calendar)),
  }
}
