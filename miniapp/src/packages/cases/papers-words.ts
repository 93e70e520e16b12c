import type { Case } from '@anju/shared-types'
import { dayWords } from '../../lib/time-words.ts'

type Papers = { materials: readonly Pick<Case['materials'][number], 'status'>[] } & {
  promises: readonly Pick<Case['promises'][number], 'name' | 'state' | 'due' | 'isDelivered'>[]
}

export interface PapersWords {
  /** `齐了`, `还缺 2 份`, `还要补交 1 份`. */
  text: string
  isComplete: boolean
  /** What was promised, each with its last day. */
  due: string[]
}

/** Whether everything is there: a paper that was promised and has not come is still due (容缺). */
export function papersWords({ materials, promises }: Papers): PapersWords {
  const owed = materials.filter(({ status }) => status === 'open').length
  const later = promises.filter(({ state, due, isDelivered }) => state === 'open' && due && !isDelivered)
  const parts = [owed > 0 && `还缺 ${owed} 份`, later.length > 0 && `还要补交 ${later.length} 份`].filter(Boolean)
  return {
    text: parts.join('，') || '齐了',
    isComplete: parts.length === 0,
    due: later.map(({ name, due = '' }) => `“${name}”最晚 ${dayWords(due)}交`),
  }
}
