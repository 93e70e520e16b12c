import type { Route } from '../../kit/route.ts'
import type { World } from '../../world.ts'
import { enterprise } from '../enterprise/enterprise.ts'
import { fundAccount } from '../fund-account/fund-account.ts'
import { fundLoans } from '../fund-loans/fund-loans.ts'
import { household } from '../household/household.ts'
import { incomeTax } from '../income-tax/income-tax.ts'
import { marriage } from '../marriage/marriage.ts'
import { military } from '../military/military.ts'
import { createRequestCheck } from '../population/signatures.ts'
import { realEstate } from '../real-estate/real-estate.ts'
import { saleContracts } from '../sale-contracts/sale-contracts.ts'
import { socialInsurance } from '../social-insurance/social-insurance.ts'
import { talent } from '../talent/talent.ts'
import { type Source, sourceRoute } from './source.ts'

/** Everything behind the exchange's one key. */
export const SOURCES: readonly Source[] = [
  household,
  marriage,
  socialInsurance,
  incomeTax,
  realEstate,
  saleContracts,
  talent,
  military,
  enterprise,
  fundAccount,
  fundLoans,
]

export function exchangeRoutes(world: World): Route[] {
  // One memory of nonces: what was asked of one source cannot be asked of another again.
  const check = createRequestCheck(world.keys.govData, world.clock)
  return SOURCES.map((source) => sourceRoute(source, world, check))
}
