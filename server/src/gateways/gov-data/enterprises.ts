import { z } from 'zod'
import { createExchange, type ExchangeNeeds, type ExchangeSettings, type Unanswered } from './exchange.ts'
import type { Asked } from './sources.ts'

const RecordShape = z.object({
  organisations: z.array(
    z.object({
      name: z.string().min(1),
      creditCode: z.string(),
      post: z.enum(['法定代表人', '负责人']),
      status: z.string(),
    }),
  ),
})

/** An organisation on whose licence a person stands. */
export interface Representation {
  creditCode: string
  name: string
  post: '法定代表人' | '负责人'
  /** 存续: it may act. 吊销 and 注销 may not. */
  isActive: boolean
}

export type RepresentationAnswer = { kind: 'answer'; organisations: Representation[]; asOf: Date } | Unanswered

export interface Enterprises {
  /** Of which organisations somebody is 法定代表人 or 负责人 today. Silence is `unknown`, never "of none" (D3). */
  representedBy(about: Asked): Promise<RepresentationAnswer>
}

/** The register of enterprises (市场监管), behind the city's data exchange. */
export function createEnterprises(settings: ExchangeSettings, needs: ExchangeNeeds): Enterprises {
  const exchange = createExchange(settings, needs)
  return {
    async representedBy(about) {
      const asked = await exchange('enterprise', '/enterprise/query', about)
      if (asked.kind === 'unknown') return asked
      const { result, record, asOf } = asked.answer
      const at = typeof asOf === 'string' ? new Date(asOf) : new Date(Number.NaN)
      if (Number.isNaN(at.getTime())) return { kind: 'unknown', why: 'refused' }
      if (result === 'no-record') return { kind: 'answer', organisations: [], asOf: at }
      const read = result === 'record' ? RecordShape.safeParse(record) : undefined
      if (!read?.success) {
        needs.log.error({ system: 'enterprise', result: String(result) }, 'source answer')
        return { kind: 'unknown', why: 'refused' }
      }
      const organisations = read.data.organisations.map(({ status, ...one }) => ({
        ...one,
        isActive: status === '存续',
      }))
      return { kind: 'answer', organisations, asOf: at }
    },
  }
}
