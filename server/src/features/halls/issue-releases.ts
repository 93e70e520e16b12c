import { isPlainDate, type PlainDate, shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import { dueReleaseDays, placesPerSlot, releaseInstant, slotTimes } from '../../domain/appointments/day-plan.ts'
import { lastOfferAt } from '../../domain/appointments/waitlist.ts'
import type { Clock } from '../../platform/clock.ts'
import { isDuplicateKey } from '../../platform/db/errors.ts'
import type { Transact } from '../../platform/db/transact.ts'
import { systemCall } from '../../platform/http/call.ts'
import type { Ids } from '../../platform/ids.ts'
import { type Hall, type HallService, type HallStore, servicesOf } from './hall-store.ts'
import { type Release, releaseId, type Slot, type SlotStore, slotId } from './slot-store.ts'

export interface IssueNeeds {
  halls: HallStore
  slots: SlotStore
  transact: Transact
  clock: Clock
  ids: Ids
}

/**
 * Issues every release whose moment has come and that is not out yet; says how many. Safe to repeat and to run on two workers:
 * the ids of a release and its slots say what they are, so a second one is refused whole.
 */
export async function issueReleases({ halls, slots, transact, clock, ids }: IssueNeeds): Promise<number> {
  const now = clock.now()
  const { halls: all, services, calendar } = await halls.catalogue()
  let issued = 0
  for (const hall of all.values()) {
    const days = dueReleaseDays(hall, hall.policy, calendar, now)
    const [first, last] = [days[0], days.at(-1)]
    if (!first || !last) continue
    const out = new Set((await slots.releasesOf(hall._id, first, last)).map((release) => release._id))
    for (const date of days) {
      const missing = servicesOf(hall, services).filter((service) => !out.has(releaseId(hall._id, service._id, date)))
      issued += await issue(missing.map((service) => planRelease(hall, service, date)))
    }
  }
  return issued

  /** A day's releases in one transaction; when another worker was faster with one of them, each by itself. */
  async function issue(planned: Planned[]): Promise<number> {
    if (!planned.length) return 0
    try {
      await transact(systemCall('issue-releases', { now, ids }), (tx) => slots.issue(tx.session, planned))
      return planned.length
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      if (planned.length === 1) return 0
      let count = 0
      for (const one of planned) count += await issue([one])
      return count
    }
  }
}

interface Planned {
  release: Release
  slots: Slot[]
}

/** The release of one hall, service and day, and its slots, all places free. */
function planRelease(hall: Hall, service: HallService, date: PlainDate): Planned {
  const release = releaseId(hall._id, service._id, date)
  const count = placesPerSlot(hall.windows, service._id, service.durationMinutes, hall.policy)
  const slots = slotTimes(hall.sessions, hall.policy.slotMinutes).map(({ from, to }) => ({
    _id: slotId(release, from),
    releaseId: release,
    hallId: hall._id,
    service: service._id,
    date,
    from,
    to,
    startsAt: shanghaiInstant(date, from),
    lastOfferAt: lastOfferAt(shanghaiInstant(date, from)),
    endsAt: shanghaiInstant(date, to),
    places: Array.from({ length: count }, (_, i) => ({ no: i + 1, state: 'free' as const })),
    cancelled: 0,
    moved: 0,
    holdsEnded: 0,
  }))
  return {
    release: {
      _id: release,
      hallId: hall._id,
      service: service._id,
      date,
      releasedAt: releaseInstant(date, hall.policy),
      issued: slots.length * count,
    },
    slots,
  }
}

/**
 * The hall, service and time that a slot id names, when such a slot will exist once its day is released. Tells a slot that is not
 * out yet from one that never was.
 */
export function slotToCome(
  id: string,
  halls: ReadonlyMap<string, Hall>,
  services: ReadonlyMap<string, HallService>,
  now: Date,
): { hall: Hall; date: PlainDate } | undefined {
  const [hallId, code, date, time] = id.split('_')
  const hall = halls.get(hallId ?? '')
  const service = services.get(code ?? '')
  if (!hall || !service || !date || !time || !isPlainDate(date)) return undefined
  if (date <= shanghaiDate(now) || !servicesOf(hall, services).includes(service)) return undefined
  const known = slotTimes(hall.sessions, hall.policy.slotMinutes).some(({ from }) => from.replace(':', '') === time)
  return known ? { hall, date } : undefined
}
