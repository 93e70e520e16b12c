import { createHash } from 'node:crypto'
import { type EligibilityCity, eligibilityCities, plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { decidingDay, lastDayOf, ruleSetsOfVersion, ruleSetsOn } from './rule-sets-on.ts'
import { ruleSets } from './rules/index.ts'
import { zonesNamed, zonesOf } from './zones.ts'

const all = Object.values(ruleSets).flat()
const cities = Object.keys(eligibilityCities) as EligibilityCity[]

describe('the tables', () => {
  test('are in order, one city a file, every version its own', () => {
    for (const city of cities) {
      const from = ruleSets[city].map((set) => set.from)
      expect(from).toEqual(from.toSorted())
      expect(ruleSets[city].every((set) => set.city === city)).toBe(true)
    }
    expect(new Set(all.map((set) => set.version)).size).toBe(all.length)
  })

  test('name each row once, with a paper and how sure it is', () => {
    for (const { version, rows } of all) {
      expect(new Set(rows.map((row) => row.id)).size, version).toBe(rows.length)
      for (const { source, limit, note } of rows) {
        expect(source.name, version).not.toBe('')
        if (source.confidence === 'sure') expect(source.issuedOn, `${version} ${source.name}`).toBeDefined()
        if (source.confidence === 'unsure') expect(note, version).toContain('以当地公布为准')
        expect(limit === null || limit > 0).toBe(true)
      }
    }
  })

  test('speak of zones that the city has', () => {
    for (const set of all) {
      const codes = zonesOf[set.city].zones.map((zone) => zone.code)
      for (const atom of set.rows.flatMap((row) => row.when.flatMap((clause) => clause.any))) {
        if (atom.fact !== 'zone') continue
        const named = 'in' in atom ? atom.in : 'notIn' in atom ? atom.notIn : []
        expect(named.length).toBeGreaterThan(0)
        expect(named.filter((zone) => !codes.includes(zone))).toEqual([])
      }
    }
  })

  test('no paper is younger than the set that rests on it', () => {
    const late = all.flatMap((set) =>
      set.rows
        .filter(({ source }) => (source.issuedOn ?? set.from) > set.from)
        .map((row) => `${set.version} ${row.id}`),
    )
    expect(late).toEqual([])
  })
})

/**
 * What was once published is never edited: old decisions are replayed under it. A change of the law is a new version; a mistake in a
 * table is one too, from the day it was found.
 */
test('published versions stay as they are', () => {
  const digests = Object.fromEntries(
    all.map((set) => [set.version, createHash('sha256').update(JSON.stringify(set)).digest('hex').slice(0, 12)]),
  )
  expect(digests).toMatchInlineSnapshot(`
    {
      "beijing-2025-08-09": "6e5cbbd0f8d1",
      "beijing-2025-12-24": "ae07099d26f1",
      "jinan-2016-12-26": "1ccc4e92e9b3",
      "jinan-2017-05-18": "2dd0e8e71c03",
      "jinan-2018-04-19": "3425636ad371",
      "jinan-2022-05-23": "ea553fcb907c",
      "jinan-2022-09-16": "7eb50c3fd456",
      "jinan-2023-lifted": "293339fbd85c",
      "shanghai-2025-08-26": "b35a385ca4ce",
      "shanghai-2026-02-26": "b57c6379ea66",
      "shenzhen-2025-09-06": "85319bf5c70d",
      "xiamen-2016-09-05": "699fbc1b6f57",
      "xiamen-2022-05-24": "fb8771220e94",
      "xiamen-2023-lifted": "1377fa8a2a0b",
    }
  `)
})

describe('rules by day', () => {
  test.each([
    ['2016-12-25', []],
    ['2016-12-26', ['jinan-2016-12-26']],
    ['2017-05-17', ['jinan-2016-12-26']],
    ['2017-05-18', ['jinan-2017-05-18']],
    ['2018-04-18', ['jinan-2017-05-18']],
    ['2018-04-19', ['jinan-2018-04-19']],
    ['2022-05-22', ['jinan-2018-04-19']],
    ['2022-05-23', ['jinan-2022-05-23']],
    ['2022-09-15', ['jinan-2022-05-23']],
    ['2022-09-16', ['jinan-2022-09-16']],
    ['2023-08-31', ['jinan-2022-09-16']],
    ['2023-09-01', ['jinan-2022-09-16', 'jinan-2023-lifted']],
    ['2023-11-29', ['jinan-2022-09-16', 'jinan-2023-lifted']],
    ['2023-11-30', ['jinan-2023-lifted']],
    ['2027-01-01', ['jinan-2023-lifted']],
  ])('济南 on %s', (day, versions) => {
    expect(ruleSetsOn('jinan', plainDate(day)).map((set) => set.version)).toEqual(versions)
  })

  test('a set ends the day before the next begins for certain', () => {
    const [, , , , september, lifted] = ruleSets.jinan
    expect(lastDayOf(ruleSets.jinan[0]!)).toBe('2017-05-17')
    expect(lastDayOf(september!)).toBe('2023-11-29')
    expect(lastDayOf(lifted!)).toBeUndefined()
  })

  test('a version is found again, also that of a span', () => {
    expect(ruleSetsOfVersion('jinan-2017-05-18')).toEqual([ruleSets.jinan[1]])
    expect(ruleSetsOfVersion('jinan-2022-09-16+jinan-2023-lifted')).toEqual(ruleSets.jinan.slice(4))
    expect(ruleSetsOfVersion('jinan-1999')).toBeUndefined()
  })

  test('厦门: second-hand homes go by the day the registry took the papers in', () => {
    const days = { signedOn: plainDate('2016-09-04'), receivedOn: plainDate('2016-09-05') }
    expect(decidingDay('xiamen', { ...days, homeKind: 'resale' })).toEqual({ date: '2016-09-05', name: '收件之日' })
    expect(decidingDay('xiamen', { ...days, homeKind: 'new' })).toEqual({ date: '2016-09-04', name: '网签之日' })
    expect(decidingDay('xiamen', { signedOn: days.signedOn, homeKind: 'resale' }).date).toBe('2016-09-04')
    expect(decidingDay('jinan', { ...days, homeKind: 'resale' }).date).toBe('2016-09-04')
  })
})

describe('names of places', () => {
  test.each([
    ['jinan', '历下', ['lixia']],
    ['jinan', '历下区', ['lixia']],
    ['jinan', 'LiXia', ['lixia']],
    ['jinan', '商河县', ['shanghe']],
    ['beijing', '五环内', ['inside-fifth-ring']],
    ['beijing', '五环以内', ['inside-fifth-ring']],
    ['beijing', 'inside-5th-ring', ['inside-fifth-ring']],
    ['beijing', 'within the fifth ring', undefined],
    ['beijing', 'outer', ['outside-fifth-ring']],
    ['beijing', '通州', ['outside-fifth-ring']],
    ['beijing', '朝阳区', ['inside-fifth-ring', 'outside-fifth-ring']],
    ['shanghai', '外环内', ['inside-outer-ring']],
    ['shanghai', '外环线以外', ['outside-outer-ring']],
    ['shanghai', 'outer-ring-inside', ['inside-outer-ring']],
    ['shenzhen', 'A', ['futian', 'nanshan', 'xinan']],
    ['shenzhen', '宝安', ['xinan', 'baoan-other']],
    ['shenzhen', '大鹏新区', ['dapeng']],
    ['xiamen', '岛外', ['haicang', 'jimei', 'tongan', 'xiangan']],
    ['jinan', '五环内', undefined],
    ['beijing', '历下区', undefined],
    ['shenzhen', 'inside', undefined],
  ] as const)('%s %s', (city, name, codes) => {
    expect(zonesNamed(city, name)?.codes).toEqual(codes)
  })

  test('a name may say more than the zone', () => {
    expect(zonesNamed('jinan', '二环内')).toEqual({ codes: ['lixia', 'shizhong'], insideSecondRing: true })
  })

  test('no name means two things in one city', () => {
    for (const city of cities) {
      for (const { code, name } of zonesOf[city].zones) {
        expect(zonesNamed(city, code)?.codes).toEqual([code])
        expect(zonesNamed(city, name)?.codes).toEqual([code])
      }
    }
  })
})
