import type { Home } from '@anju/shared-types'
import type { Tone } from '../../../components/tag/index.tsx'

export type HomeBusiness = Home['businesses'][number]
export type HomeRestriction = Home['restrictions'][number]

/** `2029-03-16` as people write a day that may lie years away. */
export function dateWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

const marks: Partial<Record<HomeBusiness['outcome'], { tone: Tone; word: string }>> = {
  block: { tone: 'danger', word: '不能办' },
  unknown: { tone: 'off', word: '不确定' },
  person: { tone: 'act', word: '要核对' },
  consent: { tone: 'act', word: '先要同意' },
  'risk-letter': { tone: 'act', word: '先签告知' },
  warn: { tone: 'ok', word: '可以办' },
  none: { tone: 'ok', word: '可以办' },
}

/** The few characters beside a business. A word that a later server sends is shown as it is. */
export const markOf = ({ outcome, label }: HomeBusiness): { tone: Tone; word: string } =>
  marks[outcome] ?? { tone: 'calm', word: label }

/** What one may do first; what is held up after it, the worst last: good news is not buried. */
const order: HomeBusiness['outcome'][] = [
  'none',
  'warn',
  'queue',
  'risk-letter',
  'consent',
  'person',
  'unknown',
  'block',
]

export const sortedBusinesses = (businesses: readonly HomeBusiness[]): HomeBusiness[] =>
  [...businesses].sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome))

/** `可以办 4 项，先要办手续 2 项，不能办 1 项`. */
export function sumOf(businesses: readonly HomeBusiness[]): string {
  const count = (...outcomes: HomeBusiness['outcome'][]) =>
    businesses.filter(({ outcome }) => outcomes.includes(outcome)).length
  const parts: [string, number][] = [
    ['可以办', count('none', 'warn')],
    ['先要办手续', count('consent', 'risk-letter', 'person', 'queue')],
    ['不能办', count('block')],
    ['暂时不确定', count('unknown')],
  ]
  return parts
    .filter(([, times]) => times > 0)
    .map(([words, times]) => `${words} ${times} 项`)
    .join('，')
}

/** From when to when, and the place in the line. */
export function timeOf({ since, until, provisional, position, ended }: HomeRestriction): string {
  if (ended) return '已经失效，不影响办事'
  const place = position !== undefined && position > 1 ? `排在第 ${position} 位，前一个结束后自动生效` : undefined
  const span = [
    since && !place && `${dateWords(since)}起`,
    until && `到${dateWords(until)}止${provisional ? '（放假安排公布后可能变动）' : ''}`,
  ].filter(Boolean)
  return [place, span.join('，')].filter(Boolean).join('；')
}
