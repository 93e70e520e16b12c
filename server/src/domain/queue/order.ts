import { shanghaiTime } from '@anju/shared-types'

export type OrderKind = 'appointment' | 'late-appointment' | 'walk-in' | 'requeued' | 'transferred'

/** A ticket's position in the order: by `orderAt`, then by `orderSeq` (the arrival number of the hall's day), then by number. */
export interface Position {
  orderAt: Date
  orderSeq: number
  orderKind: OrderKind
  /** Why this position, in words the person and whoever is behind can read (E22). */
  orderReason: string
}

export interface Ordered {
  orderAt: Date
  orderSeq: number
  number: string
}

/** A person who was called and did not come goes behind so many of those whose time has come. */
const REQUEUE_BEHIND = 3

/** The one order of a queue; total, because numbers are unique in a hall's day. The store sorts by the same three fields. */
export const compareOrder = (a: Ordered, b: Ordered): number =>
  a.orderAt.getTime() - b.orderAt.getTime() ||
  a.orderSeq - b.orderSeq ||
  (a.number < b.number ? -1 : a.number > b.number ? 1 : 0)

export interface Arrival {
  at: Date
  seq: number
  appointment?: {
    from: Date
    /** Minutes after the start in which one is still in time. */
    graceMinutes: number
    /** Announced by "I will be late". */
    lateMinutes?: number
  }
}

/**
 * An appointment that comes in time stands at its slot's start, whenever it arrived; a late one and a walk-in stand at
 * their arrival. An announced lateness extends the grace.
 */
export function positionOfArrival({ at, seq, appointment }: Arrival): Position {
  const arrived = shanghaiTime(at)
  if (!appointment)
    return { orderAt: at, orderSeq: seq, orderKind: 'walk-in', orderReason: `现场取号，按取号时间 ${arrived} 排队。` }
  const { from, graceMinutes, lateMinutes = 0 } = appointment
  const slot = shanghaiTime(from)
  const after = (minutes: number) => at.getTime() > from.getTime() + minutes * 60_000
  if (after(Math.max(graceMinutes, lateMinutes))) {
    return {
      orderAt: at,
      orderSeq: seq,
      orderKind: 'late-appointment',
      orderReason: `预约时段是 ${slot}，取号时已是 ${arrived}，按取号时间排队。`,
    }
  }
  const orderReason = after(graceMinutes)
    ? `已告知会晚到 ${lateMinutes} 分钟，仍按预约时段 ${slot} 排队。`
    : `按预约时段 ${slot} 排队。`
  return { orderAt: from, orderSeq: seq, orderKind: 'appointment', orderReason }
}

/** From when on the hall keeps a person waiting: early birds wait for their slot, not for the hall. */
export const dueAt = ({ at, appointment }: Arrival): Date =>
  appointment && appointment.from > at ? appointment.from : at

/**
 * The position of a person who missed the call and came back: behind the next three whose time has come. Those who wait for
 * a later slot are not counted, else the return would be put off to that slot while walk-ins pass.
 * @param waiting those who wait for the same service, in any order
 * @param own the arrival number that the ticket had
 */
export function positionAfterMiss(waiting: readonly Ordered[], own: number, now: Date): Position {
  const due = waiting.filter((other) => other.orderAt <= now).sort(compareOrder)
  const orderKind = 'requeued'
  const third = due[REQUEUE_BEHIND - 1]
  if (!third) {
    const last = due.at(-1)
    // Same instant as the last one: a greater arrival number keeps this one behind.
    const orderSeq = last && last.orderAt.getTime() === now.getTime() ? Math.max(own, last.orderSeq + 0.5) : own
    const orderReason = due.length
      ? `过号后返回，排在已到时间的 ${due.length} 位之后。`
      : '过号后返回，前面没有已到时间的等候者。'
    return { orderAt: now, orderSeq, orderKind, orderReason }
  }
  const fourth = due[REQUEUE_BEHIND]
  const sameInstant = fourth && fourth.orderAt.getTime() === third.orderAt.getTime()
  return {
    orderAt: third.orderAt,
    orderSeq: sameInstant ? (third.orderSeq + fourth.orderSeq) / 2 : third.orderSeq + 0.5,
    orderKind,
    orderReason: `过号后返回，排在接下来的 ${REQUEUE_BEHIND} 位之后。`,
  }
}

/** Sent on to another service: the old position is kept, so that nobody queues twice for one visit. */
export const reasonAfterTransfer = (fromService: string, orderAt: Date): string =>
  `由“${fromService}”转来，保留原来的排队时间 ${shanghaiTime(orderAt)}，不重新排队。`
