import { usualMinutes } from '../../domain/queue/estimate.ts'
import { type TrackRecord, trackRecord } from '../../domain/queue/track-record.ts'
import type { Clock } from '../../platform/clock.ts'
import type { HallService } from '../halls/hall-store.ts'
import type { TicketFigures } from './ticket-figures.ts'

/** How fast a hall serves a service, and how good its estimates were. */
export interface Pace {
  minutesEach: number
  record?: TrackRecord
}

/** Medians of the last 30 move slowly; every view of a hall shares what was read within this time. */
const FRESH_MS = 30_000

export type PaceOf = (hallId: string, services: readonly HallService[]) => Promise<ReadonlyMap<string, Pace>>

export function createPace({ figures, clock }: { figures: TicketFigures; clock: Clock }): PaceOf {
  const memos = new Map<string, { at: number; pace: Promise<Pace> }>()
  const read = async (hallId: string, service: HallService): Promise<Pace> => {
    const [minutes, past] = await Promise.all([
      figures.serviceMinutes(hallId, service._id, 30),
      figures.estimates(hallId, service._id, 50),
    ])
    return { minutesEach: usualMinutes(minutes, service.durationMinutes), record: trackRecord(past) }
  }
  const paceOf = (hallId: string, service: HallService): Promise<Pace> => {
    const key = `${hallId} ${service._id}`
    const at = clock.now().getTime()
    const memo = memos.get(key)
    if (memo && Math.abs(at - memo.at) < FRESH_MS) return memo.pace
    const pace = read(hallId, service)
    memos.set(key, { at, pace })
    pace.catch(() => memos.delete(key))
    return pace
  }
  return async (hallId, services) =>
    new Map(await Promise.all(services.map(async (service) => [service._id, await paceOf(hallId, service)] as const)))
}
