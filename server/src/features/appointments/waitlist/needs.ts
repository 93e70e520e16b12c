import type { Parts } from '../../../platform/parts.ts'
import type { Waits } from '../../halls/waits.ts'
import { createNeeds } from '../needs.ts'
import { createWaitStore } from './wait-store.ts'

export const createWaitNeeds = (parts: Parameters<typeof createNeeds>[0] & Pick<Parts, 'db'>, waits: Waits) => ({
  ...createNeeds(parts, waits),
  entries: createWaitStore(parts.db),
})

export type WaitNeeds = ReturnType<typeof createWaitNeeds>
