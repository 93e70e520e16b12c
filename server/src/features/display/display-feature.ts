import { display } from '@anju/shared-types'
import type { Feature, Parts } from '../../platform/parts.ts'
import type { QueueCore } from '../queue/queue-core.ts'
import { followDisplay, showDisplay } from './show-display.ts'

/** The screen in the hall, and the same page in anyone's browser. */
export function createDisplayFeature(_parts: Parts, { core }: { core: QueueCore }): Feature<typeof display.table> {
  return {
    name: 'display',
    contract: display,
    handlers: {
      show: ({ params }) => showDisplay(core, params.hallId),
      follow: ({ params }) => followDisplay(core, params.hallId),
    },
  }
}
