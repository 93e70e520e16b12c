import type { CollectionState } from '@anju/shared-types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collectionActions, collectionTransitions, nextCollectionState } from './collection-states.ts'
import { codeShownTo, handedOn, holderOf, legOf, legs } from './custody.ts'
import { followTrack, isSilent, SILENT_DAYS, type TrackEvent } from './follow-track.ts'

const at = new Date('2026-11-24T02:00:00Z')
const codes = { fetch: '111111', deliver: '222222', back: '333333' }
const said = (seq: number, kind: TrackEvent['kind'], code?: string): TrackEvent => ({
  ...{ seq, kind, at, place: '济南', text: kind, person: '快递员 王师傅（8812）' },
  ...(code && { code }),
})
const states = Object.keys(collectionTransitions) as CollectionState[]

describe('the table', () => {
  it('every state is reached, in both directions together', () => {
    const reached = new Set(
      states.flatMap((state) =>
        collectionActions.flatMap((action) =>
          (['out', 'in'] as const).flatMap((direction) => nextCollectionState(state, action, direction)?.to ?? []),
        ),
      ),
    )
    expect(states.filter((state) => !reached.has(state))).toEqual([])
  })
  it.each([
    ['waiting', 'handOver', 'out', 'delivered'],
    ['waiting', 'handOver', 'in', undefined],
    ['ordered', 'callOff', 'in', 'calledOff'],
    ['ordered', 'callOff', 'out', undefined],
    ['returning', 'takeBack', 'out', 'waiting'],
    ['returning', 'takeBack', 'in', 'calledOff'],
    ['lost', 'deliver', 'out', 'delivered'],
    ['delivered', 'lose', 'out', undefined],
  ] as const)('%s, %s, %s: %s', (state, action, direction, to) => {
    expect(nextCollectionState(state, action, direction)?.to).toBe(to)
  })
  it('a code is shown by whoever stands at that end', () => {
    expect(legs.map((leg) => codeShownTo(leg, 'out'))).toEqual(['office', 'citizen', 'office'])
    expect(legs.map((leg) => codeShownTo(leg, 'in'))).toEqual(['citizen', 'office', 'citizen'])
    expect(states.map(legOf)).toEqual(['deliver', 'fetch', 'deliver', 'back', undefined, undefined, undefined])
  })
})

describe('what the courier says', () => {
  const ordered = { state: 'ordered' as const, direction: 'out' as const, codes, seenSeq: 0 }
  const actions = (events: TrackEvent[], from = ordered) => followTrack(from, events).map(({ action }) => action)

  it('is followed by number, however it comes, and once', () => {
    const events = [said(3, 'delivered', '222222'), said(1, 'picked-up', '111111'), said(2, 'moving')]
    expect(actions(events)).toEqual(['pickUp', undefined, 'deliver'])
    expect(actions(events, { ...ordered, seenSeq: 3 })).toEqual([])
  })
  it('a receipt with a wrong code is no receipt', () => {
    const steps = followTrack(ordered, [said(1, 'picked-up', '111111'), said(2, 'delivered', '999999')])
    expect(steps[1]).toMatchObject({ byCode: false, trouble: expect.stringContaining('交接码不对') })
    expect(steps[1]?.action).toBeUndefined()
  })
  it('a parcel that left without a code has left', () => {
    expect(followTrack(ordered, [said(1, 'picked-up')])[0]).toMatchObject({
      action: 'pickUp',
      byCode: false,
      trouble: expect.any(String),
    })
  })
  it('what does not fit is a question, not a move', () => {
    const [step] = followTrack({ ...ordered, state: 'delivered' as never }, [said(1, 'lost')])
    expect(step).toMatchObject({ trouble: expect.stringContaining('对不上') })
    expect(step?.action).toBeUndefined()
  })
  it.each([
    ['posted', SILENT_DAYS, true],
    ['posted', SILENT_DAYS - 1, false],
    ['waiting', 30, false],
    ['delivered', 30, false],
  ] as const)('%s, %s days without a word: %s', (state, days, expected) => {
    expect(isSilent(state, at, new Date(at.getTime() + days * 86_400_000))).toBe(expected)
  })
})

it('whatever happens, the chain has no gap and nobody gives what they do not have', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...collectionActions)),
      fc.constantFrom('out' as const, 'in' as const),
      (acts, direction) => {
        let [state, custody]: [CollectionState, Parameters<typeof handedOn>[0]] = [
          direction === 'out' ? 'waiting' : 'ordered',
          [],
        ]
        for (const action of acts) {
          const next = nextCollectionState(state, action, direction)
          if (!next) continue
          state = next.to
          custody = handedOn(custody, direction, { action, at, person: 'x', byCode: true })
        }
        const begin = direction === 'out' ? 'office' : 'citizen'
        expect(custody.map(({ from }) => from)).toEqual(
          [begin, ...custody.map(({ to }) => to)].slice(0, custody.length),
        )
        if (state === 'delivered') expect(holderOf(custody, direction)).toBe(direction === 'out' ? 'citizen' : 'office')
      },
    ),
  )
})
