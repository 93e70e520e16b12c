import { z } from 'zod'
import type { TrackEvent } from '../../domain/collection/follow-track.ts'
import { readJson } from '../ask.ts'
import { createExchange, type ExchangeNeeds, type ExchangeSettings } from '../gov-data/exchange.ts'
import { createCallbackCheck } from '../signed-callback.ts'

export interface CourierOrder {
  /** Ours: the same number again is the same order. */
  orderNo: string
  /** From our counter to the citizen, or the other way. */
  direction: 'out' | 'in'
  contact: { name: string; phone: string; address: string }
}
export type Placed =
  | { kind: 'taken'; trackingNo: string; company: string }
  | { kind: 'refused'; code: string; reason: string }
  | { kind: 'unknown' }

/** Who carries papers. A silent courier is `unknown`: ask again with the same number. */
export interface Courier {
  order(order: CourierOrder): Promise<Placed>
  /** False when the parcel was fetched already. */
  cancel(orderNo: string): Promise<boolean | 'unknown'>
  /** Everything that happened to a parcel so far. */
  track(orderNo: string): Promise<TrackEvent[] | 'unknown'>
  /** A genuine callback says which parcel has news; undefined: forged or unreadable. */
  openCallback(headers: Record<string, string>, raw: Buffer): { id: string; orderNo: string } | undefined
}

const CALLBACK_PATH = '/callbacks/courier'

const PlacedShape = z.discriminatedUnion('result', [
  z.object({ result: z.literal('taken'), trackingNo: z.string(), company: z.string() }),
  z.object({ result: z.literal('refused'), code: z.string(), reason: z.string() }),
])
const CancelShape = z.object({ cancelled: z.boolean() })
const TrackShape = z.object({
  events: z.array(
    z.object({
      seq: z.int(),
      kind: z.enum(['picked-up', 'moving', 'delivered', 'returning', 'returned', 'lost']),
      at: z.iso.datetime({ offset: true }),
      place: z.string(),
      text: z.string(),
      courier: z.object({ name: z.string(), staffNo: z.string() }),
      code: z.string().optional(),
    }),
  ),
})
const NewsShape = z.object({ id: z.string(), orderNo: z.string() })

export function createCourier(settings: ExchangeSettings, needs: ExchangeNeeds): Courier {
  const exchange = createExchange(settings, needs)
  const isGenuine = createCallbackCheck(settings, CALLBACK_PATH, needs.clock)
  const ask = async <S extends z.ZodType>(
    path: string,
    question: object,
    shape: S,
  ): Promise<z.output<S> | undefined> => {
    const asked = await exchange('courier', path, question)
    if (asked.kind === 'unknown') return undefined
    const read = shape.safeParse(asked.answer)
    if (!read.success) needs.log.error({ system: 'courier', path }, 'answer that cannot be read')
    return read.data
  }
  return {
    async order(order) {
      const said = await ask('/orders', order, PlacedShape)
      if (!said) return { kind: 'unknown' }
      const { result: kind, ...more } = said
      return { kind, ...more } as Placed
    },
    cancel: async (orderNo) => (await ask('/orders/cancel', { orderNo }, CancelShape))?.cancelled ?? 'unknown',
    async track(orderNo) {
      const said = await ask('/orders/track', { orderNo }, TrackShape)
      return (
        said?.events.map(({ courier, at, ...event }) => ({
          ...event,
          at: new Date(at),
          person: `快递员 ${courier.name}（${courier.staffNo}）`,
        })) ?? 'unknown'
      )
    },
    openCallback: (headers, raw) =>
      isGenuine(headers, raw) ? NewsShape.safeParse(readJson(raw.toString('utf8'))).data : undefined,
  }
}
