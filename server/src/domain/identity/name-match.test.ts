import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchNames, type NameMatch } from './name-match.ts'

describe('the same, for a person to decide, or different', () => {
  it.each<[string, string, NameMatch]>([
    ['李国华', '李国华', 'same'],
    ['李国华', ' 李 国 华', 'same'],
    ['阿依古丽·买买提', '阿依古丽•买买提', 'same'],
    ['李𠮷', '李𠮷', 'same'],
    ['李𠮷', '李吉', 'soft'],
    ['王䶮', '王龑', 'soft'],
    ['李𠮷', '李\ue1a2', 'soft'],
    ['李𠮷', '李?', 'soft'],
    ['阿依古丽·买买提', '阿依古丽买买提', 'soft'],
    ['John Smith', 'JOHN SMITH', 'soft'],
    ['李国华', '李国', 'different'],
    ['李国华', '李国强', 'different'],
    ['李吉', '李哲', 'different'],
    ['李国华', '???', 'different'],
    ['', '', 'different'],
    ['', '李', 'different'],
  ])('%j and %j: %s', (one, other, expected) => {
    expect(matchNames(one, other)).toBe(expected)
    expect(matchNames(other, one)).toBe(expected)
  })
})

it('whoever is compared first makes no difference', () => {
  const name = fc.string({ unit: fc.constantFrom('李', '吉', '𠮷', '·', '.', '?', '\ue000', ' '), maxLength: 6 })
  fc.assert(fc.property(name, name, (one, other) => matchNames(one, other) === matchNames(other, one)))
})
