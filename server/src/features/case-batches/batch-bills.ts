import { dueOf } from '../../domain/batches/progress.ts'
import type { OrderPart } from '../../domain/payments/several-bills.ts'
import { refuse } from '../../platform/refusal.ts'
import type { BatchRow } from './batch-store.ts'
import { type BatchNeeds, ownBatch } from './needs.ts'
import { factsOf } from './show-batch.ts'

/** The bill of a batch as payments need it: what one order pays. */
export interface BatchBill {
  batchId: string
  number: string
  name: string
  organisation: string
  parts: OrderPart[]
  partsFen: number
  /** Rows that this order does not pay: their fee is not known yet, or one order holds no more. */
  waiting: number
}

export interface BatchBills {
  /** Refuses NOT_YOURS to whoever does not act for the organisation in such business. */
  show(batchId: string, accountId: string): Promise<BatchBill>
  /** For a counter, which asks nobody for a name. */
  byNumber(number: string): Promise<BatchBill>
  /** In whose name the receipt of the one payment is made out. */
  payerOf(batchId: string): Promise<string | undefined>
}

export function createBatchBills(needs: Pick<BatchNeeds, 'batches' | 'cases'>): BatchBills {
  const billOf = async (row: BatchRow): Promise<BatchBill> => {
    const children = await needs.cases.cases.ofBatch(row._id)
    const { due, dueFen, waiting } = dueOf(children.map((child) => ({ ...factsOf(child), caseId: child._id })))
    const parts = due.map(({ caseId, fees }) => ({ caseId, amountFen: fees?.totalFen ?? 0 }))
    const { _id: batchId, number, name, organisation } = row
    return { batchId, number, name, organisation: organisation.name, parts, partsFen: dueFen, waiting }
  }
  return {
    async show(batchId, accountId) {
      const me = await needs.cases.parties.person(accountId)
      return billOf(ownBatch(await needs.batches.find(batchId), me))
    },
    async byNumber(number) {
      return billOf((await needs.batches.byNumber(number)) ?? refuse('BATCH_UNKNOWN'))
    },
    async payerOf(batchId) {
      return (await needs.batches.find(batchId))?.organisation.name
    },
  }
}
