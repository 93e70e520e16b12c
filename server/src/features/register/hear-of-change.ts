import { isDuplicateKey } from '../../platform/db/errors.ts'
import { systemCall } from '../../platform/http/call.ts'
import type { Parts } from '../../platform/parts.ts'
import type { UnitMirrorStore } from './unit-mirror-store.ts'

export interface HearNeeds extends Pick<Parts, 'transact' | 'clock' | 'ids'> {
  units: UnitMirrorStore
}

export interface HeardChange {
  unitCode: string
  version: number
  what: string
}

/** Notes that a unit file has moved and says so once, however often and by whichever way the news comes. */
export async function hearOfChange(needs: HearNeeds, change: HeardChange): Promise<void> {
  const { unitCode, version, what } = change
  const call = systemCall('register', { now: needs.clock.now(), ids: needs.ids })
  try {
    await needs.transact(
      call,
      async (tx) => {
        const isNews = await needs.units.hear({ _id: unitCode, version, what, heardAt: tx.now }, tx.session)
        if (!isNews) return
        tx.record({
          type: 'register.unit-changed',
          subject: { kind: 'unit', id: unitCode },
          data: { unitCode, version, what },
        })
      },
      { line: `unit:${unitCode}` },
    )
  } catch (error) {
    // Another process heard of the same unit for the first time in the same moment: look again at what it wrote.
    if (!isDuplicateKey(error)) throw error
    await hearOfChange(needs, change)
  }
}
