import type { EvaluateRequest, Evaluation } from '@anju/shared-types'
import { evaluate } from '../../domain/eligibility/evaluate.ts'
import { readGiven } from '../../domain/eligibility/given.ts'
import { decidingDay, ruleSetsOn } from '../../domain/eligibility/rule-sets-on.ts'
import { refuse } from '../../platform/refusal.ts'

/** What the rules of the day say about a buyer, from what the caller says: nobody is asked who they are, nothing is stored. */
export function evaluatePurchase(request: EvaluateRequest): Evaluation {
  const { city, homeKind, receivedOn, skip } = request
  const { date, name } = decidingDay(city, { signedOn: request.on, homeKind, receivedOn })
  const read = readGiven(request, date)
  if ('problem' in read) return refuse('BAD_INPUT', { field: read.field, text: read.problem })
  const sets = ruleSetsOn(city, date)
  if (!sets.length) return refuse('DATE_NOT_COVERED', { field: 'on' })
  const notes = [`按${name}（${date}）适用的规则计算，结果供参考，以正式核验为准。`]
  return evaluate(city, read.situation, date, { notes, presumed: read.presumed, skip, sets })
}
