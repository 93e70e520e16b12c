import type { Caller } from './api.ts'

/** The hall that is open at any hour, in which every journey works whatever the time is. */
export const ALWAYS_OPEN = 'jn-shimin'

interface Places {
  items: { id: string; from: string; free: number }[]
}
interface Days {
  items: { date: string; state: string }[]
}
export interface Booked {
  id: string
  slotId: string
}

interface Where {
  service: string
  dayAt?: number
  hall?: string
  /** For whoever has delegated booking. */
  delegationId?: string
}

/** Holds the first free place of a day; `dayAt` counts the days that are open, 0 is the first. */
export async function holdOn(
  caller: Caller,
  { service, dayAt = 1, hall = ALWAYS_OPEN, delegationId }: Where,
): Promise<Booked> {
  const days = await caller.get<Days>(`/open/halls/${hall}/days?service=${service}`)
  const day = days.items.filter(({ state }) => state === 'open')[dayAt]
  if (!day) throw new Error(`${hall} has no open day number ${dayAt} for ${service}`)
  const places = await caller.get<Places>(`/open/halls/${hall}/days/${day.date}/places?service=${service}`)
  const free = places.items.find((place) => place.free > 0)
  if (!free) throw new Error(`${hall} has no free place on ${day.date}`)
  return caller.post<Booked>('/appointments', { slotId: free.id, ...(delegationId && { delegationId }) })
}

/** Holds and confirms. */
export async function book(
  caller: Caller,
  where: Where,
  draft: { remark?: string; needs?: string[] } = {},
): Promise<Booked> {
  const held = await holdOn(caller, where)
  return caller.post<Booked>(`/appointments/${held.id}/confirm`, { remark: '', needs: [], ...draft })
}

/** Takes a number with the code that the hall's screen shows now. */
export async function checkIn(
  caller: Caller,
  { service, hall = ALWAYS_OPEN }: { service?: string; hall?: string } = {},
): Promise<{ id: string; number: string }> {
  const display = await caller.get<{ checkIn: { code: string } }>(`/open/halls/${hall}/display`)
  return caller.post('/queue/check-in', { hallCode: display.checkIn.code, service })
}
