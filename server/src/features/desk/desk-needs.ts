import type { Staff } from '../../platform/http/call.ts'
import type { Directory } from '../accounts/directory.ts'
import type { QueueCore } from '../queue/queue-core.ts'

/** What the use-cases of the desk share; each names in its own signature what it takes beside. */
export interface DeskNeeds extends QueueCore {
  directory: Directory
}

export type Clerk = Staff
