import { canonicalText } from '../../domain/canonical.ts'
import type { Parts } from '../../platform/parts.ts'
import { createAccountBook } from '../account-book/account-book.ts'
import type { CounterTill } from '../cases/counter-till.ts'
import { createPayOrderStore } from './pay-order-store.ts'

/** Money that a counter took: an order that was paid when it began. It is refunded at a counter, and has a receipt like any other. */
export function createCounterTill(parts: Pick<Parts, 'db' | 'cipher' | 'ids'>): CounterTill {
  const [orders, book] = [createPayOrderStore(parts.db), createAccountBook(parts)]
  return {
    async take(tx, { caseId, parts: several, title, amountFen, slip, hallId, by }) {
      const id = parts.ids.id()
      const number = `C${id}`
      await orders.insert(
        {
          ...{ _id: id, number, caseId, title, amountFen, way: 'counter', state: 'paid' },
          ...(several && { parts: several }),
          ...{ openedAt: tx.now, expiresAt: tx.now, asks: 0, changedAt: tx.now },
          ...{ paidFen: amountFen, paidAt: tx.now, tradeNo: slip },
          history: [{ at: tx.now, who: by, text: `窗口收款，单号 ${slip}` }],
        },
        tx.session,
      )
      await book.post(tx, {
        move: { kind: 'paid', channel: 'counter', for: 'fees' },
        ...{ channel: 'counter', amountFen, at: tx.now, caseId, orderNumber: number, outsideNumber: slip, hallId, by },
        ...(several && { parts: several }),
        proof: {
          kind: 'slip',
          number: slip,
          words: canonicalText({ caseId, number, amountFen, slip, by, at: tx.now }),
        },
      })
      tx.record({ type: 'payment.booked', subject: { kind: 'payment', id }, data: { caseId } })
      // Somebody may be sent to pay the same bill on a phone: that ends before they do.
      const paid = [caseId, ...(several ?? []).map((part) => part.caseId)]
      for (const open of await orders.openWith(paid, tx.session)) await orders.endNow(open._id, tx.now, tx.session)
    },
  }
}
