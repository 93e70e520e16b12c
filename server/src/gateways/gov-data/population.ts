import { isText } from '../ask.ts'
import { createExchange, type ExchangeNeeds, type ExchangeSettings, type Unanswered } from './exchange.ts'

/**
 * What the population register (人口库, 公安) says about a name and an ID number. A source that is silent, down or answers
 * without a right signature gives `unknown`: never a no (D3). `asOf` is the age of its copy.
 */
export type RegisterAnswer = { kind: 'match' | 'mismatch' | 'not-found'; asOf: Date } | Unanswered

export interface Population {
  verify(person: { name: string; idNumber: string }): Promise<RegisterAnswer>
}

export function createPopulation(settings: ExchangeSettings, needs: ExchangeNeeds): Population {
  const exchange = createExchange(settings, needs)
  return {
    async verify({ name, idNumber }) {
      const asked = await exchange('population', '/verify', { name, idNumber })
      if (asked.kind === 'unknown') return asked
      const { result, asOf } = asked.answer
      const isKnown = result === 'match' || result === 'mismatch' || result === 'not-found'
      if (!isKnown || !isText(asOf) || Number.isNaN(Date.parse(asOf))) return { kind: 'unknown', why: 'refused' }
      return { kind: result, asOf: new Date(asOf) }
    },
  }
}
