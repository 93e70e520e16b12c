import type { Evaluation, RuleNode } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { homesOf } from './homes.ts'

const rule = (result: RuleNode['result'], limit: number | null) => ({ result, limit }) as RuleNode
const evaluation = (decision: Evaluation['decision'], remaining: number | null, children: RuleNode[]) =>
  ({ decision, remaining, explanation: { children } }) as unknown as Evaluation

describe('the row of houses', () => {
  it('shows what the family has and what is left, by the most generous row that is met', () => {
    const rules = [rule('met', 1), rule('met', 2), rule('not-met', 3)]
    expect(homesOf(evaluation('eligible', 1, rules))).toEqual({ owned: 1, left: 1 })
  })

  it('is left out without a limit and without a yes', () => {
    expect(homesOf(evaluation('eligible', null, [rule('met', null)]))).toBeUndefined()
    expect(homesOf(evaluation('ineligible', 0, [rule('not-met', 2)]))).toBeUndefined()
    expect(homesOf(evaluation('unknown', 0, [rule('unknown', 2)]))).toBeUndefined()
  })
})
