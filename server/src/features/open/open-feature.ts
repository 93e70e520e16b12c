import { open as contract, shanghaiDate } from '@anju/shared-types'
import { swapRefund } from '../../domain/fees/swap-refund.ts'
import { checkIdentifier } from '../../domain/identity/check-identifier.ts'
import type { Feature, Parts } from '../../platform/parts.ts'
import { createHallStore } from '../halls/hall-store.ts'
import { answerQuota, answerRates } from './answer-quota.ts'
import { compareWithQuote } from './compare-with-quote.ts'
import { answerEstimate } from './estimate-fees.ts'
import { findDue } from './find-due.ts'
import { answerContribution, limitWithdrawal } from './limit-withdrawal.ts'
import { planOffset } from './plan-offset.ts'
import { planPrepayment, planRepayment } from './plan-repayment.ts'
import { getQuote, quoteFees } from './quote-fees.ts'
import { createQuoteStore } from './quote-store.ts'

/** What anybody may have computed without saying who they are: fees, loans, limits, numbers. Only quotes are stored. */
export function createOpenFeature({ db, config }: Pick<Parts, 'db' | 'config'>): Feature<typeof contract.table> {
  const needs = { quotes: createQuoteStore(db), keys: config.QUOTE_KEYS, halls: createHallStore(db) }
  return {
    name: 'open',
    contract,
    handlers: {
      estimateFees: async ({ body }) => answerEstimate(body),
      quoteFees: ({ body }, _caller, { now }) => quoteFees(needs, body, now),
      getQuote: ({ params, query }, _caller, { now }) => getQuote(needs, params.id, query.signature, now),
      compareQuote: ({ params, body }, _caller, { now }) => compareWithQuote(needs, params.id, body, now),
      swapRefund: async ({ body }) => swapRefund(body),
      repaymentPlan: async ({ body }) => planRepayment(body),
      prepayment: async ({ body }) => planPrepayment(body),
      loanRates: async ({ query }) => answerRates(query.on, query.paidOut),
      loanQuota: async ({ body }) => answerQuota(body),
      withdrawalLimit: ({ body }) => limitWithdrawal(needs, body),
      offset: async ({ body }) => planOffset(body),
      contribution: ({ body }) => answerContribution(needs, body),
      due: ({ body }) => findDue(needs, body),
      checkIdentifier: async ({ body }, _caller, { now }) => checkIdentifier(body.kind, body.value, shanghaiDate(now)),
    },
  }
}
