import type { ErrorCode } from '@anju/shared-types'
import type { Transact } from '../../platform/db/transact.ts'
import type { Call } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'

export interface Refused {
  refused: ErrorCode
  text?: string
  field?: string
}

/**
 * Refuses, unless this call repeats one that went through: then its first reply is given again. For refusals found before the
 * transaction, where a repeat of a success would otherwise be told that its own place is taken. Costs one shared read.
 */
export const refuseUnlessRepeat = <T>(transact: Transact, call: Call, { refused, ...more }: Refused): Promise<T> =>
  transact<T>(call, async () => refuse(refused, more))
