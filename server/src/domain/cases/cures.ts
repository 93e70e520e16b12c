import { addDays, type PlainDate, plainDate } from '@anju/shared-types'
import type { WorkingCalendar } from '../calendar/calendar.ts'
import { isWorkingDay } from '../calendar/calendar.ts'
import { addCivilDays, addWorkingDays, type DueDay } from '../calendar/working-days.ts'
import type { Material } from '../catalogue/item.ts'
import { type RuleRow, rowOn, sourceOf } from '../money/rule-row.ts'
import type { CaseLimits, OfficeLimit } from './clocks/limits.ts'
import type { PromiseStanding } from './promised-papers.ts'

/**
 * What can stand in for a paper that is not there. Four different things, never one flag (domain.md 6.2): 免提交, 告知承诺, 容缺受理,
 * 容缺收件. Where none of them fits, the paper has to come (一次性告知).
 */
export type Cure = 'waiver' | 'pledge' | 'deferral' | 'keeping'

interface CureRule {
  name: string
  /** A written promise is signed. */
  promise: boolean
  /** The paper comes later. */
  later: boolean
  clock: 'runs' | 'by-city' | 'not-started'
  /** The case may go on to 登簿 without the paper ever coming. */
  instead: boolean
  ifBroken: string
  source: string
}

export const cureRules: Record<Cure, CureRule> = {
  waiver: {
    name: '免提交',
    promise: false,
    later: false,
    clock: 'runs',
    instead: true,
    ifBroken: '',
    source: '不动产登记暂行条例第二十四条第二款；国务院令第716号第七条',
  },
  pledge: {
    name: '告知承诺',
    promise: true,
    later: false,
    clock: 'runs',
    instead: true,
    ifBroken: '承诺不实的，撤销决定，记入信用记录，依法追责。',
    source: '国办发〔2020〕42号',
  },
  deferral: {
    name: '容缺受理',
    promise: true,
    later: true,
    clock: 'by-city',
    instead: false,
    ifBroken: '到期没有补交的，停止办理、退回材料；修复之前不再容缺。',
    source: '各城市办法（济南 2020、深圳 2019-10-01、三亚 2024-02）',
  },
  keeping: {
    name: '容缺收件',
    promise: false,
    later: true,
    clock: 'not-started',
    instead: false,
    ifBroken: '到期没有补齐的，退回已收的材料，不影响以后再来。',
    source: '深圳 2019-10-01',
  },
}

/** What a city says of 容缺. */
export interface DeferralRule {
  /** Longest time for the paper. */
  atMostWorkingDays: number
  /** When the office's clock goes on meanwhile: this many working days before it runs out. */
  beforeLimitWorkingDays: number
  /** `stops`: the time until the paper is here is the applicant's (ground deferred-paper). */
  clock: 'runs' | 'stops'
  grantedBy: 'clerk' | 'supervisor'
  /** 即办类 cannot be deferred: there is no later. */
  exceptInstant: boolean
}

const deferralRules: readonly RuleRow<DeferralRule>[] = [
  {
    id: 'deferral',
    effectiveFrom: plainDate('2019-10-01'),
    basis: { document: '参照深圳容缺受理办法（2019-10-01）、三亚登记机构公告（2024-02）' },
    decidedOn: '受理之日',
    unsure: true,
    value: {
      atMostWorkingDays: 20,
      beforeLimitWorkingDays: 2,
      clock: 'stops',
      grantedBy: 'clerk',
      exceptInstant: true,
    },
  },
  {
    id: 'deferral-jinan',
    city: 'jinan',
    effectiveFrom: plainDate('2020-01-01'),
    basis: { document: '济南市容缺受理第一批清单（2020，755 项、1496 份材料）；补交期限参照深圳' },
    decidedOn: '受理之日',
    unsure: true,
    value: { atMostWorkingDays: 20, beforeLimitWorkingDays: 2, clock: 'runs', grantedBy: 'clerk', exceptInstant: true },
  },
  {
    id: 'deferral-xiamen',
    city: 'xiamen',
    effectiveFrom: plainDate('2020-10-01'),
    basis: { document: '厦门 2020-10：首席代表凭书面承诺先受理；补交期限参照深圳' },
    decidedOn: '受理之日',
    unsure: true,
    value: {
      atMostWorkingDays: 20,
      beforeLimitWorkingDays: 2,
      clock: 'stops',
      grantedBy: 'supervisor',
      exceptInstant: true,
    },
  },
]

/** 容缺收件 keeps papers so long, without any clock (深圳 2019-10-01). */
const KEEPING_WORKING_DAYS = 20

export interface CureQuestion {
  material: Pick<Material, 'id' | 'name' | 'ifMissing' | 'waivable' | 'heldBy' | 'bySystem'>
  connected: readonly string[]
  city: string
  /** The day of acceptance: it picks the rule and is the day from which days are counted. */
  on: PlainDate
  limits: CaseLimits
  standing: PromiseStanding
  calendar: WorkingCalendar
}

export type CureAnswer =
  | {
      cure: Cure
      allowed: true
      due?: DueDay
      clock: 'runs' | 'stops' | 'not-started'
      needsSupervisor: boolean
      source: string
    }
  | { cure: Cure; allowed: false; why: string }

/** Each of the four, with whether it fits this paper, until when, and who says yes. Key papers are never promised (三亚 2024-02). */
export function curesFor(question: CureQuestion): CureAnswer[] {
  return [waiverFor(question), pledgeFor(question), deferralFor(question), keepingFor(question)]
}

const no = (cure: Cure, why: string): CureAnswer => ({ cure, allowed: false, why })
const KEY = '关键材料，缺了不能受理。'

function waiverFor({ material, connected }: CureQuestion): CureAnswer {
  const { source } = cureRules.waiver
  const yes = { cure: 'waiver', allowed: true, clock: 'runs', needsSupervisor: false, source } as const
  if (material.bySystem) return yes
  if (!material.waivable || !material.heldBy) return no('waiver', '没有部门能代为提供。')
  return connected.includes(material.heldBy) ? yes : no('waiver', `本市还没有与${material.heldBy}联网。`)
}

function pledgeFor({ material, standing }: CureQuestion): CureAnswer {
  if (material.ifMissing === 'key') return no('pledge', KEY)
  if (material.ifMissing !== 'promise') return no('pledge', '这份材料不适用告知承诺。')
  if (standing.blocked) return no('pledge', standing.blocked)
  return { cure: 'pledge', allowed: true, clock: 'runs', needsSupervisor: false, source: cureRules.pledge.source }
}

function deferralFor(question: CureQuestion): CureAnswer {
  const { material, city, on, limits, standing, calendar } = question
  if (material.ifMissing === 'key') return no('deferral', KEY)
  if (material.ifMissing !== 'deferrable') return no('deferral', '这份材料不能容缺，可以告知承诺。')
  if (standing.blocked) return no('deferral', standing.blocked)
  if (standing.open >= standing.allowance) {
    return no('deferral', `还有 ${standing.open} 份承诺补交的材料没有到，补齐后才能再容缺。`)
  }
  const term = deferralTerm({ city, on, limits, calendar })
  if ('why' in term) return no('deferral', term.why)
  const { due, rule, source } = term
  return {
    cure: 'deferral',
    allowed: true,
    due,
    clock: rule.clock,
    needsSupervisor: rule.grantedBy === 'supervisor',
    source,
  }
}

/** The city's rule for a case that is taken in on a day, and the last day that it leaves for a paper. */
export function deferralTerm({
  city,
  on,
  limits,
  calendar,
}: Pick<CureQuestion, 'city' | 'on' | 'limits' | 'calendar'>):
  | { rule: DeferralRule; due: DueDay; source: string }
  | { why: string } {
  const row = rowOn(deferralRules, on, city)
  if (!row) return { why: '没有收录这一天有效的容缺规定。' }
  if (row.value.exceptInstant && limits.promise?.unit === 'same-day') return { why: '即时办结的事项不适用容缺。' }
  const due = deferralDue(on, row.value, limits, calendar)
  if (!due) return { why: '办理时限太短，等不到补交，请先把材料备齐。' }
  return { rule: row.value, due, source: sourceOf(row) }
}

function keepingFor({ material, on, calendar }: CureQuestion): CureAnswer {
  if (material.ifMissing === 'key') return no('keeping', KEY)
  const due = keepingDue(on, calendar)
  const { source } = cureRules.keeping
  return { cure: 'keeping', allowed: true, due, clock: 'not-started', needsSupervisor: false, source }
}

/** The last day on which papers that are kept without a clock can be completed. */
export const keepingDue = (on: PlainDate, calendar: WorkingCalendar): DueDay =>
  addWorkingDays(on, KEEPING_WORKING_DAYS, calendar)

/**
 * Until when a deferred paper has to be here. Where the clock goes on: not later than some working days before the limit, so that there is
 * time left to look at it; undefined when that is not after the day of acceptance.
 */
function deferralDue(
  on: PlainDate,
  rule: DeferralRule,
  limits: CaseLimits,
  calendar: WorkingCalendar,
): DueDay | undefined {
  const longest = addWorkingDays(on, rule.atMostWorkingDays, calendar)
  if (rule.clock === 'stops') return longest
  const limit = limits.promise ?? limits.law
  if (!limit) return longest
  const end = lastDayOf(on, limit, calendar)
  if (!end) return undefined
  const before = workingDaysBefore(end.date, rule.beforeLimitWorkingDays, calendar)
  if (before <= on) return undefined
  return before < longest.date ? { date: before, provisional: end.provisional } : longest
}

/** Limits in hours and minutes leave no day for a paper. */
function lastDayOf(on: PlainDate, { unit, count }: OfficeLimit, calendar: WorkingCalendar): DueDay | undefined {
  if (unit === 'working-days') return addWorkingDays(on, count, calendar)
  return unit === 'civil-days' ? addCivilDays(on, count, calendar) : undefined
}

/** So many working days before a day. */
export function workingDaysBefore(date: PlainDate, count: number, calendar: WorkingCalendar): PlainDate {
  let [day, left] = [date, count]
  while (left > 0) {
    day = addDays(day, -1)
    if (isWorkingDay(day, calendar).working) left--
  }
  return day
}
