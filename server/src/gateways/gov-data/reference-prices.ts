import { type PlainDate, plainDate } from '@anju/shared-types'
import { z } from 'zod'
import { createExchange, type ExchangeNeeds, type ExchangeSettings, type Unanswered } from './exchange.ts'

const RecordShape = z.object({
  totalYuan: z.string().regex(/^\d{1,10}\.\d{2}$/),
  valuedOn: z.iso.date(),
  method: z.string().max(60),
})

/** What a home is worth by the housing office's own figures, with the day they stand for. */
export interface ReferencePrice {
  totalFen: number
  valuedOn: PlainDate
  method: string
}

/** `none`: the office values no such home. Neither that nor silence is a word about the price (D3). */
export type ReferencePriceAnswer = { kind: 'answer'; price: ReferencePrice } | { kind: 'none' } | Unanswered

export interface ReferencePrices {
  of(unitCode: string, purpose: string): Promise<ReferencePriceAnswer>
}

/** Reference prices of homes (住建), behind the city's data exchange. */
export function createReferencePrices(settings: ExchangeSettings, needs: ExchangeNeeds): ReferencePrices {
  const exchange = createExchange(settings, needs)
  return {
    async of(unitCode, purpose) {
      const asked = await exchange('reference-price', '/reference-price/query', { unitCode, purpose })
      if (asked.kind === 'unknown') return asked
      const { result, record } = asked.answer
      if (result === 'no-record') return { kind: 'none' }
      const read = result === 'record' ? RecordShape.safeParse(record) : undefined
      if (!read?.success) {
        needs.log.error({ system: 'reference-price', result: String(result) }, 'source answer')
        return { kind: 'unknown', why: 'refused' }
      }
      const { totalYuan, valuedOn, method } = read.data
      const [whole = '0', part = '00'] = totalYuan.split('.')
      return {
        kind: 'answer',
        price: { totalFen: Number(whole) * 100 + Number(part), valuedOn: plainDate(valuedOn), method },
      }
    },
  }
}
