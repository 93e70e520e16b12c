import type { Draw } from '@anju/shared-types'

/** Who was left out, together by reason: one line a reason however many there are. */
export function leftOut(excluded: Draw['excluded']): { why: string; names: string }[] {
  const reasons = [...new Set(excluded.map(({ why }) => why))]
  return reasons.map((why) => ({
    why,
    names: excluded
      .filter((one) => one.why === why)
      .map(({ name }) => name)
      .join('、'),
  }))
}
