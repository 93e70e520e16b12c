import type { Display } from '@anju/shared-types'
import type { StreamSource } from '../../platform/http/event-stream.ts'
import { makeHallCode } from '../queue/hall-code.ts'
import type { QueueCore } from '../queue/queue-core.ts'
import { steady } from '../queue/steady.ts'
import { displayView } from './display-view.ts'

type Needs = Pick<QueueCore, 'watch' | 'clock' | 'config'>

/** The hall's screen as it is now, with the check-in code of this minute. */
export async function showDisplay({ watch, clock, config }: Needs, hallId: string): Promise<Display> {
  const here = await watch.read(hallId)
  const now = clock.now()
  const { code, expiresAt } = makeHallCode(config.HALL_CODE_KEY, hallId, now)
  const url = `${config.PUBLIC_ORIGIN}/#/packages/queue/check-in/index?code=${encodeURIComponent(code)}`
  return displayView(here, { code, url, expiresAt: expiresAt.toISOString() }, now)
}

/** The hall's screen as it changes. */
export async function followDisplay(needs: Needs, hallId: string): Promise<StreamSource<Display>> {
  // Refuses an unknown hall before anything is kept for its followers.
  await needs.watch.read(hallId)
  return {
    read: steady(() => showDisplay(needs, hallId)),
    subscribe: (changed) => needs.watch.follow(hallId, changed),
  }
}
