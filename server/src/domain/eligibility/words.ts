import {
  type EligibilityCity,
  type EligibilityFact,
  type EligibilityQuestion,
  eligibilityFacts,
} from '@anju/shared-types'
import { type Facts, type FactValue, isSpan } from './cells.ts'
import { degreeNames, factWords } from './facts.ts'
import { zoneName, zonesOf } from './zones.ts'

/** A fact and its value as a citizen reads it: `户籍：外地户籍`. */
export const factText = (fact: EligibilityFact, facts: Facts, city: EligibilityCity): string =>
  `${eligibilityFacts[fact]}：${valueText(fact, facts[fact], city)}`

/** From nothing up to the most that anybody could have is what a silent source leaves: nobody said anything. */
export function isTold(fact: EligibilityFact, value: FactValue | undefined): boolean {
  if (value === undefined) return false
  const { most } = factWords[fact]
  return !(typeof value === 'object' && isSpan(value) && value.from === 0 && most !== undefined && value.to >= most)
}

/** `23 个月`, `历下区`, `没有`; `还不知道` of what nobody said. */
export function valueText(fact: EligibilityFact, value: FactValue | undefined, city: EligibilityCity): string {
  if (value === undefined || !isTold(fact, value)) return '还不知道'
  if (typeof value === 'number') return numberText(fact, value)
  if (fact === 'zone')
    return [value]
      .flat()
      .map((code) => zoneName(city, String(code)))
      .join('或')
  if (typeof value === 'boolean') return factWords[fact].kind === 'yes-no' ? (value ? '有' : '没有') : String(value)
  if (typeof value === 'string') return (shortNames[value] ?? optionName(fact, value)).replace(/^是，|^不是，/, '')
  if (isSpan(value))
    return value.from > 0 ? `至少 ${numberText(fact, value.from)}` : `最多 ${numberText(fact, value.to)}`
  return value.join('或')
}

function numberText(fact: EligibilityFact, amount: number): string {
  if (fact === 'degree') return degreeNames[amount] ?? ''
  const { unit, scale = 1 } = factWords[fact]
  return unit ? `${plain(amount / scale)} ${unit}` : plain(amount / scale)
}

const shortNames: Record<string, string> = { local: '本市户籍', other: '外地户籍' }
const optionName = (fact: EligibilityFact, value: string) =>
  factWords[fact].options?.find((one) => one.value === value)?.label ?? value

/** At most two places, without a trailing zero. */
const plain = (amount: number) => String(Math.round(amount * 100) / 100)

/** A question as the app shows it. */
export function questionOf(fact: EligibilityFact, city: EligibilityCity): EligibilityQuestion {
  const { question, hint, kind, unit, most, scale, options } = factWords[fact]
  const zones = zonesOf[city].zones.map(({ code, name }) => ({ value: code, label: name }))
  return { fact, text: question, hint, kind, unit, most, scale, options: fact === 'zone' ? zones : options }
}
