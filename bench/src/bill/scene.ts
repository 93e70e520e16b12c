import { addDays, type PlainDate, shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import type { Db } from 'mongodb'
import { createTrades, type Trade } from '../../../sandbox/src/alipay-pay/trades.ts'
import { openDatabase } from '../../../sandbox/src/kit/database.ts'
import { createOrders, type Order } from '../../../sandbox/src/wechat-pay/orders.ts'

/** One day of one platform: how many payments it shows, and where they are kept. */
export interface BillDay {
  channel: 'wechat' | 'alipay'
  size: number
  day: PlainDate
}

/** Each size has a day of its own, on both platforms. */
export const billDays = (sizes: readonly number[], now: Date): BillDay[] =>
  sizes.flatMap((size, place) => {
    const day = addDays(shanghaiDate(now), -3 - place)
    return (['wechat', 'alipay'] as const).map((channel) => ({ channel, size, day }))
  })

/** What is wrong with one line in a thousand each: found by the reading, or the bench has measured something else. */
export const wrongs = { amount: 101, missingHere: 202, missingThere: 303 } as const
export type Wrong = keyof typeof wrongs
const EVERY = 1_000
const isWrong = (n: number, what: Wrong) => n % EVERY === wrongs[what]
export const expectedOf = (size: number): Record<Wrong, number> => ({
  amount: countOf(size, 'amount'),
  missingHere: countOf(size, 'missingHere'),
  missingThere: countOf(size, 'missingThere'),
})
const countOf = (size: number, what: Wrong) =>
  size > wrongs[what] ? Math.floor((size - 1 - wrongs[what]) / EVERY) + 1 : 0

const numberOf = ({ channel, size }: BillDay, n: number) =>
  `B${channel === 'wechat' ? 'W' : 'A'}${size}x${String(n).padStart(7, '0')}`
const fenOf = (n: number) => 1_000 + (n % 9_000)
/** Spread over the day. */
const paidAt = ({ day, size }: BillDay, n: number) =>
  shanghaiInstant(day, '00:00').getTime() + Math.floor((n / size) * 86_400_000)
const shownBy = (day: BillDay) =>
  Array.from({ length: day.size }, (_, n) => n).filter((n) => !isWrong(n, 'missingThere'))

const orderOf = (day: BillDay, n: number): Order => ({
  ...{ outTradeNo: numberOf(day, n), tradeType: 'JSAPI', asked: '', appid: 'wx0123456789abcdef', attach: '' },
  ...{ description: '不动产登记费', notifyUrl: '', total: fenOf(n), openid: `o${n.toString(36).padStart(27, 'x')}` },
  ...{ prepayId: `wx${numberOf(day, n)}`, prepaidAt: 0, expiresAt: paidAt(day, n), state: 'SUCCESS' },
  ...{ transactionId: `4200${String(n).padStart(24, '7')}`, paidAt: paidAt(day, n), createdAt: paidAt(day, n) },
})
const tradeOf = (day: BillDay, n: number): Trade => ({
  ...{ outTradeNo: numberOf(day, n), tradeNo: `20261122${day.size}${String(n).padStart(14, '0')}`, asked: '' },
  ...{
    product: 'JSAPI_PAY',
    subject: '不动产登记费',
    body: '',
    passback: '',
    notifyUrl: '',
    returnUrl: '',
    quitUrl: '',
  },
  ...{ total: fenOf(n), buyer: '', expiresAt: paidAt(day, n), status: 'TRADE_SUCCESS', paidAt: paidAt(day, n) },
  ...{ closedAt: 0, createdAt: paidAt(day, n), isHidden: false },
})
export const ordersOf = (day: BillDay) => shownBy(day).map((n) => orderOf(day, n))
export const tradesOf = (day: BillDay) => shownBy(day).map((n) => tradeOf(day, n))

/** What was paid at both platforms on these days, before the sandbox is started. */
export function payAtPlatforms(folder: string, days: readonly BillDay[]): void {
  const db = openDatabase(folder)
  const clock = {
    ...{ now: Date.now, offset: () => 0, isFresh: () => true },
    ...{ advance: () => undefined, set: () => undefined, reset: () => undefined, onMove: () => undefined },
  }
  const [orders, trades] = [createOrders(db, clock), createTrades(db, clock)]
  db.exec('BEGIN')
  for (const day of days) {
    if (day.channel === 'wechat') for (const order of ordersOf(day)) orders.save(order)
    else for (const trade of tradesOf(day)) trades.save(trade)
  }
  db.exec('COMMIT')
  db.close()
}

/** The book of the same days, as `account-book` writes it, and the days themselves, still to be read. */
export async function writeBook(db: Db, days: readonly BillDay[]): Promise<void> {
  const BATCH = 2_000
  for (const day of days) {
    const booked = Array.from({ length: day.size }, (_, n) => n).filter((n) => !isWrong(n, 'missingHere'))
    for (let start = 0; start < booked.length; start += BATCH) {
      const rows = booked.slice(start, start + BATCH).map((n) => entryOf(day, n))
      await db.collection('book_entries').insertMany(rows as never[], { ordered: false })
    }
  }
}

function entryOf(day: BillDay, n: number) {
  const orderNumber = numberOf(day, n)
  const at = new Date(paidAt(day, n))
  return {
    ...{ _id: `paid-${orderNumber}`, kind: 'paid', channel: day.channel, debit: day.channel, credit: 'fees' },
    ...{ amountFen: fenOf(n) + (isWrong(n, 'amount') ? 1 : 0), on: day.day, at, bookedAt: at, by: '系统' },
    ...{ caseId: `case-${n}`, orderNumber, billKey: `P:${orderNumber}`, outsideNumber: `4200${n}` },
    ...{ proof: { kind: 'callback', number: orderNumber, hash: 'bench' }, digest: 'bench' },
  }
}

export const dayId = ({ channel, day }: BillDay) => `${channel}-${day}`

/** Makes this day the one whose bill the clock looks for now, read before or not. */
export async function openDay(db: Db, day: BillDay): Promise<void> {
  const none = { count: 0, paidFen: 0, repaidFen: 0 }
  const days = db.collection<{ _id: string }>('reconciled_days')
  await days.updateMany({}, { $unset: { dueAt: '' } })
  const unread = { day: day.day, channel: day.channel, state: 'waiting', ours: none }
  const [filter, upsert] = [{ _id: dayId(day) }, { upsert: true }]
  await days.updateOne(filter, { $set: { dueAt: new Date() }, $setOnInsert: unread }, upsert)
}
