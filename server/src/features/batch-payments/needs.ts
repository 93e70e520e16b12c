import type { BatchBills } from '../case-batches/batch-bills.ts'
import type { CounterTill } from '../cases/counter-till.ts'
import type { PaymentNeeds } from '../payments/needs.ts'

export interface BatchPaymentNeeds extends PaymentNeeds {
  batchBills: BatchBills
  till: CounterTill
}
