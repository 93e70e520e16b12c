import type { Forecast } from './forecast.ts'
import type { CaseClocks } from './read-clocks.ts'

/** What makes a case move up, in the order in which it can happen. Each happens once in a case. */
const escalationTriggers = ['half', 'forecast', 'four-fifths', 'breach', 'law-forecast', 'law-breach'] as const
export type EscalationTrigger = (typeof escalationTriggers)[number]

/** The named people who answer for a case (E58), by staff number. */
export interface EscalationChain {
  officer: string
  standIn?: string
  supervisor: string
  /** Who answers above the supervisor: the hall's leader on duty. */
  leader: string
}

export interface Escalation {
  trigger: EscalationTrigger
  /** `remind`: a light and a message. `move`: the case changes hands. */
  action: 'remind' | 'move'
  /** Who is reminded, or gets the case. */
  to: string
  /** Who else hears of it. */
  told: readonly string[]
  /** In words, for the history of the case and for the citizen. */
  reason: string
}

type Post = keyof EscalationChain

/** Who is asked for each trigger, the first who is present. Ours; S1 asks for an automatic alarm, domain.md 6.3 for a yellow light at 80 %. */
const rules: Record<
  EscalationTrigger,
  { action: Escalation['action']; to: readonly Post[]; told: readonly Post[]; why: string }
> = {
  half: { action: 'remind', to: ['officer', 'standIn', 'supervisor'], told: [], why: '办理时限已用一半' },
  forecast: {
    action: 'move',
    to: ['standIn', 'supervisor', 'leader'],
    told: ['officer', 'supervisor'],
    why: '按同类件推算，可能超过承诺时限',
  },
  'four-fifths': { action: 'remind', to: ['supervisor', 'leader'], told: ['officer'], why: '办理时限已用八成' },
  breach: { action: 'move', to: ['supervisor', 'leader'], told: ['officer', 'leader'], why: '已超过承诺时限' },
  'law-forecast': {
    action: 'remind',
    to: ['leader', 'supervisor'],
    told: ['supervisor'],
    why: '按同类件推算，可能超过法定时限',
  },
  'law-breach': { action: 'move', to: ['leader', 'supervisor'], told: ['supervisor'], why: '已超过法定时限' },
}

export interface EscalationQuestion {
  clocks: CaseClocks
  forecast?: Forecast
  chain: EscalationChain
  /** What has happened in this case before. */
  done: readonly EscalationTrigger[]
  isAbsent: (staffNo: string) => boolean
}

/**
 * What has to happen now, in order. The promise's triggers rest while its clock stands; a breach is a breach at any time. When nobody
 * of a trigger's people is present, the leader hears of it all the same: silence is no answer.
 */
export function escalations({ clocks, forecast, chain, done, isAbsent }: EscalationQuestion): Escalation[] {
  if (clocks.endedAt) return []
  const holding = clocks.by ?? chain.officer
  return triggersNow(clocks, forecast)
    .filter((trigger) => !done.includes(trigger))
    .map((trigger) => {
      const { action, to, told, why } = rules[trigger]
      const staff = (posts: readonly Post[]) => [...new Set(posts.flatMap((post) => chain[post] ?? []))]
      // A case does not move to whom it is late with.
      const able = staff(to).filter((one) => action === 'remind' || one !== holding)
      const target = able.find((one) => !isAbsent(one)) ?? chain.leader
      const others = staff(told).filter((one) => one !== target)
      return { trigger, action: target === holding ? 'remind' : action, to: target, told: others, reason: why }
    })
}

function triggersNow({ promise, law }: CaseClocks, forecast: Forecast | undefined): EscalationTrigger[] {
  const found: EscalationTrigger[] = []
  // Where the city promised nothing, the law's limit is what warnings go by.
  const first = promise ?? law
  if (first && !first.stopped) {
    if (first.share >= 0.5) found.push('half')
    if (promise && forecast?.promise === 'likely' && promise.level !== 'late') found.push('forecast')
    if (first.share >= 0.8) found.push('four-fifths')
  }
  if (promise?.level === 'late') found.push('breach')
  if (law && !law.stopped && law.level !== 'late' && forecast?.law === 'likely') found.push('law-forecast')
  if (law?.level === 'late') found.push('law-breach')
  return found
}
