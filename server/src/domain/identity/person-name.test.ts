import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkName, foldSeparators, type NameProblem, nameProblems, normaliseName } from './person-name.ts'

describe('names of living people are accepted as they are', () => {
  it.each([
    ['李国华'],
    ['李𠮷'],
    ['王䶮'],
    ['刘㛃'],
    ['陈𬭎'],
    ['赵𫖯'],
    ['张𰻞'],
    ['周龦'],
    ['吴鿍'],
    ['欧阳娜娜'],
    ['阿依古丽·买买提'],
    ['JOHN SMITH'],
    ["SEAN O'NEIL-JÖRG"],
  ])('%s', (name) => {
    expect(checkName(name)).toEqual({ ok: true, name })
  })
  it('fifty characters beyond the first plane are fifty characters', () => {
    expect(checkName('𠮷'.repeat(50))).toEqual({ ok: true, name: '𠮷'.repeat(50) })
    expect(checkName('𠮷'.repeat(51))).toEqual({ ok: false, problem: 'too-long' })
  })
})

describe('what is written differently but is the same', () => {
  it.each([['・'], ['•'], ['‧'], ['⋅'], ['∙'], ['．'], ['.'], ['･'], ['·'], [' · ']])('%s becomes U+00B7', (dot) => {
    expect(checkName(`阿依古丽${dot}买买提`)).toEqual({ ok: true, name: '阿依古丽·买买提' })
  })
  it.each([
    [' 李 国 华 ', '李国华'],
    ['李\u3000华', '李华'],
    ['李\u200b国华\ufeff', '李国华'],
    ['JOHN   SMITH JR.', 'JOHN SMITH JR.'],
  ])('%j is %s', (written, name) => {
    expect(checkName(written)).toEqual({ ok: true, name })
  })
  it('a decomposed letter is composed (NFC)', () => {
    expect(normaliseName('JO\u0308RG')).toBe('JÖRG')
  })
  it('a compatibility form stays what it is: NFKC would rename the person', () => {
    expect(normaliseName('李㈱')).toBe('李㈱')
  })
})

describe('what cannot be a name, with the reason', () => {
  it.each<[string, NameProblem]>([
    ['', 'empty'],
    [' \u3000', 'empty'],
    ['李', 'too-short'],
    ['李?', 'damaged'],
    ['李□', 'damaged'],
    ['李\ufffd', 'damaged'],
    ['李\ud842', 'damaged'],
    ['李1华', 'characters'],
    ['李国华<script>', 'characters'],
    ['李㈱', 'characters'],
    ['李😀', 'characters'],
    ['Иван', 'characters'],
    ['·买买提', 'separator'],
    ['阿依古丽·', 'separator'],
    ['阿依古丽··买买提', 'separator'],
  ])('%j: %s', (written, problem) => {
    expect(checkName(written)).toEqual({ ok: false, problem })
    expect(nameProblems[problem]).toMatch(/。$/)
  })
})

describe('properties', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 60 })
  it('normalising twice is normalising once', () => {
    fc.assert(fc.property(anything, (text) => normaliseName(normaliseName(text)) === normaliseName(text)))
  })
  it('an accepted name is accepted again, unchanged', () => {
    const hanName = fc.string({ unit: fc.constantFrom('李', '国', '𠮷', '·', '.', ' ', '䶮'), maxLength: 20 })
    fc.assert(
      fc.property(hanName, (text) => {
        const check = checkName(text)
        if (check.ok) expect(checkName(check.name)).toEqual(check)
      }),
    )
  })
  it('folding changes separators only', () => {
    fc.assert(fc.property(anything, (text) => [...foldSeparators(text)].length === [...text].length))
  })
})
