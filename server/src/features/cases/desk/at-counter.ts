import type { StaffCase } from '@anju/shared-types'
import type { Call, Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import { moveCase } from '../change-case.ts'
import type { CaseNeeds } from '../needs.ts'
import { atDesk, decided } from './at-desk.ts'

/** Records a payment that the counter's POS took, to the fen. */
export const settleFees = (
  needs: CaseNeeds,
  { id, amountFen, slip }: { id: string; amountFen: number; slip: string },
  caller: Staff,
  call: Call,
): Promise<StaffCase> =>
  atDesk(needs, id, caller, call, {
    office: (row) => row.plan.accept.department,
    roles: ['clerk', 'supervisor'],
    work: async (tx, row, table, me) => {
      if (row.state !== 'feeDue' || !row.fees) return refuse('STATE_MOVED')
      if (amountFen !== row.fees.totalFen) return refuse('AMOUNT_DIFFERS', { field: 'amountFen' })
      if (amountFen > 0) {
        const { hallId } = caller.staff
        await needs.till.take(tx, { caseId: id, title: row.name, amountFen, slip, hallId, by: me.shown })
      }
      const settled = { at: tx.now, by: me.staffNo, text: `窗口 POS 收款，单号 ${slip}`, amountFen }
      return moveCase(needs, tx, row, table, {
        action: 'settleFees',
        who: me.shown,
        text: `窗口收费 ${(amountFen / 100).toFixed(2)} 元`,
        patch: decided(row, me, tx.now, '收费', { amountFen, slip }),
        after: { fees: { ...row.fees, settled } },
      })
    },
  })

/** The result is in the hands of whoever may have it. */
export const handOver = (
  needs: CaseNeeds,
  { id, to }: { id: string; to: string },
  caller: Staff,
  call: Call,
): Promise<StaffCase> =>
  atDesk(needs, id, caller, call, {
    office: (row) => row.plan.accept.department,
    roles: ['clerk', 'supervisor'],
    work: async (tx, row, table, me) =>
      moveCase(needs, tx, row, table, {
        action: 'handOver',
        who: me.shown,
        text: `已发证，领取人：${to}`,
        patch: decided(row, me, tx.now, '发证', { to }),
      }),
  })
