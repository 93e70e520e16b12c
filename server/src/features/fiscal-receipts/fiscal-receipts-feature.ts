import { fiscalReceipts as contract } from '@anju/shared-types'
import type { FiscalReceipts } from '../../gateways/fiscal-receipts/index.ts'
import type { EventHandler, Feature, Parts } from '../../platform/parts.ts'
import { createEntryStore } from '../account-book/entry-store.ts'
import { receiptForEntry } from './begin-next.ts'
import { askAgain, listLate, tellOfLate } from './late-receipts.ts'
import type { ReceiptNeeds } from './needs.ts'
import { createReceiptStore } from './receipt-store.ts'
import { staffReceipt } from './receipt-view.ts'
import { tellPayer } from './tell-payer.ts'
import { watchReceipts, workReceipt } from './work-receipt.ts'

/** 财政电子票据: each fee in the book has one receipt of the finance office, and what went back is struck (E60, E63). */
export function createFiscalReceiptsFeature(
  parts: Parts,
  outside: Pick<ReceiptNeeds, 'payerOf' | 'whoIsTold' | 'duty' | 'notifier'> & { office: FiscalReceipts },
): Feature<typeof contract.table> {
  const needs: ReceiptNeeds = {
    ...parts,
    ...outside,
    receipts: createReceiptStore(parts.db),
    entries: createEntryStore(parts.db),
  }
  const work: EventHandler = async ({ subject }) => {
    const row = await needs.receipts.find(subject.id)
    if (row?.state === 'due') await workReceipt(needs, row)
  }
  return {
    name: 'fiscalReceipts',
    contract,
    handlers: {
      late: () => listLate(needs),
      again: ({ params }, caller, call) => askAgain(needs, params.id, caller, call),
      ofOrder: async ({ params }) => ({
        items: (await needs.receipts.ofOrder(params.number)).map((row) => staffReceipt(needs.office, row)),
      }),
    },
    on: {
      'book.posted': receiptForEntry(needs),
      'fiscal-receipt.begun': work,
      'fiscal-receipt.asked-again': work,
      'fiscal-receipt.late': tellOfLate(needs),
      'fiscal-receipt.issued': tellPayer(needs),
    },
    every: [{ name: 'watch-fiscal-receipts', seconds: 10, run: () => watchReceipts(needs) }],
  }
}
