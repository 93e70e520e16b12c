import type { PlainDate } from '@anju/shared-types'
import type { Connection } from 'mongoose'
import { ticketModel } from './ticket-store.ts'

/** A person at a window for less than this was not served, only sent away. */
const SHORTEST_SERVICE_MINUTES = 0.5
const minutes = (from: Date, to: Date) => Math.max(0, (to.getTime() - from.getTime()) / 60_000)

/** What past tickets say: how long service took, how long people waited, how good estimates were. */
export function createTicketFigures(db: Connection) {
  const model = ticketModel(db)
  return {
    /** Minutes that the last people of a service spent at the window, the newest first. */
    async serviceMinutes(hallId: string, service: string, limit: number): Promise<number[]> {
      const rows = await model
        .find(
          { hallId, service, state: 'done', startedAt: { $exists: true }, endedByClock: { $exists: false } },
          { startedAt: 1, endedAt: 1 },
        )
        .sort({ endedAt: -1 })
        .limit(limit)
        .lean()
      return rows
        .map(({ startedAt, endedAt }) => (startedAt && endedAt ? minutes(startedAt, endedAt) : 0))
        .filter((taken) => taken >= SHORTEST_SERVICE_MINUTES)
    },

    /** The last estimates that were given for a service and what the wait really was, the newest first. */
    async estimates(hallId: string, service: string, limit: number) {
      const rows = await model
        .find(
          { hallId, takenFor: service, firstCalledAt: { $exists: true }, quoted: { $exists: true } },
          { takenAt: 1, firstCalledAt: 1, quoted: 1 },
        )
        .sort({ firstCalledAt: -1 })
        .limit(limit)
        .lean()
      return rows.flatMap(({ takenAt, firstCalledAt, quoted }) =>
        firstCalledAt && quoted
          ? [{ expectedMinutes: quoted.expectedMinutes, waitedMinutes: minutes(takenAt, firstCalledAt) }]
          : [],
      )
    },

    /** Minutes the hall kept people waiting who were called since a moment, the newest first. Early birds count from their slot. */
    async waitsSince(hallId: string, service: string, since: Date, limit: number): Promise<number[]> {
      const rows = await model
        .find({ hallId, takenFor: service, firstCalledAt: { $gte: since } }, { dueAt: 1, firstCalledAt: 1 })
        .sort({ firstCalledAt: -1 })
        .limit(limit)
        .lean()
      return rows.flatMap(({ dueAt, firstCalledAt }) => (firstCalledAt ? [minutes(dueAt, firstCalledAt)] : []))
    },

    /**
     * Minutes the hall kept people waiting who took their ticket between two moments, as seen at the second: who was not called by then
     * counts with the wait so far, who left before without being called does not count.
     */
    async waitsBetween(hallId: string, service: string, from: Date, to: Date): Promise<number[]> {
      const rows = await model
        .find(
          { hallId, takenFor: service, takenAt: { $gte: from, $lte: to } },
          { dueAt: 1, firstCalledAt: 1, endedAt: 1 },
        )
        .sort({ takenAt: 1 })
        .lean()
      return rows.flatMap(({ dueAt, firstCalledAt, endedAt }) => {
        if (firstCalledAt && firstCalledAt <= to) return [minutes(dueAt, firstCalledAt)]
        return endedAt && endedAt <= to ? [] : [minutes(dueAt, to)]
      })
    },

    /** People waiting on a day, by hall; a hall without anybody is missing. */
    async waitingByHall(hallIds: readonly string[], date: PlainDate): Promise<Map<string, number>> {
      const rows = await model.aggregate<{ _id: string; count: number }>([
        { $match: { hallId: { $in: [...hallIds] }, date, state: 'waiting' } },
        { $group: { _id: '$hallId', count: { $sum: 1 } } },
      ])
      return new Map(rows.map((row) => [row._id, row.count]))
    },
  }
}
export type TicketFigures = ReturnType<typeof createTicketFigures>
