import { createHash } from 'node:crypto'
import type { DrawnPeriod, PlainDate } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { recompute } from './recompute.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const seed = 'kPz0-seed_of-a-day'
const key = 'day-2026-11-24'
const cases = Array.from({ length: 11 }, (_, at) => `AJ20261124${String(at).padStart(4, '0')}`)
const byLot = [...cases].sort((a, b) => (sha256(`${seed}|${key}|${a}`) < sha256(`${seed}|${key}|${b}`) ? -1 : 1))
const period: DrawnPeriod & { seed: string } = {
  ...{ key, kind: 'day', kindLabel: '每日', from: '2026-11-24' as PlainDate, until: '2026-11-25' as PlainDate },
  ...{ share: 30, by: '业务主任', digest: sha256(seed), committedAt: '2026-11-23T02:00:00Z', seed },
  ...{ cases, random: byLot.slice(0, 4), risk: [], clean: 0, faults: 0 },
}

describe('the draw on a phone', () => {
  it('comes out as it was drawn: rounded up, in the order of the lots', () => {
    const { isPromised, isSame, size, places } = recompute(period)
    expect({ isPromised, isSame, size }).toEqual({ isPromised: true, isSame: true, size: 4 })
    expect(places.map(({ number }) => number)).toEqual(byLot)
  })
  it('another seed than the promised one shows', () => {
    expect(recompute({ ...period, digest: sha256('another') }).isPromised).toBe(false)
  })
  it('one case in the place of another shows', () => {
    expect(recompute({ ...period, random: [...byLot.slice(0, 3), byLot[4]!] }).isSame).toBe(false)
  })
  it('a case that was left out shows', () => {
    expect(recompute({ ...period, random: byLot.slice(0, 3) }).isSame).toBe(false)
  })
})
