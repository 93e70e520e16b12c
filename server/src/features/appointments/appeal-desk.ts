import type { Appeal } from '@anju/shared-types'
import type { Call, Staff } from '../../platform/http/call.ts'
import type { Parts } from '../../platform/parts.ts'
import type { Directory } from '../accounts/directory.ts'
import type { Waits } from '../halls/waits.ts'
import { decideAppeal } from './decide-appeal.ts'
import { listAppeals } from './list-appeals.ts'
import { createNeeds } from './needs.ts'

/** What the supervisor's desk needs of appeals. */
export interface AppealDesk {
  /** Open appeals of a hall, the oldest first. */
  list(hallId: string, now: Date): Promise<{ items: Appeal[] }>
  decide(decision: { id: string; uphold: boolean; answer: string }, staff: Staff, call: Call): Promise<Appeal>
}

export function createAppealDesk(
  parts: Parts,
  { directory, waits }: { directory: Directory; waits: Waits },
): AppealDesk {
  const needs = { ...createNeeds(parts, waits), directory }
  return {
    list: (hallId, now) => listAppeals(needs, hallId, now),
    decide: (decision, staff, call) => decideAppeal(needs, decision, staff, call),
  }
}
