import type { PauseGround } from '../../domain/cases/clocks/grounds.ts'
import { groundOf } from '../../domain/cases/clocks/grounds.ts'
import { type ClockSpan, endSpans, type NextSpan, passTo } from '../../domain/cases/clocks/spans.ts'
import { isOver } from '../../domain/cases/states.ts'
import { refuse } from '../../platform/refusal.ts'
import type { CaseRow } from './case-record.ts'

/** Why the clock stops with a change: a named ground and its paper. */
export interface SpanChange {
  ground: PauseGround
  paper?: string
}

const stages: Partial<Record<CaseRow['state'], string>> = {
  reviewing: '审核',
  approving: '审批',
  entering: '登簿',
}

/**
 * The spans after a change: they begin with acceptance, pass to whoever holds the case, and end with 登簿 or the decision (缴费 and
 * 领证 are not in the office's time). A pause has a named ground with its paper, or it is refused.
 */
export function spansAfter(
  before: CaseRow,
  after: CaseRow,
  action: string,
  now: Date,
  pause?: SpanChange,
): ClockSpan[] {
  if (action === 'accept' || action === 'deemAccepted') return [ours(after, now)]
  if (before.spans.length === 0) return before.spans
  if (hasEnded(after)) return endSpans(before.spans, now)
  const last = before.spans.at(-1)!
  if (last.to) return before.spans
  const ground = pause?.ground ?? standing(after)
  if (ground) {
    if (last.ground === ground) return before.spans
    return pass(before.spans, { who: groundOf(ground).who, from: now, ground, paper: pause?.paper, stage: last.stage })
  }
  const next = ours(after, now)
  if (last.ground === undefined && last.stage === next.stage && last.by === next.by) return before.spans
  return pass(before.spans, next)
}

const ours = (row: CaseRow, now: Date): ClockSpan => ({
  who: 'us',
  from: now,
  stage: stages[row.state] ?? '受理',
  ...(row.assignee && { by: row.assignee }),
})

/** What still stops the clock when nothing new does. */
function standing(row: CaseRow): PauseGround | undefined {
  if (row.alert) return 'owner-alert'
  if (row.suspension) return row.suspension.ground as PauseGround
  return row.state === 'correcting' ? 'correction' : undefined
}

const hasEnded = ({ state }: CaseRow) => isOver(state) || state === 'feeDue' || state === 'ready'

function pass(spans: readonly ClockSpan[], next: NextSpan): ClockSpan[] {
  const passed = passTo(spans, next)
  if ('spans' in passed) return passed.spans
  return refuse('GROUND_NEEDS_PAPER', { text: passed.faults.map(({ text }) => text).join('') })
}
