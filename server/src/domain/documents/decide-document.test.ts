import { type DocumentState, documentStates, documentUseStates, plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import {
  decideDocument,
  decideUse,
  documentAllowedActions,
  endsAt,
  isLiveUse,
  nextTidying,
  useStateOn,
  usualUseEnd,
} from './decide-document.ts'
import { documentActions, documentTransitions, documentUseTransitions, useActions } from './document-states.ts'

const since = new Date('2026-03-01T00:00:00Z')
const later = (days: number) => new Date(since.getTime() + days * 86_400_000)
const paper = (state: DocumentState, more: { liveUses?: number; keepUntil?: string } = {}) => ({
  state,
  since,
  liveUses: more.liveUses ?? 0,
  keepUntil: more.keepUntil ? plainDate(more.keepUntil) : undefined,
})

/** Every state with every action, long after everything has run out. */
const answers = Object.fromEntries(
  Object.keys(documentStates).map((state) => [
    state,
    Object.fromEntries(
      documentActions.map((action) => {
        const decision = decideDocument(paper(state as DocumentState), action, later(40))
        return [action, 'edge' in decision ? decision.edge.to : decision.refused]
      }),
    ),
  ]),
)

test('the whole table', () => {
  const moved = 'STATE_MOVED'
  const none = Object.fromEntries(documentActions.map((action) => [action, moved]))
  expect(answers).toEqual({
    receiving: { ...none, complete: 'received', reject: 'unreadable', discard: 'discarded', expire: 'expired' },
    received: { ...none, pass: 'clean', infect: 'infected', discard: 'discarded' },
    clean: { ...none, prepare: 'ready', fail: 'unreadable', discard: 'discarded' },
    ready: { ...none, discard: 'discarded', expire: 'expired' },
    infected: { ...none, discard: 'discarded', expire: 'expired' },
    unreadable: { ...none, discard: 'discarded', expire: 'expired' },
    discarded: none,
    expired: none,
  })
})

test('no way leads to ready but through the word of the scanner', () => {
  const into = (target: string) =>
    Object.entries(documentTransitions).flatMap(([from, edges]) =>
      Object.entries(edges).flatMap(([action, edge]) => (edge.to === target ? [`${from} ${action}`] : [])),
    )
  expect(into('ready')).toEqual(['clean prepare'])
  expect(into('clean')).toEqual(['received pass'])
})

test('an infected paper can only go away', () => {
  expect(Object.values(documentTransitions.infected).map((edge) => edge.to)).toEqual(['discarded', 'expired'])
})

describe('tidying away', () => {
  test.each([
    ['receiving', 7],
    ['ready', 30],
    ['infected', 7],
    ['unreadable', 7],
  ] as const)('%s after %i days, not a moment before', (state, days) => {
    const end = endsAt(paper(state))!
    expect(end).toEqual(later(days))
    expect(decideDocument(paper(state), 'expire', new Date(end.getTime() - 1))).toEqual({ refused: 'STATE_MOVED' })
    expect(decideDocument(paper(state), 'expire', end)).toMatchObject({ edge: { to: 'expired' } })
  })

  test('never while a case uses it, and not before the last day for which it is kept is over', () => {
    expect(endsAt(paper('ready', { liveUses: 1 }))).toBeUndefined()
    expect(decideDocument(paper('ready', { liveUses: 1 }), 'expire', later(4000))).toEqual({ refused: 'STATE_MOVED' })
    expect(endsAt(paper('ready', { keepUntil: '2026-12-31' }))).toEqual(new Date('2026-12-31T16:00:00Z'))
    expect(endsAt(paper('ready', { keepUntil: '2026-03-02' }))).toEqual(later(30))
  })

  test('what waits for the scanner or for its pictures is not tidied away', () => {
    expect([endsAt(paper('received')), endsAt(paper('clean'))]).toEqual([undefined, undefined])
  })
})

test('the clock looks at a paper when it goes or when an agreement ends, and never at one in the file of a case', () => {
  const until = (day: string) => plainDate(day)
  const moment = (document: ReturnType<typeof paper>, ...uses: Parameters<typeof nextTidying>[1]) =>
    nextTidying(document, uses)
  expect(moment(paper('ready'))).toEqual(later(30))
  expect(moment(paper('ready', { liveUses: 1 }), { state: 'consented', until: until('2026-03-10') })).toEqual(
    new Date('2026-03-10T16:00:00Z'),
  )
  expect(
    moment(
      paper('ready', { liveUses: 2 }),
      { state: 'filed', until: until('2026-03-05') },
      { state: 'consented', until: until('2026-03-12') },
      { state: 'consented', until: until('2026-03-11') },
      { state: 'withdrawn', until: until('2026-03-02') },
    ),
  ).toEqual(new Date('2026-03-11T16:00:00Z'))
  expect(moment(paper('ready', { liveUses: 1 }), { state: 'filed', until: until('2026-03-05') })).toBeUndefined()
  expect([moment(paper('received')), moment(paper('discarded'))]).toEqual([undefined, undefined])
})

test('a paper that a case uses cannot be deleted', () => {
  expect(decideDocument(paper('ready', { liveUses: 2 }), 'discard', since)).toEqual({ refused: 'DOCUMENT_IN_USE' })
})

test('buttons follow the table', () => {
  expect(documentAllowedActions(paper('receiving'), since)).toEqual(['discard', 'part'])
  expect(documentAllowedActions(paper('ready'), since)).toEqual(['discard', 'keep', 'use'])
  expect(documentAllowedActions(paper('ready', { liveUses: 1 }), since)).toEqual(['keep', 'use'])
  expect(documentAllowedActions(paper('expired'), since)).toEqual([])
})

describe('an agreement to use a paper', () => {
  const until = plainDate('2026-03-10')
  const lastMoment = new Date('2026-03-10T15:59:59Z')
  const tooLate = new Date('2026-03-10T16:00:00Z')

  test('the whole table, on its last day', () => {
    const answersOf = (state: keyof typeof documentUseStates, now: Date) =>
      useActions.toSorted().map((action) => {
        const decision = decideUse({ state, until }, action, now)
        return 'edge' in decision ? decision.edge.to : decision.refused
      })
    // agree, decline, end, file, release, withdraw
    const no = 'STATE_MOVED'
    expect(answersOf('asked', lastMoment)).toEqual(['consented', 'declined', no, no, no, 'withdrawn'])
    expect(answersOf('asked', tooLate)).toEqual([no, 'declined', 'ended', no, no, 'withdrawn'])
    expect(answersOf('consented', lastMoment)).toEqual([no, no, no, 'filed', no, 'withdrawn'])
    expect(answersOf('consented', tooLate)).toEqual([no, no, 'ended', no, no, 'withdrawn'])
    expect(answersOf('filed', tooLate)).toEqual([no, no, no, no, 'ended', 'USE_FILED'])
    for (const state of ['declined', 'withdrawn', 'ended'] as const) {
      expect(answersOf(state, tooLate)).toEqual(Array(6).fill(no))
    }
    expect(Object.keys(documentUseTransitions).toSorted()).toEqual(Object.keys(documentUseStates).toSorted())
  })

  test('binds until the end of its last day in Beijing; what is in the file stays', () => {
    expect(isLiveUse({ state: 'consented', until }, lastMoment)).toBe(true)
    expect(isLiveUse({ state: 'consented', until }, tooLate)).toBe(false)
    expect(useStateOn({ state: 'consented', until }, tooLate)).toBe('ended')
    expect(isLiveUse({ state: 'filed', until }, tooLate)).toBe(true)
    expect(isLiveUse({ state: 'withdrawn', until }, lastMoment)).toBe(false)
    expect(usualUseEnd(plainDate('2026-03-10'))).toBe('2026-06-08')
  })
})
