import { beijingIso, type Clock } from '../kit/clock.ts'
import type { Db } from '../kit/database.ts'
import type { CourierPush } from './push.ts'

export const EVENT_KINDS = ['picked-up', 'moving', 'delivered', 'returning', 'returned', 'lost'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

export type CourierEvent = {
  seq: number
  kind: EventKind
  at: string
  place: string
  text: string
  courier: { name: string; staffNo: string }
  /** What the courier's device was given. */
  code?: string
}

export type CourierOrder = {
  orderNo: string
  trackingNo: string
  /** `out`: from our customer's counter to the contact; `in`: the other way. */
  direction: Direction
  contact: Contact
  isCancelled: boolean
  events: CourierEvent[]
}
export type Direction = 'out' | 'in'
export type Contact = { name: string; phone: string; address: string }

const WORDS: Record<EventKind, string> = {
  'picked-up': '快递员已取件',
  moving: '快件运输中',
  delivered: '已签收',
  returning: '收件人拒收，快件退回中',
  returned: '退回件已签收',
  lost: '快件在途中丢失，正在理赔',
}
export const COURIER = { name: '王师傅', staffNo: '8812' }

export type CourierOffice = ReturnType<typeof createCourierOffice>

/** The courier's books. What happens to a parcel is ordered by the tester; each happening is pushed to our server. */
export function createCourierOffice({ db, clock }: { db: Db; clock: Clock }, push: CourierPush) {
  db.exec(`CREATE TABLE IF NOT EXISTS courier_orders (
    id INTEGER PRIMARY KEY, order_no TEXT NOT NULL UNIQUE, content TEXT NOT NULL)`)
  const select = db.prepare('SELECT id, content FROM courier_orders WHERE order_no = ?')
  const insert = db.prepare('INSERT INTO courier_orders (order_no, content) VALUES (?, ?)')
  const update = db.prepare('UPDATE courier_orders SET content = ? WHERE order_no = ?')
  const all = db.prepare('SELECT content FROM courier_orders ORDER BY id DESC LIMIT 100')

  const find = (orderNo: string): CourierOrder | undefined => {
    const row = select.get(orderNo) as { content: string } | undefined
    return row && (JSON.parse(row.content) as CourierOrder)
  }
  const save = (order: CourierOrder) => void update.run(JSON.stringify(order), order.orderNo)

  return {
    find,
    list: () => (all.all() as { content: string }[]).map(({ content }) => JSON.parse(content) as CourierOrder),
    /** The same number again is the same order; with another content it is refused. */
    place(orderNo: string, direction: Direction, contact: Contact): CourierOrder | undefined {
      const known = find(orderNo)
      if (known)
        return JSON.stringify([known.direction, known.contact]) === JSON.stringify([direction, contact])
          ? known
          : undefined
      const order: CourierOrder = { orderNo, trackingNo: '', direction, contact, isCancelled: false, events: [] }
      const { lastInsertRowid } = insert.run(orderNo, JSON.stringify(order))
      order.trackingNo = `EZ${String(100_000_000 + Number(lastInsertRowid))}CN`
      save(order)
      return order
    },
    /** Only before the parcel was fetched. */
    cancel(orderNo: string): boolean {
      const order = find(orderNo)
      if (!order || order.events.length > 0) return false
      save({ ...order, isCancelled: true })
      return true
    },
    happens(
      order: CourierOrder,
      kind: EventKind,
      { code, text, isSilent }: { code?: string; text?: string; isSilent?: boolean },
    ) {
      const event: CourierEvent = {
        seq: order.events.length + 1,
        kind,
        at: beijingIso(clock.now()),
        place: order.contact.address.slice(0, 6),
        text: text ?? WORDS[kind],
        courier: COURIER,
        ...(code ? { code } : {}),
      }
      const next = { ...order, events: [...order.events, event] }
      save(next)
      if (!isSilent) push({ id: `${order.orderNo}-${event.seq}`, orderNo: order.orderNo, seq: event.seq })
      return next
    },
  }
}
