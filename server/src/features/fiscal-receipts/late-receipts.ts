import type { StaffFiscalReceipt } from '@anju/shared-types'
import { staffShown } from '../../domain/identity/staff-words.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import type { EventHandler } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import type { ReceiptNeeds } from './needs.ts'
import { staffReceipt } from './receipt-view.ts'

export async function listLate({ receipts, office }: ReceiptNeeds) {
  const [due, rows] = await Promise.all([receipts.countDue(), receipts.late()])
  return { due, items: rows.map((row) => staffReceipt(office, row)) }
}

/** Somebody has spoken to the finance office: asked again at once, under the same business number. */
export async function askAgain(
  { transact, receipts, office }: ReceiptNeeds,
  id: string,
  { staff }: Staff,
  call: Call,
): Promise<StaffFiscalReceipt> {
  await transact(call, async (tx) => {
    const row = (await receipts.find(id, tx.session)) ?? refuse('NOT_FOUND')
    const entry = { at: tx.now, who: staffShown(staff), text: '马上再开一次' }
    if (row.state !== 'due' || !(await receipts.save(row, { askAt: tx.now }, entry, tx.session)))
      return refuse('STATE_MOVED')
    tx.record({ type: 'fiscal-receipt.asked-again', subject: { kind: 'fiscal-receipt', id }, data: {} })
    return { id }
  })
  return staffReceipt(office, (await receipts.find(id)) ?? refuse('NOT_FOUND'))
}

/** A receipt that does not come is a task of the supervisors. */
export const tellOfLate =
  ({ receipts, duty, notifier }: ReceiptNeeds): EventHandler =>
  async ({ _id: eventId, subject }) => {
    const row = await receipts.find(subject.id)
    if (row?.state !== 'due') return
    for (const accountId of await duty.accountsOf('supervisor')) {
      await notifier.notify({
        ...{ eventId, accountId, vars: {}, page: 'packages/cashier/fiscal-receipts/index' },
        title: '有财政票据没开出来',
        text: `业务流水号 ${row._id}：${row.problem ?? ''}。请联系财政部门，系统会一直用同一个流水号再试。`,
      })
    }
  }
