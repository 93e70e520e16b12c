import { compareOrder, type Ordered, type OrderKind } from './order.ts'

export interface Waiting extends Ordered {
  id: string
  service: string
  takenAt: Date
  orderKind: OrderKind
}
export interface OpenWindow {
  no: string
  services: readonly string[]
  /** Somebody was called to it or is being served. */
  busy: boolean
}

export interface Pool {
  windows: number
  freeWindows: number
  /** Services whose people compete for these windows. */
  services: ReadonlySet<string>
}

/** The open windows that serve a service, and whose people they are shared with. */
export function poolOf(service: string, windows: readonly OpenWindow[]): Pool {
  const mine = windows.filter((window) => window.services.includes(service))
  return {
    windows: mine.length,
    freeWindows: mine.filter((window) => !window.busy).length,
    services: new Set([service, ...mine.flatMap((window) => window.services)]),
  }
}

/** Who will be called before this ticket: everyone earlier in the order who waits for the same windows. */
export function aheadOf<T extends Waiting>(ticket: Waiting, waiting: readonly T[], pool: Pool): T[] {
  return waiting.filter((other) => pool.services.has(other.service) && compareOrder(other, ticket) < 0)
}

/** Who would be called before a person who takes a number now without appointment. */
export function aheadOfNewcomer<T extends Waiting>(waiting: readonly T[], pool: Pool, now: Date): T[] {
  return waiting.filter((other) => pool.services.has(other.service) && other.orderAt <= now)
}

const overtakingReasons: Record<OrderKind, string> = {
  appointment: '预约时段更早',
  'late-appointment': '预约后晚到',
  'walk-in': '现场取号',
  requeued: '过号后返回',
  transferred: '由其他业务转来',
}

/** Tells a person why somebody who came later stands before them (E22); undefined when nobody does. */
export function overtakingText(ticket: Waiting, ahead: readonly Waiting[]): string | undefined {
  const later = ahead.filter((other) => other.takenAt > ticket.takenAt)
  if (!later.length) return undefined
  const counts = new Map<OrderKind, number>()
  for (const other of later) counts.set(other.orderKind, (counts.get(other.orderKind) ?? 0) + 1)
  const parts = [...counts].map(([kind, count]) => `${count} 位${overtakingReasons[kind]}`)
  return `有 ${later.length} 位后取号的排在前面：${parts.join('，')}。`
}
