import { type PlainDate, plainDate } from '@anju/shared-types'
import { type RuleRow, rowOn, sourceOf } from '../money/rule-row.ts'

/** What a case needs beside everybody's yes before it goes on. */
export type ExtraStepKind = 'cooling-off' | 'call' | 'live-person' | 'price-check'

export interface ExtraStep {
  kind: ExtraStepKind
  /** Of a cooling-off. */
  hours?: number
  /** Whom a call or a check of the person is for; absent: all who give something away. */
  partyIds?: readonly string[]
  text: string
  source: string
}

/** From which signs on a yes is not taken at once. */
export interface ConsentRule {
  /** Price below this share of the reference value, in ten-thousandths, is far under value. */
  farUnderValue: number
  coolingOffHours: number
  /** Distinct households that gave something away, in different cases, with one device within `deviceDays`. */
  householdsPerDevice: number
  deviceDays: number
}

export const consentRules: readonly RuleRow<ConsentRule>[] = [
  {
    id: 'consent',
    effectiveFrom: plainDate('2023-12-05'),
    basis: {
      document: '最高人民法院关于适用民法典合同编通则若干问题的解释（法释〔2023〕13号）',
      date: plainDate('2023-12-04'),
      article: '第四十二条：未达市场价百分之七十的，一般可认定为明显不合理的低价；冷静期和同一手机的次数是本平台规则',
    },
    decidedOn: '申请之日',
    unsure: true,
    value: { farUnderValue: 7000, coolingOffHours: 24, householdsPerDevice: 2, deviceDays: 30 },
  },
]

/** A yes that was given with a device. */
export interface DeviceYes {
  device: string
  /** Who said it: the same person in every case has the same key. */
  personId: string
  /** People of one household share a phone: over several cases they count as one. */
  household?: string
  partyId: string
  caseId: string
  side: string
  /** On the side that gives something away. */
  gives: boolean
  at: Date
}

export interface ExtraStepsQuestion {
  caseId: string
  /** The day of application: it picks the rule. */
  on: PlainDate
  isGift: boolean
  /** Somebody pays somebody: the price is part of the act. */
  hasPrice: boolean
  priceFen?: number
  /** Reference value of the home; undefined: nobody could say (D3: unknown, never "fine"). */
  valueFen?: number
  /** Every yes of this case, and those of other cases with the same devices. */
  yeses: readonly DeviceYes[]
  now: Date
}

export interface ExtraSteps {
  steps: ExtraStep[]
  /** One device acts for people of different cases: the duty officer is woken. */
  alarm?: string
}

/** What must happen beside the yes of all parties (E27). No step is ever a refusal. */
export function extraSteps(question: ExtraStepsQuestion): ExtraSteps {
  const row = rowOn(consentRules, question.on) ?? consentRules[0]!
  const source = sourceOf(row)
  const price = priceSteps(question, row.value, source)
  const device = deviceSteps(question, row.value, source)
  return { steps: mergeKinds([...price, ...device.steps]), ...(device.alarm ? { alarm: device.alarm } : {}) }
}

function priceSteps(
  { isGift, hasPrice, priceFen, valueFen }: ExtraStepsQuestion,
  rule: ConsentRule,
  source: string,
): ExtraStep[] {
  const hours = rule.coolingOffHours
  if (isGift) {
    return [{ kind: 'cooling-off', hours, text: `赠与收不回来，留 ${hours} 小时再考虑；期间随时可以撤回。`, source }]
  }
  if (!hasPrice) return []
  if (isFarUnder(priceFen ?? 0, valueFen, rule)) {
    return [
      { kind: 'cooling-off', hours, text: `价款明显低于参考价，留 ${hours} 小时再考虑；期间随时可以撤回。`, source },
      { kind: 'call', text: '价款明显低于参考价，工作人员会打电话核实。', source },
    ]
  }
  if (valueFen !== undefined) return []
  return [{ kind: 'price-check', text: '这套房子查不到参考价，受理时工作人员会问一下价款。', source }]
}

/** Whether a price of an act is far under the value, by the rule of the day: what asks for a pause also asks who is there. */
export const isFarUnderValue = ({
  on,
  isGift,
  hasPrice,
  priceFen = 0,
  valueFen,
}: Pick<ExtraStepsQuestion, 'on' | 'isGift' | 'hasPrice' | 'priceFen' | 'valueFen'>): boolean =>
  !isGift && hasPrice && isFarUnder(priceFen, valueFen, (rowOn(consentRules, on) ?? consentRules[0]!).value)

/** Exactly on the share is not under it. A price of nothing is under any value, known or not. */
const isFarUnder = (priceFen: number, valueFen: number | undefined, { farUnderValue }: ConsentRule) =>
  priceFen === 0 || (valueFen !== undefined && priceFen * 10_000 < valueFen * farUnderValue)

function deviceSteps(
  { caseId, yeses, now }: ExtraStepsQuestion,
  { householdsPerDevice, deviceDays, coolingOffHours: hours }: ConsentRule,
  source: string,
): ExtraSteps {
  const steps: ExtraStep[] = []
  let alarm: string | undefined
  const since = now.getTime() - deviceDays * 86_400_000
  for (const device of new Set(yeses.filter((one) => one.caseId === caseId).map((one) => one.device))) {
    const all = yeses.filter((one) => one.device === device)
    const here = all.filter((one) => one.caseId === caseId)
    const partyIds = [...new Set(here.map(({ partyId }) => partyId))]
    if (new Set(here.map(({ personId }) => personId)).size > 1) {
      steps.push({ kind: 'call', partyIds, text: '几位当事人用了同一部手机确认，工作人员会分别打电话核实。', source })
    }
    // Both sides of a bargain on one phone: one hand may be doing it all.
    if (new Set(here.map(({ side }) => side)).size > 1) {
      steps.push({ kind: 'cooling-off', hours, text: `双方用了同一部手机确认，留 ${hours} 小时再考虑。`, source })
    }
    const givers = all.filter(({ gives, at }) => gives && at.getTime() > since)
    const cases = new Set(givers.map((one) => one.caseId)).size
    if (here.some(({ gives }) => gives) && cases > 1 && householdsOf(givers) >= householdsPerDevice) {
      steps.push({ kind: 'live-person', partyIds, text: '这部手机最近替几位权利人确认过，请本人核验。', source })
      steps.push({ kind: 'call', partyIds, text: '这部手机最近替几位权利人确认过，工作人员会打电话核实。', source })
      alarm = `一部手机 ${deviceDays} 天内在 ${cases} 件业务里替不同的权利人确认。`
    }
  }
  return { steps, ...(alarm ? { alarm } : {}) }
}

/** The same person may be known with a household in one case and without in another: that is one household. */
function householdsOf(yeses: readonly DeviceYes[]): number {
  const known = new Map(yeses.flatMap(({ personId, household }) => (household ? [[personId, household] as const] : [])))
  return new Set(yeses.map(({ personId }) => known.get(personId) ?? personId)).size
}

/** One step of a kind: a person is called once, with every reason; people of all of them. */
function mergeKinds(steps: readonly ExtraStep[]): ExtraStep[] {
  const merged = new Map<ExtraStepKind, ExtraStep>()
  for (const step of steps) {
    const before = merged.get(step.kind)
    if (!before) {
      merged.set(step.kind, step)
      continue
    }
    const everybody = !before.partyIds || !step.partyIds
    const partyIds = [...new Set([...(before.partyIds ?? []), ...(step.partyIds ?? [])])]
    const text = before.text.includes(step.text) ? before.text : `${before.text}${step.text}`
    const { partyIds: _those, ...rest } = before
    merged.set(step.kind, { ...rest, text, ...(everybody ? {} : { partyIds }) })
  }
  return [...merged.values()]
}

/** When a cooling-off is over: counted from the last yes. Undefined: there is none. */
export function coolingOffEnds(lastYes: Date, steps: readonly ExtraStep[]): Date | undefined {
  const hours = Math.max(0, ...steps.map((step) => (step.kind === 'cooling-off' ? (step.hours ?? 0) : 0)))
  return hours > 0 ? new Date(lastYes.getTime() + hours * 3_600_000) : undefined
}
