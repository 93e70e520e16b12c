import { HOMES, SALE_CONTRACTS } from '../../people/homes.ts'
import type { Source } from '../exchange/source.ts'

/** 网签备案: contracts in which somebody buys; a home signed for and not registered yet counts as a home. */
export const saleContracts: Source = {
  name: 'contracts',
  title: '网签备案：作为买方的合同',
  path: 'sale-contracts',
  authority: 'contracts',
  latencyMs: [200, 800],
  record: ({ slug }) => ({
    contracts: SALE_CONTRACTS.filter(({ buyers }) => buyers.includes(slug)).map(
      ({ number, home, signedOn, status }) => {
        const { unitCode, district, usage } = HOMES.find((each) => each.slug === home) ?? {}
        return { number, signedOn, status, unitCode, district, usage }
      },
    ),
  }),
}
