import { parseArgs } from 'node:util'
import { outboxModel } from '../platform/outbox/outbox-store.ts'
import { withHouse } from './whole-server.ts'

const USAGE = 'node --import tsx server/src/tools/requeue-events.ts --since 2026-11-21T08:00:00Z'
const BATCH = 500

/**
 * After Redis lost data: queues every event since then once more. Listeners re-read and act only where something is left to do, so
 * one that was worked on already changes nothing.
 */
const { values } = parseArgs({ options: { since: { type: 'string' } } })
const since = new Date(values.since ?? '')
if (Number.isNaN(since.getTime())) {
  console.error(USAGE)
  process.exit(2)
}
await withHouse(async ({ parts, dispatcher }) => {
  let events = 0
  let last: { at: Date; _id: string } | undefined
  for (;;) {
    const rows = await outboxModel(parts.db)
      .find(
        last ? { $or: [{ at: { $gt: last.at } }, { at: last.at, _id: { $gt: last._id } }] } : { at: { $gte: since } },
        { type: 1, at: 1 },
      )
      .sort({ at: 1, _id: 1 })
      .limit(BATCH)
      .lean()
    if (rows.length === 0) break
    await dispatcher.queue(rows)
    last = rows.at(-1)
    events += rows.length
  }
  console.log(JSON.stringify({ events }))
})
