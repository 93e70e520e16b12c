import { addDays, type PlainDate } from '@anju/shared-types'
import type { Verdict } from './verdict.ts'

/** A line of seizures has one end after the other; nobody has more of them than this. */
const MOST_ENDS = 20

/** The first day on which nothing blocks any more, found by judging the day after each end. */
export function findFreeDay(blocked: Verdict, judgeOn: (day: PlainDate) => Verdict): Verdict['freeFrom'] {
  let [verdict, provisional] = [blocked, false]
  for (let steps = 0; steps < MOST_ENDS; steps++) {
    const blocking = verdict.effects.filter((one) => one.effect === 'block')
    // A waiting seizure ends only after it has acted; its turn comes in a later step.
    const acting = blocking.filter((one) => one.position === undefined || one.position === 1)
    if (acting.some((one) => one.until === undefined)) return undefined
    const last = acting
      .map((one) => one.until as PlainDate)
      .toSorted()
      .at(-1)
    if (last === undefined) return undefined
    provisional ||= acting.some((one) => one.isProvisional)
    const day = addDays(last, 1)
    verdict = judgeOn(day)
    if (verdict.outcome !== 'block') return { date: day, provisional }
  }
  return undefined
}
