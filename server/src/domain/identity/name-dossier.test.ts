import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { charactersOf, differingPlaces } from './name-characters.ts'
import { type DoubtOpinion, doubtAfter, nameDoubtTransitions, opinionProblem } from './name-doubt.ts'

describe('a name character by character', () => {
  it.each([
    ['李国华', ['usual', 'usual', 'usual']],
    ['李𠮷', ['usual', 'rare']],
    ['王䶮', ['usual', 'rare']],
    ['鿍', ['rare']],
    ['阿依•买', ['usual', 'usual', 'separator', 'usual']],
    ['李\ue1a2', ['usual', 'private']],
    ['John', ['usual', 'usual', 'usual', 'usual']],
  ])('%s', (name, kinds) => {
    expect(charactersOf(name).map(({ kind }) => kind)).toEqual(kinds)
  })
  it('names code points, of all planes', () => {
    expect(charactersOf('李𠮷·').map(({ codePoint }) => codePoint)).toEqual(['U+674E', 'U+20BB7', 'U+00B7'])
  })
  it.each([
    ['李𠮷', '李吉', [1]],
    ['𠮷李', '吉李', [0]],
    ['李国华', '李国华', []],
    ['李国', '李国华', []],
  ])('%s and %s differ at %j', (one, other, places) => {
    expect(differingPlaces(one, other)).toEqual(places)
  })
})

describe('two persons', () => {
  const say = (...verdicts: DoubtOpinion['verdict'][]) => verdicts.map((verdict, n) => ({ staffNo: `c${n}`, verdict }))
  it.each([
    [say(), 'first'],
    [say('same'), 'second'],
    [say('different'), 'second'],
    [say('same', 'same'), 'same'],
    [say('different', 'different'), 'different'],
    [say('same', 'different'), 'third'],
    [say('same', 'different', 'same'), 'same'],
    [say('different', 'same', 'different'), 'different'],
  ])('%j: %s', (opinions, state) => {
    expect(doubtAfter(opinions)).toBe(state)
  })

  it('every doubt is settled by at most three, two of whom agree, along the table', () => {
    const verdicts = fc.array(fc.constantFrom<DoubtOpinion['verdict']>('same', 'different'), {
      minLength: 3,
      maxLength: 3,
    })
    fc.assert(
      fc.property(verdicts, (all) => {
        let state = doubtAfter([])
        for (let count = 1; count <= 3 && state !== 'same' && state !== 'different'; count += 1) {
          const next = doubtAfter(say(...all.slice(0, count)))
          const edge = nameDoubtTransitions[state]
          expect('opine' in edge && (edge.opine.to as readonly string[]).includes(next)).toBe(true)
          state = next
        }
        const agreeing = all.filter((verdict) => verdict === state).length
        return (state === 'same' || state === 'different') && agreeing >= 2
      }),
    )
  })

  const clerk = { staffNo: 'c9', isSupervisor: false, isOwn: false }
  it.each([
    ['first', say(), clerk, undefined],
    ['second', say('same'), clerk, undefined],
    ['second', say('same'), { ...clerk, staffNo: 'c0' }, 'SAME_PERSON'],
    ['third', say('same', 'different'), clerk, 'NEEDS_SUPERVISOR'],
    ['third', say('same', 'different'), { ...clerk, isSupervisor: true }, undefined],
    ['first', say(), { ...clerk, isOwn: true }, 'INTERESTED'],
    ['same', say('same', 'same'), clerk, 'STATE_MOVED'],
  ] as const)('%s after %j', (state, opinions, decider, problem) => {
    expect(opinionProblem(state, opinions, decider)).toBe(problem)
  })
})
