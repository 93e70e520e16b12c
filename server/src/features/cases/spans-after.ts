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
  const isBeginning = action === 'accept' || action === 'deemAccepted'
  const spans = isBeginning ? [ours(after, now)] : before.spans
  if (spans.length === 0) return spans
  if (hasEnded(after)) return endSpans(spans, now)
  const last = spans.at(-1)!
  if (last.to) return spans
  const ground = pause?.ground ?? standing(after)
  if (ground) {
    if (last.ground === ground) return spans
    return pass(spans, {
      who: groundOf(ground).who,
      from: now,
      ground,
      paper: pause?.paper ?? paperOf(ground, after),
      stage: last.stage,
    })
  }
  const next = ours(after, now)
  if (last.ground === undefined && last.stage === next.stage && last.by === next.by) return spans
  return pass(spans, next)
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
  if (row.state === 'correcting') return 'correction'
  // 三亚 2024-02: the time until the promised paper is here is not the office's. Which city does so is in `deferralRules`.
  const isWaiting = row.promises?.some((one) => one.clock === 'stops' && one.cure === 'deferral' && !one.deliveredOn)
  return isWaiting ? 'deferred-paper' : undefined
}

/** What a pause rests on that no act of its own began. */
const paperOf = (ground: PauseGround, { number }: CaseRow) =>
  ground === 'deferred-paper' ? `容缺受理承诺书 ${number}` : undefined

const hasEnded = ({ state }: CaseRow) => isOver(state) || state === 'feeDue' || state === 'ready'

function pass(spans: readonly ClockSpan[], next: NextSpan): ClockSpan[] {
  const passed = passTo(spans, next)
  if ('spans' in passed) return passed.spans
  return refuse('GROUND_NEEDS_PAPER', { text: passed.faults.map(({ text }) => text).join('') })
}
