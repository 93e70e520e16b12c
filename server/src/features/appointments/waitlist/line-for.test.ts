import { plainDate, shanghaiInstant } from '@anju/shared-types'
import { expect, it } from 'vitest'
import { systemCall } from '../../../platform/http/call.ts'
import { claimAdmission } from '../../../testing/admission.ts'
import { createTestHouse } from '../../../testing/house.ts'
import { createAppointmentStore } from '../appointment-store.ts'
import { lineFor } from './line-for.ts'
import { createWaitStore, type WaitEntry } from './wait-store.ts'

let needs: Parameters<typeof lineFor>[0]
const house = await createTestHouse({
  worker: false,
  build: ({ parts: { db } }) => {
    needs = { entries: createWaitStore(db), appointments: createAppointmentStore(db) }
    return { features: [], admission: claimAdmission }
  },
})
const { parts } = house

const now = house.clock.now()
const date = plainDate('2026-03-10')
const slot = {
  ...{ _id: 'lixia_sale_2026-03-10_0930', hallId: 'lixia', service: 'sale', date, from: '09:30' },
  startsAt: shanghaiInstant(date, '09:30'),
}
/** The place in line is in the id; two joined at a time. */
const entry = (place: number, more: Partial<WaitEntry> = {}): WaitEntry => ({
  ...{
    _id: `entry-${String(place).padStart(3, '0')}`,
    accountId: `account-${place}`,
    service: 'sale',
    hallIds: ['lixia'],
  },
  ...{ from: plainDate('2026-03-09'), to: plainDate('2026-03-13'), parts: ['morning'], answered: [] },
  joinedAt: new Date(now.getTime() + Math.floor(place / 2) * 1_000),
  ...{ state: 'waiting', active: true, revision: 0, unanswered: 0, history: [] },
  ...more,
})
const join = (rows: readonly WaitEntry[]) =>
  parts.transact(systemCall('test', { now, ids: parts.ids }), async (tx) => {
    for (const row of rows) await needs.entries.insert(tx.session, row)
    return {}
  })

it('goes on behind the first few, in the order of joining, and past everybody whose wishes are others', async () => {
  const others = [entry(900, { hallIds: ['shizhong'] }), entry(901, { parts: ['afternoon'] })]
  const elsewhere = [entry(902, { to: plainDate('2026-03-09') }), entry(903, { service: 'loan' })]
  const before = Array.from({ length: 45 }, (_, place) => entry(place, { answered: [slot._id] }))
  await join([...others, ...elsewhere, ...before.toReversed()])
  const passed = before.map(({ _id }) => ({ id: _id, why: 'answered-before' }))
  expect(await lineFor(needs, slot, now)).toEqual({ passed, keepWaiting: false })

  await join([entry(46), entry(45)])
  expect(await lineFor(needs, slot, now)).toEqual({ next: 'entry-045', passed, keepWaiting: false })
})
