import { addDays, type DelegableUse, LONGEST_DELEGATION_DAYS, type PlainDate, shanghaiDate } from '@anju/shared-types'

/**
 * What nobody does for another, with the reason. Disposing of a home needs the owner's own yes to the exact act (D11); a notarised or
 * witnessed mandate is a paper of the case and no delegation of the app (不动产登记操作规范: 处分不动产的委托要公证或当面签署).
 */
export const neverDelegated = {
  consent: '处分房屋要本人在自己的手机上确认；不能本人办的，凭公证委托书到窗口办理。',
  'live-person': '核验本人只能由本人做。',
  'owner-alert': '“不是我”由权利人自己说。',
  delegate: '代办人不能再委托别人（民法典第一百六十九条：转委托要委托人同意）。',
  revoke: '收回委托由委托人自己决定。',
  'change-contact': '联系方式由本人更改，通知才会一直送到本人。',
  'receive-money': '退款和收款只到本人账户。',
  'give-consent-to-data': '个人信息的单独同意由本人作出（个人信息保护法第二十九条）。',
} as const
export type NeverDelegated = keyof typeof neverDelegated

export interface Delegation {
  id: string
  /** Person keys. */
  principal: string
  agent: string
  uses: readonly DelegableUse[]
  /** Item codes; absent: every item. */
  items?: readonly string[]
  /** One case only. */
  caseId?: string
  /** One home only. */
  unitCode?: string
  from: Date
  /** The last day. */
  until: PlainDate
  revokedAt?: Date
  /** Death of principal or agent, loss of capacity (民法典第一百七十三条). */
  endedAt?: Date
}

export type DelegationProblem = 'to-oneself' | 'no-use' | 'too-long' | 'already-over'

/** Whether a delegation may be made; said before it is kept. */
export function delegationProblems({
  principal,
  agent,
  uses,
  from,
  until,
}: Delegation): { problem: DelegationProblem; text: string }[] {
  const found: { problem: DelegationProblem; text: string }[] = []
  if (principal === agent) found.push({ problem: 'to-oneself', text: '代办人不能是本人。' })
  if (!uses.length) found.push({ problem: 'no-use', text: '请选择代办人可以做什么。' })
  const first = shanghaiDate(from)
  if (until < first) found.push({ problem: 'already-over', text: '到期日已经过了。' })
  if (until > addDays(first, LONGEST_DELEGATION_DAYS)) {
    found.push({ problem: 'too-long', text: `委托最长 ${LONGEST_DELEGATION_DAYS} 天，到期可以再委托。` })
  }
  return found
}

export interface UseQuestion {
  use: DelegableUse | NeverDelegated
  agent: string
  principal: string
  itemCode: string
  caseId?: string
  unitCode?: string
  /** Everybody else in the case, with their side; and on which side the principal stands. */
  principalSide?: string
  others?: readonly { person: string; side: string }[]
  /** For whom else of the case this agent acts. */
  alsoActsFor?: readonly string[]
  now: Date
}

export type UseRefusal =
  | 'never'
  | 'none'
  | 'revoked'
  | 'expired'
  | 'not-begun'
  | 'scope'
  | 'self-dealing'
  | 'both-sides'
export type UseAnswer = { delegation: Delegation } | { refused: UseRefusal; text: string }

export const refusalTexts: Record<Exclude<UseRefusal, 'never'>, string> = {
  none: '没有委托您代办。',
  revoked: '委托人已收回委托。',
  expired: '委托已到期。',
  'not-begun': '委托还没有开始。',
  scope: '不在委托的范围内。',
  'self-dealing': '您是对方当事人，不能代办（民法典第一百六十八条）。',
  'both-sides': '您已代办另一方，不能同时代办（民法典第一百六十八条）。',
}

/** The nearest reason first: what a person can do something about. */
const nearest: readonly UseRefusal[] = ['scope', 'not-begun', 'expired', 'revoked', 'none']

/** May the agent do this for the principal now, and by which delegation. */
export function mayAct(delegations: readonly Delegation[], question: UseQuestion): UseAnswer {
  const { use, agent, principal, others = [], principalSide, alsoActsFor = [] } = question
  if (isNever(use)) return { refused: 'never', text: neverDelegated[use] }
  const own = delegations.filter((one) => one.agent === agent && one.principal === principal)
  const judged = own.map((delegation) => ({ delegation, why: whyNot(delegation, use, question) }))
  const found = judged.find(({ why }) => why === undefined)
  if (!found) {
    const why = nearest.find((one) => judged.some((each) => each.why === one)) ?? 'none'
    return { refused: why, text: refusalTexts[why as Exclude<UseRefusal, 'never'>] }
  }
  const opposite = others.filter(({ side }) => principalSide !== undefined && side !== principalSide)
  // Looking on binds nobody; everything else for both sides at once is 双方代理.
  if (use !== 'view' && opposite.some(({ person }) => person === agent)) return refused('self-dealing')
  if (use !== 'view' && opposite.some(({ person }) => alsoActsFor.includes(person))) return refused('both-sides')
  return { delegation: found.delegation }
}

const isNever = (use: UseQuestion['use']): use is NeverDelegated => use in neverDelegated
const refused = (why: 'self-dealing' | 'both-sides'): UseAnswer => ({ refused: why, text: refusalTexts[why] })

/** Why a delegation does not hold at this moment, whatever it is for. */
export function whyNotNow(one: Delegation, now: Date): 'revoked' | 'not-begun' | 'expired' | undefined {
  const ended = [one.revokedAt, one.endedAt].some((at) => at !== undefined && at <= now)
  if (ended) return 'revoked'
  if (now < one.from) return 'not-begun'
  return shanghaiDate(now) > one.until ? 'expired' : undefined
}

function whyNot(
  one: Delegation,
  use: DelegableUse,
  { itemCode, caseId, unitCode, now }: UseQuestion,
): UseRefusal | undefined {
  const notNow = whyNotNow(one, now)
  if (notNow) return notNow
  const fits =
    one.uses.includes(use) &&
    (!one.items || one.items.includes(itemCode)) &&
    (!one.caseId || one.caseId === caseId) &&
    (!one.unitCode || one.unitCode === unitCode)
  return fits ? undefined : 'scope'
}
