import { eligibilityChecks as contract } from '@anju/shared-types'
import type { Feature, Parts } from '../../platform/parts.ts'
import { answerQuestion } from './answer-question.ts'
import { askPerson } from './ask-person.ts'
import { decideSample, seeSample } from './blind-sample.ts'
import { createCheckNeeds, type Outside } from './check-needs.ts'
import { checkNotices, tellChallengeAnswer } from './check-notices.ts'
import { consumeAtDesk } from './consume-check.ts'
import { decideChallenge } from './decide-challenge.ts'
import { agree, listConsents, refuseConsent } from './family-consents.ts'
import {
  askAfterChallenge,
  askAfterConsent,
  askAgain,
  askSourcesJob,
  gatherFacts,
  lookUpFamily,
} from './gather-facts.ts'
import { giveVerdict } from './give-verdict.ts'
import { listDesk } from './list-desk.ts'
import { openChallenge } from './open-challenge.ts'
import { getCheck, listChecks } from './own-check.ts'
import { recheckCheck, recheckJob } from './recheck-check.ts'
import { revokeCheck } from './revoke-check.ts'
import { findCheck, seeCheck } from './see-check.ts'
import { showStatement } from './show-statement.ts'
import { startCheck } from './start-check.ts'
import { tendChecks } from './tend-checks.ts'
import { withdrawCheck } from './withdraw-check.ts'

/** Official checks from consent to end: what their family, the sources, staff and the clock do about them. */
export function createEligibilityChecksFeature(parts: Parts, outside: Outside): Feature<typeof contract.table> {
  const needs = createCheckNeeds(parts, outside)
  return {
    name: 'eligibilityChecks',
    contract,
    handlers: {
      statement: async (_input, _caller, { now }) => showStatement(needs, now),
      start: ({ body }, caller, call) => startCheck(needs, body, caller, call),
      list: (_input, caller) => listChecks(needs, caller),
      get: ({ params }, caller, { now }) => getCheck(needs, params.id, caller, now),
      answer: ({ params, body }, caller, call) => answerQuestion(needs, { ...params, answer: body }, caller, call),
      withdraw: ({ params }, caller, call) => withdrawCheck(needs, params.id, caller, call),
      askPerson: ({ params, body }, caller, call) => askPerson(needs, { ...params, ...body }, caller, call),
      challenge: ({ params, body }, caller, call) => openChallenge(needs, { ...params, ...body }, caller, call),
      consents: (_input, caller) => listConsents(needs, caller),
      agree: ({ params, body }, caller, call) => agree(needs, { ...params, ...body }, caller, call),
      refuse: ({ params }, caller, call) => refuseConsent(needs, params.id, caller, call),
      desk: (_input, _caller, { now }) => listDesk(needs, now),
      find: ({ params }, caller, { now }) => findCheck(needs, params.code, caller, now),
      see: ({ params }, caller, { now }) => seeCheck(needs, params.id, caller, now),
      decide: ({ params, body }, caller, call) => giveVerdict(needs, { ...params, verdict: body }, caller, call),
      seeSample: ({ params }, caller, { now }) => seeSample(needs, params.id, caller, now),
      decideSample: ({ params, body }, caller, call) => decideSample(needs, { ...params, ...body }, caller, call),
      decideChallenge: ({ params, body }, caller, call) => decideChallenge(needs, { ...params, ...body }, caller, call),
      consume: ({ params, body }, caller, call) => consumeAtDesk(needs, { ...params, ...body }, caller, call),
      revoke: ({ params, body }, caller, call) => revokeCheck(needs, { ...params, ...body }, caller, call),
    },
    on: {
      ...checkNotices(needs),
      'check.started': lookUpFamily(needs),
      'check.ready': gatherFacts(needs),
      'check.consent-given': askAfterConsent(needs),
      'challenge.decided': async (row) => {
        await tellChallengeAnswer(needs, row)
        await askAfterChallenge(needs, row.subject.id)
      },
    },
    jobs: { [askSourcesJob]: askAgain(needs), [recheckJob]: recheckCheck(needs) },
    every: [{ name: 'tend-eligibility-checks', seconds: 30, run: () => tendChecks(needs) }],
  }
}
