import { canonicalText, type Hash } from '../canonical.ts'
import type { Basis, Item } from '../catalogue/item.ts'
import type { PaperStatus } from './shortfall.ts'

/** What the machine may decide: yes. Everything else is a person's (窗口无否决权; 个人信息保护法 24). */
export type InstantOutcome = 'decide' | 'person'

/** What an office said of a paper that nobody has to bring. Silence and doubt are never a yes (D3). */
export interface InstantFact {
  material: string
  name: string
  source: string
  said: 'found' | 'not-found' | 'silent' | 'doubtful'
  /** How old the office's own data are. */
  asOf?: Date
  /** When it was asked. */
  at: Date
  /** What exactly was compared, in words. */
  text: string
}

export interface InstantQuestion {
  items: readonly Pick<Item, 'code' | 'instant'>[]
  /** Items that an administrator has taken out. */
  off: readonly string[]
  papers: readonly { material: string; name: string; status: PaperStatus }[]
  /** What was asked for these papers, and of the register where the item touches a home. */
  facts: readonly InstantFact[]
  /** Calls, pauses and looks that the act asks for beside everybody's yes. */
  extras: readonly string[]
  /** Somebody stopped the case, or wants out of it. */
  isStopped: boolean
  /** Anything else that stands in the way, in words: an agent acts, a remark was left. */
  doubts: readonly string[]
}

/**
 * 秒批 (E48): decided at once only when nothing is left for eyes: the item's own file allows it and says on which basis, every paper is the
 * system's or was found at an office that was asked now, the register is clear without a remark, nobody is in doubt. That acceptance and
 * approval lie with two people (`separation.ts`) is a rule for what people decide; here nobody decides at discretion, the published rule
 * does, and a person looks at a blind sample afterwards. No is never the machine's to say.
 */
export function decideInstant(question: InstantQuestion): { decided: true } | { decided: false; reasons: string[] } {
  const { items, off, papers, facts, extras, isStopped, doubts } = question
  const reasons: string[] = []
  if (items.some(({ instant }) => !instant)) reasons.push('这个事项由人办理。')
  if (items.some(({ code }) => off.includes(code))) reasons.push('这个事项的秒批已停用，由人办理。')
  for (const { material, name, status } of papers) {
    if (status === 'system') continue
    if (status !== 'waived') reasons.push(`“${name}”要由人看。`)
    else
      reasons.push(
        ...unlessFound(
          facts.find((fact) => fact.material === material),
          name,
        ),
      )
  }
  for (const fact of facts.filter(({ material }) => !papers.some((paper) => paper.material === material))) {
    reasons.push(...unlessFound(fact, fact.name))
  }
  reasons.push(...extras, ...doubts)
  if (isStopped) reasons.push('有人要求暂停或撤回。')
  return reasons.length > 0 ? { decided: false, reasons: [...new Set(reasons)] } : { decided: true }
}

const unlessFound = (fact: InstantFact | undefined, name: string): string[] => {
  if (fact?.said === 'found') return []
  if (fact?.said === 'doubtful') return [`“${name}”对不上，要由人核对：${fact.text}`]
  if (fact?.said === 'not-found') return [`${fact.source}没有查到“${name}”。`]
  return [`“${name}”现在查不到，由人核对。`]
}

/** What proves an instant decision: the rule, every fact with source and age, and the act that the parties confirmed. */
export interface InstantProof {
  caseId: string
  items: readonly { code: string; version: number }[]
  basis: readonly Basis[]
  facts: readonly InstantFact[]
  /** Digests of the words that the parties confirmed. */
  confirmed: readonly string[]
  registerVersion?: number
  at: Date
}

/** One hash over the whole proof: whoever has it can show that nothing of it was changed since. */
export const proofHash = (proof: InstantProof, hash: Hash): string =>
  hash(canonicalText({ format: 'anju.instant.v1', ...proof }))
