/** A case that waits for somebody, as far as order needs it. */
export interface WaitingCase {
  id: string
  /** When it breaks the promise (else the law's limit); absent: its clock stands, or nobody promised anything. */
  dueAt?: Date
  /** Since when it waits. */
  since: Date
  /** Made wrong by us and to be made good: free and before everybody else (E50). */
  ourMistake?: boolean
}

/**
 * The order of work (E46): our own mistakes first, then by minutes to breach, which in one hall is the order of due moments; then who
 * waits longest. What has no due moment comes last.
 */
export function byUrgency(a: WaitingCase, b: WaitingCase): number {
  const mistakes = Number(b.ourMistake ?? false) - Number(a.ourMistake ?? false)
  if (mistakes !== 0) return mistakes
  const [dueA, dueB] = [a.dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER, b.dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER]
  return dueA - dueB || a.since.getTime() - b.since.getTime() || (a.id < b.id ? -1 : Number(a.id > b.id))
}

/** Somebody took a case out of the queue. */
export interface CasePick {
  staffNo: string
  at: Date
  picked: WaitingCase
  /** What else waited then that this person could have taken: qualified, not recused. */
  waiting: readonly WaitingCase[]
  /** Why not the first one, when it was said. */
  reason?: string
}

/** Two cases so close that taking the one before the other means nothing (ours). */
const TOLERANCE_MINUTES = 5

/** The cases that were passed over: more urgent, or as urgent and older, by more than the tolerance. */
export function passedOver({ picked, waiting }: CasePick): WaitingCase[] {
  const margin = TOLERANCE_MINUTES * 60_000
  return waiting
    .filter((one) => one.id !== picked.id && byUrgency(one, picked) < 0)
    .filter((one) => {
      if ((one.ourMistake ?? false) !== (picked.ourMistake ?? false)) return true
      if (one.dueAt?.getTime() !== picked.dueAt?.getTime()) {
        return (picked.dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER) - (one.dueAt?.getTime() ?? 0) > margin
      }
      return picked.since.getTime() - one.since.getTime() > margin
    })
    .toSorted(byUrgency)
}

/** How somebody, or a hall, takes work. */
export interface PickingMeasure {
  picks: number
  /** Picks that passed somebody over without a word. */
  skipped: number
  /** Picks that passed somebody over and said why. */
  explained: number
  /** `skipped` of `picks`; 0 without picks. */
  share: number
  /** Cases that were passed over most often, the first first: somebody does not want them. */
  leftBehind: readonly { id: string; times: number }[]
}

export function pickingMeasure(picks: readonly CasePick[]): PickingMeasure {
  const judged = picks.map((pick) => ({ over: passedOver(pick), reason: pick.reason?.trim() }))
  const jumping = judged.filter(({ over }) => over.length > 0)
  const skipped = jumping.filter(({ reason }) => !reason).length
  const times = new Map<string, number>()
  for (const { over } of jumping) for (const { id } of over) times.set(id, (times.get(id) ?? 0) + 1)
  return {
    picks: picks.length,
    skipped,
    explained: jumping.length - skipped,
    share: picks.length ? skipped / picks.length : 0,
    leftBehind: [...times]
      .map(([id, count]) => ({ id, times: count }))
      .toSorted((a, b) => b.times - a.times || (a.id < b.id ? -1 : 1)),
  }
}
