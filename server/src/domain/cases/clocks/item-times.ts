import { type LikeCases, rangeOf } from './forecast.ts'

/** One ended case, as far as the public figures are concerned. */
export interface EndedTime {
  /** In the office's own hands, of service time. */
  minutes: number
  /** After the promise, or after the law's limit where there is no promise. */
  late: boolean
  /** Of a late one: the step that held it longest. */
  cause?: string
}

export interface ItemTimes {
  count: number
  /** Undefined while too few have ended. */
  range: LikeCases | undefined
  late: number
  /** Of a hundred, with one decimal; always rounded down, so that 100 means all. */
  inTimePercent: number
  causes: { stage: string; count: number }[]
}

/** How long an item really took (E59). A late case without a cause is late all the same. */
export function itemTimes(ended: readonly EndedTime[]): ItemTimes {
  const late = ended.filter((one) => one.late)
  const causes = new Map<string, number>()
  for (const { cause } of late) if (cause) causes.set(cause, (causes.get(cause) ?? 0) + 1)
  return {
    count: ended.length,
    range: rangeOf(ended.map(({ minutes }) => minutes)),
    late: late.length,
    inTimePercent: percentOf(ended.length - late.length, ended.length),
    causes: [...causes]
      .map(([stage, count]) => ({ stage, count }))
      .toSorted((a, b) => b.count - a.count || (a.stage < b.stage ? -1 : 1)),
  }
}

export const percentOf = (part: number, of: number): number => (of === 0 ? 0 : Math.floor((part / of) * 1000) / 10)
