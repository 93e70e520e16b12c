import { groundOf, type Holder, type PauseGround } from './grounds.ts'

/** Who holds a case from when to when. The spans of a case follow each other without gap; only the last may be open. */
export interface ClockSpan {
  who: Holder
  from: Date
  /** Absent: goes on. On the last span: when the case ended. */
  to?: Date
  /** Why the office's clock stands still. Always there when the office does not hold the case. */
  ground?: PauseGround
  /** Number of the paper that the ground asks for. */
  paper?: string
  /** The step of the work, in words: 审核. */
  stage?: string
  /** Who answers for it, by staff number. */
  by?: string
}

export type SpanFault =
  | 'backwards'
  | 'gap'
  | 'overlap'
  | 'open-inside'
  | 'no-ground'
  | 'wrong-holder'
  | 'no-paper'
  | 'after-the-end'

export interface SpanProblem {
  at: number
  fault: SpanFault
  text: string
}

/** Everything that is wrong with the spans of a case. A clock is only read over spans without a problem. */
export function spanProblems(spans: readonly ClockSpan[]): SpanProblem[] {
  return spans.flatMap((span, at) => [
    ...spanFaults(span).map(({ fault, text }) => ({ at, fault, text })),
    ...joinFaults(spans[at - 1], span).map(({ fault, text }) => ({ at, fault, text })),
  ])
}

type Fault = Omit<SpanProblem, 'at'>

/** The rules for one span alone: a clock stops only on a named ground and with its paper (E57). */
function spanFaults({ who, from, to, ground, paper }: ClockSpan): Fault[] {
  const faults: Fault[] = []
  if (to && to < from) faults.push({ fault: 'backwards', text: '结束早于开始。' })
  if (ground === undefined) {
    if (who !== 'us') faults.push({ fault: 'no-ground', text: '没有写明暂停事由，时间算我们的。' })
    return faults
  }
  const named = groundOf(ground)
  if (named.who !== who) faults.push({ fault: 'wrong-holder', text: `“${named.name}”的时间不算在这一方。` })
  if (named.paper && !paper?.trim()) {
    faults.push({ fault: 'no-paper', text: `因“${named.name}”暂停，要先有${named.paper}。` })
  }
  return faults
}

function joinFaults(before: ClockSpan | undefined, span: ClockSpan): Fault[] {
  if (!before) return []
  if (!before.to) return [{ fault: 'open-inside', text: '前一段还没有结束。' }]
  if (before.to < span.from) return [{ fault: 'gap', text: '两段之间有空档，没有人负责。' }]
  return before.to > span.from ? [{ fault: 'overlap', text: '两段时间重叠。' }] : []
}

/** What begins: everything of a span but its end. */
export type NextSpan = Omit<ClockSpan, 'to'>

/**
 * The spans after a case was passed on: the open one ends where the next begins. Nothing is passed on without ground and paper, into
 * the past, or after the end.
 */
export function passTo(spans: readonly ClockSpan[], next: NextSpan): { spans: ClockSpan[] } | { faults: Fault[] } {
  const last = spans.at(-1)
  if (last?.to) return { faults: [{ fault: 'after-the-end', text: '办件已经结束，不再计时。' }] }
  const faults = spanFaults(next)
  if (last && next.from < last.from) faults.push({ fault: 'backwards', text: '不能从过去的时间算起。' })
  if (faults.length) return { faults }
  return { spans: last ? [...spans.slice(0, -1), { ...last, to: next.from }, { ...next }] : [{ ...next }] }
}

/** The spans of a case that ended. One that has ended already stays as it is. */
export function endSpans(spans: readonly ClockSpan[], at: Date): ClockSpan[] {
  const last = spans.at(-1)
  if (!last || last.to) return [...spans]
  return [...spans.slice(0, -1), { ...last, to: at < last.from ? last.from : at }]
}

/** What was known at a moment: later spans had not begun, and one that ended later was open. */
export function spansAsOf(spans: readonly ClockSpan[], now: Date): ClockSpan[] {
  return spans
    .filter(({ from }) => from <= now)
    .map((span) => (span.to && span.to > now ? { ...span, to: undefined } : span))
}
