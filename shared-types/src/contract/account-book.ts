import { z } from 'zod'
import { bookAccounts, entryKinds, payChannels, proofKinds } from '../account-words.ts'
import { routes } from '../route.ts'
import { IdShape, InstantShape, PlainDateShape } from './shapes.ts'

const keysOf = <K extends string>(table: Record<K, string>) => z.enum(Object.keys(table) as [K, ...K[]])
const auditors = { staff: ['supervisor', 'inspector'] } as const

export const EntryShape = z.object({
  id: z.string(),
  kind: keysOf(entryKinds),
  kindLabel: z.string(),
  channel: keysOf(payChannels),
  channelLabel: z.string(),
  debit: keysOf(bookAccounts),
  debitLabel: z.string(),
  credit: keysOf(bookAccounts),
  creditLabel: z.string(),
  amountFen: z.int(),
  /** The Beijing day in which the platform or the cash desk counts it. */
  on: PlainDateShape,
  at: InstantShape,
  caseId: IdShape,
  orderNumber: z.string().optional(),
  refundNumber: z.string().optional(),
  /** The platform's own number, or that of the POS slip. */
  outsideNumber: z.string().optional(),
  by: z.string(),
})
export type BookEntry = z.output<typeof EntryShape>

const BalanceShape = z.object({ account: keysOf(bookAccounts), label: z.string(), fen: z.int() })

export const accountBook = routes('/account-book', {
  day: {
    method: 'GET',
    path: '/days/:day',
    caller: auditors,
    summary: '账簿：一天的分录和各科目发生额',
    changes: false,
    query: z.strictObject({ after: z.string().max(120).optional() }),
    reply: z.object({
      day: PlainDateShape,
      /** Debit less credit of this day; they add up to zero. */
      sums: z.array(BalanceShape),
      entries: z.int(),
      items: z.array(EntryShape),
      next: z.string().optional(),
    }),
    errors: [],
  },
  ofCase: {
    method: 'GET',
    path: '/cases/:caseId',
    caller: auditors,
    summary: '账簿：一件业务的全部分录',
    changes: false,
    reply: z.object({ items: z.array(EntryShape) }),
    errors: [],
  },
  proof: {
    method: 'GET',
    path: '/entries/:id/proof',
    caller: auditors,
    summary: '一笔分录凭什么入账：依据原文的指纹、当时的记录、审计链里的位置，逐项重新核对',
    changes: false,
    reply: z.object({
      entry: EntryShape,
      proof: z.object({
        kind: keysOf(proofKinds),
        kindLabel: z.string(),
        /** The callback's own number, or which question was answered. */
        number: z.string(),
        receivedAt: InstantShape,
        /** SHA-256 over the words as they came. */
        hash: z.string(),
        bytes: z.int(),
        /** What they say, without whoever paid. */
        words: z.array(z.object({ field: z.string(), name: z.string(), value: z.string() })),
      }),
      /** SHA-256 over the entry itself; it stands in the audit chain. */
      digest: z.string(),
      link: z.object({ seq: z.int(), hash: z.string() }).optional(),
      checks: z.array(z.object({ text: z.string(), holds: z.boolean() })),
    }),
    errors: [],
  },
})
