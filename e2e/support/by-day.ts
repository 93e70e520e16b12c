import { addDays, shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import { isQuietAt } from '../../server/src/domain/notices/quiet-hours.ts'
import { type City, startCity } from './city.ts'

/** So long before the quiet hours that the journey is over when they begin. */
const JOURNEY_MS = 20 * 60_000
const OFFICE_OPENS = '09:30'

/** How far it is from here to hours in which phones ring; nothing by day. */
function toMorning(now: Date): number {
  if (!isQuietAt(now) && !isQuietAt(new Date(now.getTime() + JOURNEY_MS))) return 0
  const today = shanghaiInstant(shanghaiDate(now), OFFICE_OPENS)
  const morning = today > now ? today : shanghaiInstant(addDays(shanghaiDate(now), 1), OFFICE_OPENS)
  return morning.getTime() - now.getTime()
}

/**
 * A city for what happens in waking hours only. Started at night, the clocks of all its processes stand at the next morning: they agree among
 * each other, which is all that signatures and deadlines ask for.
 */
export async function startCityByDay(): Promise<City> {
  const ahead = toMorning(new Date())
  const { NODE_OPTIONS } = process.env
  const preload = new URL('clock-ahead.mjs', import.meta.url).href
  if (ahead > 0) {
    process.env.NODE_OPTIONS = `${NODE_OPTIONS ?? ''} --import ${preload}`
    process.env.CLOCK_AHEAD_MS = String(ahead)
  }
  try {
    return await startCity()
  } finally {
    delete process.env.CLOCK_AHEAD_MS
    if (NODE_OPTIONS === undefined) delete process.env.NODE_OPTIONS
    else process.env.NODE_OPTIONS = NODE_OPTIONS
  }
}
