import { payLinks } from '@anju/shared-types'
import type { Feature, Parts } from '../../platform/parts.ts'
import type { PaymentNeeds } from '../payments/needs.ts'
import { codeAtWindow } from './code-at-window.ts'
import type { PayLinkNeeds } from './needs.ts'
import { createPayLink, listPayLinks, withdrawPayLink } from './own-links.ts'
import { askPayerOrder, claimPayerOrder, lookAtCode, payByCode, showPayerOrder } from './pay-by-code.ts'
import { createPayLinkStore } from './pay-link-store.ts'
import { thankPayer } from './thank-payer.ts'

/** A family member or helper pays by a one-off code, and sees nothing of the file (E60). */
export function createPayLinksFeature(
  parts: Parts,
  { payments, ...others }: { payments: PaymentNeeds } & Pick<PayLinkNeeds, 'notifier' | 'feeAtDesk'>,
): Feature<typeof payLinks.table> {
  const needs = { ...payments, cipher: parts.cipher, links: createPayLinkStore(parts.db), ...others }
  return {
    name: 'payLinks',
    contract: payLinks,
    handlers: {
      ofCase: ({ params }, caller, { now }) => listPayLinks(needs, params.caseId, caller, now),
      create: ({ params }, caller, call) => createPayLink(needs, params.caseId, caller, call),
      withdraw: ({ params }, caller, call) => withdrawPayLink(needs, params.id, caller, call),
      atWindow: ({ params }, caller, call) => codeAtWindow(needs, params.caseId, caller, call),
      look: ({ body }, _, { now }) => lookAtCode(needs, body.code, now),
      pay: ({ body }, caller, call) => payByCode(needs, body, caller, call),
      order: ({ params }, caller, { now }) => showPayerOrder(needs, params.id, caller, now),
      claim: ({ params }, caller, call) => claimPayerOrder(needs, params.id, caller, call),
      ask: ({ params }, caller, call) => askPayerOrder(needs, params.id, caller, call),
    },
    on: { 'payment.booked': thankPayer(needs) },
  }
}
