import { describe, expect, test } from 'vitest'
import { pinnedRules } from './check-rules.ts'
import { showStatement } from './show-statement.ts'

const now = new Date('2026-11-22T02:00:00Z')
const under = (version: string) => showStatement({ city: 'jinan', pinned: pinnedRules(version, 'jinan') }, now)
const officesUnder = (version: string) => under(version).statement.sources.map(({ source }) => source)

describe('the statement', () => {
  test('names only the offices that the rules depend on; another list is another version', () => {
    expect(officesUnder('jinan-2016-12-26')).toEqual([
      ...['household', 'marriage', 'socialInsurance', 'incomeTax', 'homes', 'contracts'],
    ])
    expect(officesUnder('jinan-2018-04-19')).toHaveLength(8)
    expect(officesUnder('jinan-2023-lifted')).toEqual([])
    const versions = ['jinan-2016-12-26', 'jinan-2018-04-19', 'jinan-2023-lifted'].map(
      (one) => under(one).statement.version,
    )
    expect(new Set(versions).size).toBe(3)
  })

  test('is of the law of the day unless an installation pins an older one, and says which', () => {
    expect(showStatement({ city: 'jinan', pinned: undefined }, now).rules).toEqual({
      version: 'jinan-2023-lifted',
      title: '济南市已取消限购（2023 年秋）',
      pinned: false,
    })
    expect(under('jinan-2018-04-19').rules).toMatchObject({ pinned: true, note: expect.stringContaining('演示') })
  })

  test('says for each district what the rules there depend on', () => {
    const asks = under('jinan-2022-09-16').zones.filter((zone) => zone.asks.length)
    expect(asks).toEqual([
      { code: 'lixia', name: '历下区', asks: ['insideSecondRing'] },
      { code: 'shizhong', name: '市中区', asks: ['insideSecondRing'] },
    ])
    const xiamen = showStatement({ city: 'xiamen', pinned: pinnedRules('xiamen-2016-09-05', 'xiamen') }, now)
    expect(new Set(xiamen.zones.flatMap((zone) => zone.asks))).toEqual(new Set(['areaSqm']))
  })

  test('a city whose rules are not on file checks nobody', () => {
    expect(() => showStatement({ city: undefined, pinned: undefined }, now)).toThrow(
      expect.objectContaining({ code: 'CHECK_NOT_HERE' }),
    )
  })
})

test('a pinned version must exist and be the city’s own', () => {
  expect(pinnedRules('', 'jinan')).toBeUndefined()
  for (const version of ['jinan-1999-01-01', 'beijing-2025-12-24', 'jinan']) {
    expect(() => pinnedRules(version, 'jinan')).toThrow(
      `ELIGIBILITY_RULES: no rule set of this city is called ${version}`,
    )
  }
})
