import type { Ledger, PlainDate } from '@anju/shared-types'
import { ledgerOf } from '../../domain/appointments/ledger.ts'
import { refuse } from '../../platform/refusal.ts'
import type { HallStore } from './hall-store.ts'
import type { SlotStore } from './slot-store.ts'

export interface LedgerNeeds {
  halls: HallStore
  slots: SlotStore
}

/** The public ledger of a hall's day (E10): one line a release, each closing to zero. */
export async function showLedger(
  { halls, slots }: LedgerNeeds,
  hallId: string,
  date: PlainDate,
  now: Date,
): Promise<{ items: Ledger[] }> {
  const catalogue = await halls.catalogue()
  if (!catalogue.halls.has(hallId)) return refuse('NOT_FOUND')
  // Slots after releases: a release that is just coming out is then either not listed or whole.
  const releases = await slots.releasesOf(hallId, date, date)
  const found = await slots.ofHallDay(hallId, date)
  const items = releases.map((release) => ({
    releaseId: release._id,
    service: catalogue.services.get(release.service)?.name ?? release.service,
    date: release.date,
    releasedAt: release.releasedAt.toISOString(),
    ...ledgerOf(
      release.issued,
      found.filter((slot) => slot.releaseId === release._id),
      now,
    ),
  }))
  return { items }
}
