import { addDays, type PlainDate } from '@anju/shared-types'

/** One paper that somebody promised to bring, or whose place a promise takes (E43). */
export interface PromisedPaper {
  id: string
  material: string
  name: string
  cure: 'pledge' | 'deferral'
  promisedOn: PlainDate
  /** Of a deferral. */
  due?: PlainDate
  /** The day on which the paper that was accepted came in. */
  deliveredOn?: PlainDate
  /** A clerk has looked at it and it can be used. */
  accepted: boolean
  /** The check of a pledge with the office that knows: what was promised is not so. */
  foundFalse?: boolean
  /** A supervisor took the broken promise off the record, with a reason. */
  repairedOn?: PlainDate
}

export type PromiseState = 'open' | 'kept' | 'broken'
export const promiseStateTexts: Record<PromiseState, string> = { open: '等补交', kept: '已兑现', broken: '没有兑现' }

/** Told so long before the last day, when there is still time to fetch a paper (ours). */
export const REMIND_WORKING_DAYS = 2

/** The last day counts: until midnight one is in time. A pledge is kept as long as nobody has found it false. */
export function promiseState(
  { cure, due, deliveredOn, accepted, foundFalse }: PromisedPaper,
  today: PlainDate,
): PromiseState {
  if (cure === 'pledge') return foundFalse ? 'broken' : 'kept'
  if (accepted && deliveredOn && due && deliveredOn <= due) return 'kept'
  // Came in time and is being looked at: the office's delay is not the applicant's.
  if (deliveredOn && due && deliveredOn <= due) return 'open'
  return due && today > due ? 'broken' : 'open'
}

/** How a person stands with promises: what may be promised next. */
export interface PromiseStanding {
  kept: number
  broken: number
  /** Papers promised and not here yet. */
  open: number
  /** How many may be open at once. */
  allowance: number
  /** Why nothing may be promised now. */
  blocked?: string
}

/** Kept promises raise what may be promised next (E43). Ours: cities only say that a broken one ends it (济南, 三亚, 西安). */
const promiseSteps: readonly { kept: number; allowance: number }[] = [
  { kept: 0, allowance: 1 },
  { kept: 2, allowance: 2 },
  { kept: 5, allowance: 3 },
]
/** A broken promise weighs so long when nobody repairs it (ours; 西安 and 阜新 ask for a repair). */
const BROKEN_WEIGHS_DAYS = 365

/** Over all cases of one person. Only deferrals count as kept: a pledge that nobody has tested proves nothing. */
export function standingOf(papers: readonly PromisedPaper[], today: PlainDate): PromiseStanding {
  const deferrals = papers.filter(({ cure }) => cure === 'deferral')
  const count = (state: PromiseState) => deferrals.filter((one) => promiseState(one, today) === state).length
  const broken = papers.filter((one) => promiseState(one, today) === 'broken' && !one.repairedOn)
  const weighing = broken.filter(({ due, promisedOn }) => today <= addDays(due ?? promisedOn, BROKEN_WEIGHS_DAYS))
  const kept = count('kept')
  const allowance = promiseSteps.findLast((step) => step.kept <= kept)?.allowance ?? 0
  return {
    kept,
    broken: broken.length,
    open: count('open'),
    allowance: weighing.length ? 0 : allowance,
    ...(weighing.length ? { blocked: `承诺过的“${weighing[0]!.name}”没有兑现，修复之前不能再承诺。` } : {}),
  }
}

/** A paper of the case as the gate before the register sees it. */
export interface GatePaper {
  material: string
  name: string
  isKey: boolean
  /** Here and usable, or an office answered for it. */
  accepted: boolean
}

/**
 * What still keeps a case from the register: nothing is entered before a deferred paper is in and looked at (三亚 2024-02), no pledge that
 * was found false, no key paper replaced by a promise. Empty: the way is free.
 */
export function registerBlockers(papers: readonly GatePaper[], promised: readonly PromisedPaper[]): string[] {
  const blockers: string[] = []
  for (const { material, name, isKey, accepted } of papers) {
    if (accepted) continue
    const promise = promised.find((one) => one.material === material)
    if (isKey) blockers.push(`缺少关键材料“${name}”。`)
    else if (!promise) blockers.push(`缺少材料“${name}”。`)
    else if (promise.cure === 'deferral') {
      blockers.push(promise.deliveredOn ? `“${name}”补交了，还没有人看过。` : `承诺补交的“${name}”还没有到。`)
    } else if (promise.foundFalse) blockers.push(`承诺的“${name}”经核实不符。`)
  }
  return blockers
}

/** What a promise must say (济南 2020): own will, knows papers and day, true, will bring it in time, accepts what follows. */
export function promiseText(person: string, papers: readonly Pick<PromisedPaper, 'name' | 'cure' | 'due'>[]): string[] {
  const later = papers.filter(({ cure }) => cure === 'deferral')
  const pledged = papers.filter(({ cure }) => cure === 'pledge')
  return [
    `${person}自愿作出以下承诺，没有人强迫或诱导。`,
    `已被告知缺少的材料和期限：${papers.map(({ name, due }) => (due ? `${name}（最晚 ${due} 补交）` : name)).join('、')}。`,
    '已提交的材料和所说的情况都是真实的。',
    ...(later.length ? ['承诺最晚在上述日期补交；补交之前不登簿。'] : []),
    ...(pledged.length ? [`以本承诺代替提交：${pledged.map(({ name }) => name).join('、')}。`] : []),
    '不能兑现的，愿意承担停止办理、撤销决定、记入信用记录等后果。',
  ]
}
