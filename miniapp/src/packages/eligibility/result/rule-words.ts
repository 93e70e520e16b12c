import type { RuleNode } from '@anju/shared-types'
import { confidences } from '@anju/shared-types/eligibility-words'

/** How far a row is, in one phrase. */
export function ruleSum({ result, children }: RuleNode): string {
  const count = (finding: RuleNode['result']) => children.filter((clause) => clause.result === finding).length
  if (result === 'met') return children.length > 0 ? `${children.length} 个条件都符合` : '符合，没有附加条件'
  if (result === 'not-met') return `${count('not-met')} 个条件不符合`
  return `${count('unknown')} 个条件还不清楚`
}

/** The paper that the row stands in, and how sure we are of its text. */
export function documentText({ name, number, issuedOn, confidence }: RuleNode['document']): string {
  const parts = [number, issuedOn && `${issuedOn} 印发`, confidences[confidence]].filter(Boolean)
  return `依据：${name}（${parts.join('，')}）`
}
