import { type DifferenceKind, plainDate } from '@anju/shared-types'
import { expect, test } from 'vitest'
import { wechatBillRows } from '../../gateways/pay-bills/wechat-bill.ts'
import type { Parts } from '../../platform/parts.ts'
import { claimAdmission } from '../../testing/admission.ts'
import { createTestHouse } from '../../testing/house.ts'
import { createEntryStore, type EntryRow } from '../account-book/entry-store.ts'
import { createKnownMovements } from '../payments/known-movements.ts'
import { createDayStore, type DayRow } from './day-store.ts'
import { readBill } from './read-bill.ts'

const made = (parts: Parts) => ({
  days: createDayStore(parts.db),
  entries: createEntryStore(parts.db),
  known: createKnownMovements(parts.db),
})
const stores: Partial<ReturnType<typeof made>> = {}
const { parts } = await createTestHouse({
  worker: false,
  build: (platform) => {
    Object.assign(stores, made(platform.parts))
    return { features: [], admission: claimAdmission }
  },
})
const { days, entries, known } = stores as ReturnType<typeof made>

const DAY = plainDate('2026-11-22')
const day: DayRow = {
  _id: `wechat-${DAY}`,
  day: DAY,
  channel: 'wechat',
  state: 'waiting',
  ours: { count: 0, paidFen: 0, repaidFen: 0 },
}
const never = () => Promise.reject(new Error('the bill is here'))
const ROWS = 4_300
/** What may be under way at once: a batch, and what the parser has read ahead. */
const HELD = 1_500

const at = new Date('2026-11-22T02:00:00Z')
const booked = (n: number): EntryRow => ({
  ...{ _id: `paid-A${n}`, kind: 'paid', channel: 'wechat', debit: 'wechat', credit: 'fees', amountFen: 8_000 },
  ...{ on: DAY, at, bookedAt: at, caseId: `case-${n}`, orderNumber: `A${n}`, billKey: `P:A${n}`, by: 'test' },
  ...{ proof: { kind: 'callback', number: `A${n}`, hash: 'h' }, digest: 'd' },
})
const HEADER = '微信订单号,商户订单号,交易状态,商户退款单号,退款状态,订单金额,申请退款金额'
const line = (n: number, yuan = '80.00') =>
  ['4200', `A${n}`, 'SUCCESS', '', '', yuan, '0.00'].map((cell) => `\`${cell}`).join(',')

test('a long bill is held a batch at a time, from its bytes to the book; every kind of difference in it is found', async () => {
  // A0 is in the bill twice, A1 with another amount, A2 not booked by us, A3 not in the bill.
  const ours = Array.from({ length: ROWS }, (_, n) => booked(n)).filter((_, n) => n !== 2)
  await parts.db.collection('book_entries').insertMany(ours as never[])
  let [read, kept, held, longest] = [0, 0, 0, 0]
  async function* bytes() {
    yield Buffer.from(`${HEADER}\r\n`)
    for (let n = 0; n < ROWS; n += 1) {
      const lines = n === 0 ? [line(0), line(0)] : n === 1 ? [line(1, '80.01')] : n === 3 ? [] : [line(n)]
      read += lines.length
      held = Math.max(held, read - kept)
      yield Buffer.from(lines.map((one) => `${one}\r\n`).join(''))
    }
    const sum = `${80 * ROWS}.01`
    yield Buffer.from(`总交易单数,1,2,3,4,5,6\r\n\`${ROWS},\`${sum},\`0.00,\`0.00,\`0.00,\`${sum},\`0.00\r\n`)
  }
  /** The stores as they are, and how much each is asked for at once. */
  const counted =
    <A extends unknown[], R>(ask: (...asked: A) => R) =>
    (...asked: A): R => {
      longest = Math.max(longest, ...asked.map((one) => (Array.isArray(one) ? one.length : 0)))
      return ask(...asked)
    }
  const needs = {
    ...parts,
    bills: { wechat: never, alipay: never },
    known: counted(known),
    days: {
      ...days,
      inBills: counted(days.inBills),
      keep: counted((rows: Parameters<typeof days.keep>[0]) => {
        kept += rows.length
        return days.keep(rows)
      }),
    },
    entries: { ...entries, underKeys: counted(entries.underKeys) },
  }
  const theirs = await readBill(needs, day, wechatBillRows(bytes()), 'run-1')
  expect(theirs).toEqual({ count: ROWS, paidFen: 8_000 * ROWS + 1, repaidFen: 0 })
  expect(longest).toBe(1_000)
  expect(held).toBeLessThanOrEqual(HELD)
  const found = await days.differencesOf(day._id)
  const kinds = found.map(({ key, kind }): [string, DifferenceKind] => [key, kind])
  expect(kinds.toSorted()).toEqual([
    ['P:A0', 'doubled'],
    ['P:A1', 'amount'],
    ['P:A2', 'missingHere'],
    ['P:A3', 'missingThere'],
  ])
})
