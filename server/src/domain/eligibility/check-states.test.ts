import { type EligibilityCheckState, eligibilityCheckStates, eligibilityResults } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { checkActions, checkEdge, eligibilityCheckTransitions, isUnderWay, resultOf } from './check-states.ts'

const states = Object.keys(eligibilityCheckTransitions) as EligibilityCheckState[]

describe('the life of a check', () => {
  test('every state is labelled, every action leads somewhere', () => {
    expect(states.toSorted()).toEqual(Object.keys(eligibilityCheckStates).toSorted())
    const used = states.flatMap((state) => Object.keys(eligibilityCheckTransitions[state]))
    expect(checkActions.filter((action) => !used.includes(action))).toEqual([])
  })

  test('the whole table', () => {
    const table = states.flatMap((from) =>
      checkActions.flatMap((action) => {
        const edge = checkEdge(from, action)
        return edge ? [`${from} ${action} ${edge.to}`] : []
      }),
    )
    expect(table).toMatchInlineSnapshot(`
      [
        "consenting gather gathering",
        "consenting refuseConsent cancelled",
        "consenting withdraw cancelled",
        "consenting close cancelled",
        "gathering refuseConsent cancelled",
        "gathering withdraw cancelled",
        "gathering ask asking",
        "gathering pass passed",
        "gathering fail failed",
        "gathering gap dataGap",
        "asking gather gathering",
        "asking refuseConsent cancelled",
        "asking withdraw cancelled",
        "asking close cancelled",
        "dataGap refuseConsent cancelled",
        "dataGap withdraw cancelled",
        "dataGap ask asking",
        "dataGap pass passed",
        "dataGap fail failed",
        "dataGap personPass passed",
        "dataGap personFail failed",
        "reviewing refuseConsent cancelled",
        "reviewing withdraw cancelled",
        "reviewing personPass passed",
        "reviewing personFail failed",
        "reviewing correctPass passed",
        "passed personPass passed",
        "passed personFail failed",
        "passed renew passed",
        "passed lapse failed",
        "passed correctPass passed",
        "passed correctFail failed",
        "passed expire expired",
        "passed consume consumed",
        "passed revoke revoked",
        "failed askPerson reviewing",
        "failed correctPass passed",
        "failed correctFail failed",
        "failed correctGap dataGap",
        "consumed revoke revoked",
      ]
    `)
  })

  test('a refusal by the machine always leads to a person', () => {
    expect(checkEdge('failed', 'askPerson')?.to).toBe('reviewing')
    expect(checkEdge('dataGap', 'personPass')?.to).toBe('passed')
  })

  test('what has ended stays ended; only false papers reach a used result', () => {
    for (const end of ['expired', 'revoked', 'cancelled'] as const) {
      expect(checkActions.filter((action) => checkEdge(end, action))).toEqual([])
    }
    expect(checkActions.filter((action) => checkEdge('consumed', action))).toEqual(['revoke'])
  })

  test('a result is used once', () => {
    expect(states.filter((state) => checkEdge(state, 'consume'))).toEqual(['passed'])
  })

  test('each result of the outside is that of some state, and nothing under way has passed', () => {
    const results = states.map(resultOf)
    expect(Object.keys(eligibilityResults).filter((result) => !results.includes(result as never))).toEqual([])
    expect(states.filter((state) => isUnderWay(state) && resultOf(state) === 'PASS')).toEqual([])
  })
})
