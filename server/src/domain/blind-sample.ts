import type { Due } from './calendar/due.ts'

/** Share of the machine's decisions that a person decides again without seeing them (E48, E77). Ours. */
export const SAMPLED_OF_HUNDRED = 5

/** Working days for the blind sample: nobody waits for it. */
export const SAMPLE_WORKING_DAYS = 5

/** Whether a decision is in the blind sample. `draw` is a number from 0 up to 99 from a source nobody can steer. */
export const isSampled = (draw: number): boolean => draw < SAMPLED_OF_HUNDRED

/** A sampled decision, and what somebody said who did not know it. */
export interface Sample<D extends string> {
  state: 'waiting' | 'agreed' | 'differed'
  drawnAt: Date
  due: Due
  staffNo?: string
  decision?: D
  reason?: string
  at?: Date
}

export const drawnSample = (drawnAt: Date, due: Due) => ({ state: 'waiting' as const, drawnAt, due })

/**
 * The sample with its blind answer. `machine`: what still stands of the machine's decision; where nothing of it does, nothing can
 * differ from it.
 */
export function answeredSample<D extends string>(
  sample: Sample<D>,
  machine: D | undefined,
  answer: { staffNo: string; decision: D; reason: string; at: Date },
): { agreed: boolean; sample: Sample<D> } {
  const agreed = machine === undefined || machine === answer.decision
  return { agreed, sample: { ...sample, ...answer, state: agreed ? 'agreed' : 'differed' } }
}

/** How often people and the machine said the same; 1 when nobody has looked yet. */
export const agreementOf = ({ agreed, differed }: { agreed: number; differed: number }): number =>
  agreed + differed === 0 ? 1 : agreed / (agreed + differed)
