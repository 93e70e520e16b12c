import type { Check } from '@anju/shared-types'
import type { Declared } from '../../domain/eligibility/from-sources.ts'
import type { Account, Call } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { applyCheck } from './apply-check.ts'
import { type ChangeNeeds, changeOwn } from './own-check.ts'

/** The applicant answers the one question that is open; the rules are applied again at once. */
export const answerQuestion = (
  needs: ChangeNeeds,
  { id, answer }: { id: string; answer: Declared },
  caller: Account,
  call: Call,
): Promise<Check> =>
  changeOwn(needs, id, caller, call, (tx, check) => {
    if (check.state !== 'asking' || !check.question) return refuse('STATE_MOVED')
    const value = answer[check.question]
    if (value === undefined) return refuse('BAD_INPUT', { field: check.question, text: '请回答正在问的这一个问题。' })
    return applyCheck(needs, tx, check, 'gather', {
      patch: { declared: { ...check.declared, [check.question]: value } },
      text: '回答了问题，继续核对',
    })
  })
