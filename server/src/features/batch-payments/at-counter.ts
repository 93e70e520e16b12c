import type { CounterBill } from '@anju/shared-types'
import { staffShown } from '../../domain/identity/staff-words.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { BatchBill } from '../case-batches/batch-bills.ts'
import type { BatchPaymentNeeds } from './needs.ts'

const view = ({ number, name, organisation, parts, partsFen, waiting }: BatchBill): CounterBill => ({
  ...{ number, name, organisation, amountFen: partsFen, count: parts.length, waiting },
})

export const showCounterBill = async ({ batchBills }: BatchPaymentNeeds, number: string): Promise<CounterBill> =>
  view(await batchBills.byNumber(number))

/** The POS took the sum of all bills that are due: one entry of the book, and every case settled in the same transaction. */
export async function takeAtCounter(
  needs: BatchPaymentNeeds,
  { number, amountFen, slip }: { number: string; amountFen: number; slip: string },
  { staff }: Staff,
  call: Call,
): Promise<CounterBill> {
  const bill = await needs.batchBills.byNumber(number)
  if (bill.partsFen === 0) return refuse('PAYMENT_NOT_DUE')
  if (bill.partsFen !== amountFen) return refuse('AMOUNT_DIFFERS', { field: 'amountFen' })
  const prepared = await Promise.all(bill.parts.map(({ caseId }) => needs.bills.prepare(caseId)))
  const by = staffShown(staff)
  await needs.transact(
    call,
    async (tx) => {
      for (const [at, part] of bill.parts.entries()) {
        const open = await prepared[at]?.(tx)
        // Paid elsewhere in this moment: the clerk reads the sum anew before the card is charged again.
        if (!open?.isDue || open.totalFen !== part.amountFen) return refuse('AMOUNT_DIFFERS', { field: 'amountFen' })
        const text = `窗口 POS 收款（批量件 ${number}），单号 ${slip}`
        await open.settle({ at: tx.now, by: staff.staffNo, text, amountFen: part.amountFen })
      }
      const title = `${bill.name}（${bill.parts.length} 套）`
      const { batchId: caseId, parts } = bill
      await needs.till.take(tx, { caseId, parts, title, amountFen, slip, hallId: staff.hallId, by })
      return { number }
    },
    { line: `case:${bill.batchId}` },
  )
  return showCounterBill(needs, number)
}
