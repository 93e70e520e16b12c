import type { Quote } from '@anju/shared-types'
import { quoteVisit, waitRange } from '../../domain/appointments/quote.ts'
import { type Hall, type HallService, windowsFor } from './hall-store.ts'
import type { Slot } from './slot-store.ts'
import type { Waits } from './waits.ts'

/** Actual waits move slowly; every quote of a hall and service shares what was read within this time. */
const FRESH_MS = 15_000

/** Quotes of waiting and of the whole visit (E9), from what the queue knows. */
export interface VisitQuotes {
  ofSlot(hall: Hall, service: HallService, slot: Pick<Slot, 'date' | 'from' | 'places'>, now: Date): Promise<Quote>
  /** Wait of a person who comes to the hall now, for one service or for any. */
  ofNow(hall: Hall, services: readonly HallService[], waiting: number, now: Date): Promise<[number, number]>
}

export function createVisitQuotes(waits: Waits): VisitQuotes {
  const memos = new Map<string, { at: number; recent: Promise<number[]> }>()
  const recentOf = (hallId: string, service: string, now: Date): Promise<number[]> => {
    const key = `${hallId} ${service}`
    const memo = memos.get(key)
    if (memo && Math.abs(now.getTime() - memo.at) < FRESH_MS) return memo.recent
    const recent = waits.recent(hallId, service, now)
    memos.set(key, { at: now.getTime(), recent })
    recent.catch(() => memos.delete(key))
    return recent
  }
  return {
    async ofSlot(hall, service, slot, now) {
      return quoteVisit(slot.date, slot.from, {
        recent: await recentOf(hall._id, service._id, now),
        ahead: slot.places.filter((place) => place.state === 'booked' || place.state === 'arrived').length,
        windows: windowsFor(hall, service._id).length,
        serviceMinutes: service.durationMinutes,
      })
    },
    async ofNow(hall, services, waiting, now) {
      const recent = await Promise.all(services.map((service) => recentOf(hall._id, service._id, now)))
      const minutes = services.reduce((sum, service) => sum + service.durationMinutes, 0) / (services.length || 1)
      const windows = hall.windows.filter((window) =>
        services.some((service) => window.services.includes(service._id)),
      ).length
      return waitRange({ recent: recent.flat(), ahead: waiting, windows, serviceMinutes: minutes }).minutes
    },
  }
}
