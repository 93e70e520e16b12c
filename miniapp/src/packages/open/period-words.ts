import type { SamplePeriod } from '@anju/shared-types'
import { addDays } from '@anju/shared-types/plain-date'
import { dayWords } from '../../lib/time-words.ts'

/** A period as people say it: `11月24日 周二`, or from its first to its last day. */
export const periodWords = ({ kind, from, until }: Pick<SamplePeriod, 'kind' | 'from' | 'until'>): string =>
  kind === 'day' ? dayWords(from) : `${dayWords(from)} 到 ${dayWords(addDays(until, -1))}`

/** What became of it so far, in a sentence. */
export function standWords({ drawn, seed, clean, faults }: SamplePeriod): string {
  if (!seed) return '还没到期，现在只公布种子的指纹'
  if (!drawn) return '到期了，马上抽签'
  if (drawn.of === 0) return '这一期没有办结的件'
  const many = drawn.random + drawn.risk
  const looked = clean + faults
  const result = faults > 0 ? `，${faults} 件有问题` : looked > 0 ? '，没有发现问题' : ''
  return `办结 ${drawn.of} 件，抽了 ${many} 件，已看 ${looked} 件${result}`
}
