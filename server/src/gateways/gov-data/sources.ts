import { z } from 'zod'
import { createExchange, type ExchangeNeeds, type ExchangeSettings, type Unanswered } from './exchange.ts'

const day = z.iso.date()
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const yuan = z.string().regex(/^\d{1,10}\.\d{2}$/)
const PersonShape = z.object({ name: z.string(), idNumber: z.string() })
const PaidShape = z.object({
  city: z.string(),
  ranges: z.array(z.object({ from: month, to: month, late: z.boolean() })),
})

/** What each source holds of a person, in our words; members a source adds later are ignored. */
const shapes = {
  household: z.object({
    district: z.string().regex(/^\d{6}$/),
    kind: z.string(),
    members: z.array(PersonShape.extend({ born: day, relation: z.string() })),
  }),
  marriage: z.discriminatedUnion('status', [
    z.object({ status: z.literal('未婚') }),
    z.object({ status: z.literal('已婚'), spouse: PersonShape, since: day }),
    z.object({ status: z.literal('离异'), since: day }),
    z.object({ status: z.literal('丧偶'), since: day }),
  ]),
  socialInsurance: PaidShape,
  incomeTax: PaidShape,
  homes: z.object({
    homes: z.array(z.object({ unitCode: z.string(), district: z.string(), usage: z.string() })),
  }),
  contracts: z.object({
    contracts: z.array(
      z.object({ unitCode: z.string().optional(), district: z.string(), usage: z.string(), status: z.string() }),
    ),
  }),
  talent: z.object({ level: z.enum(['A', 'B', 'C', 'D', 'E']), validUntil: day }),
  military: z.object({ status: z.string(), station: z.string() }),
  fundAccount: z.object({
    account: z.string().min(1),
    status: z.string(),
    ranges: z.array(z.object({ from: month, to: month, unit: z.string(), late: z.boolean() })),
    monthlyYuan: yuan,
    balanceYuan: yuan,
  }),
  fundLoans: z.object({
    loans: z.array(
      z.object({ contract: z.string().min(1), grantedOn: day, principalYuan: yuan, settledOn: day.optional() }),
    ),
  }),
} as const

const paths: Record<SourceName, string> = {
  household: 'household',
  marriage: 'marriage',
  socialInsurance: 'social-insurance',
  incomeTax: 'income-tax',
  homes: 'real-estate',
  contracts: 'sale-contracts',
  talent: 'talent',
  military: 'military',
  fundAccount: 'fund-account',
  fundLoans: 'fund-loans',
}

export type SourceName = keyof typeof shapes
export const sourceNames = Object.keys(shapes) as SourceName[]
export type SourceRecord<S extends SourceName> = z.output<(typeof shapes)[S]>

/** `none`: the authority answered that it has no record. `unknown`: it did not answer, and nothing follows from that (D3). */
export type SourceAnswer<S extends SourceName> =
  | { kind: 'record'; record: SourceRecord<S>; asOf: Date }
  | { kind: 'none'; asOf: Date }
  | Unanswered

export interface Asked {
  name: string
  idNumber: string
  purpose: string
  /** Number of the consent that the person, or the guardian of a child, gave. */
  consent: string
}

export interface GovSources {
  query<S extends SourceName>(source: S, about: Asked): Promise<SourceAnswer<S>>
}

/** The ten sources of the city's data exchange beside the population register. */
export function createGovSources(settings: ExchangeSettings, needs: ExchangeNeeds): GovSources {
  const exchange = createExchange(settings, needs)
  return {
    async query(source, about) {
      const asked = await exchange(source, `/${paths[source]}/query`, about)
      if (asked.kind === 'unknown') return asked
      const { result, record, asOf } = asked.answer
      const at = typeof asOf === 'string' ? new Date(asOf) : new Date(Number.NaN)
      if (Number.isNaN(at.getTime())) return { kind: 'unknown', why: 'refused' }
      if (result === 'no-record') return { kind: 'none', asOf: at }
      const read = result === 'record' ? shapes[source].safeParse(record) : undefined
      if (!read?.success) {
        // A name that is not the one of this number, or a record we cannot read: somebody has to look, nothing is concluded.
        needs.log.error({ system: source, result: result === 'mismatch' ? 'mismatch' : 'unreadable' }, 'source answer')
        return { kind: 'unknown', why: 'refused' }
      }
      return { kind: 'record', record: read.data as SourceRecord<typeof source>, asOf: at }
    },
  }
}
