import { payOrderStates, refundStates } from '@anju/shared-types'
import type { Connection } from 'mongoose'
import { createPayOrderStore } from './pay-order-store.ts'
import { createRefundStore } from './refunds/refund-store.ts'

interface Known {
  stateLabel: string
  /** One file to look into; a batch has many. */
  caseId?: string
}

/** Which numbers of a bill are ours (`P:` an order, `R:` a refund), how they stand, and whose they are. */
export function createKnownMovements(db: Connection) {
  const [orders, refunds] = [createPayOrderStore(db), createRefundStore(db)]
  const numbers = (keys: readonly string[], prefix: string) =>
    keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
  return async (keys: readonly string[]): Promise<Map<string, Known>> => {
    const [paid, back] = await Promise.all([
      orders.byNumbers(numbers(keys, 'P:')),
      refunds.byNumbers(numbers(keys, 'R:')),
    ])
    return new Map<string, Known>([
      ...paid.map(
        ({ number, state, caseId, parts }) =>
          [`P:${number}`, { stateLabel: payOrderStates[state], ...(!parts && { caseId }) }] as const,
      ),
      ...back.map(({ number, state, caseId }) => [`R:${number}`, { stateLabel: refundStates[state], caseId }] as const),
    ])
  }
}
