import type { ItemLimit } from '@anju/shared-types'

const words = (limits: readonly ItemLimit[]) => limits.map((limit) => limit.words).join('或')

/** `承诺 2 个工作小时`, else what the law gives; nothing when neither says anything. */
export function promiseWords(promise: readonly ItemLimit[], statutory: readonly ItemLimit[]): string {
  if (promise.length) return `承诺 ${words(promise)}`
  return statutory.length ? `法定 ${words(statutory)}` : ''
}

/** Both, for the item's page: what we promise beside what the law allows. */
export const allWords = (limits: readonly ItemLimit[]): string => words(limits)

/** From when it runs, and what is unsure about it. */
export const limitNote = (limits: readonly ItemLimit[]): string =>
  [...new Set(limits.flatMap(({ from, note, unsure }) => [from && `从${from}起算`, note, unsure && '以当地公布为准']))]
    .filter(Boolean)
    .join('\n')
