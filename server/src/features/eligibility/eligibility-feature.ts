import { eligibility as contract } from '@anju/shared-types'
import type { Feature } from '../../platform/parts.ts'
import { evaluatePurchase } from './evaluate-purchase.ts'
import { listRules } from './list-rules.ts'

/** Purchase eligibility for anybody: the answer of the published rules, and the rules themselves. */
export function createEligibilityFeature(): Feature<typeof contract.table> {
  return {
    name: 'eligibility',
    contract,
    handlers: {
      evaluate: async ({ body }) => evaluatePurchase(body),
      rules: async ({ query }) => listRules(query.city),
    },
  }
}
