import type { CaseTask } from '@anju/shared-types'

/** How long an office has had its part, nights and weekends included: that is how long the citizen waits. */
export function heldMs({ since, doneAt }: Pick<CaseTask, 'since' | 'doneAt'>, now: number): number {
  if (!since) return 0
  return Math.max(0, (doneAt ? Date.parse(doneAt) : now) - Date.parse(since))
}

/** In percent of the longest; what has begun is never invisible. */
export const shareOf = (ms: number, longest: number): number =>
  ms === 0 ? 0 : Math.max(3, Math.round((ms / longest) * 100))
