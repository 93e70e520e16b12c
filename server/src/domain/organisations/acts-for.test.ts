import { plainDate } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { actsAs, covers, deputyProblem, type OrganisationFacts } from './acts-for.ts'

const now = new Date('2026-11-23T02:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const firm: OrganisationFacts = {
  representative: { person: 'feng', askedAt: hoursAgo(1) },
  deputies: [
    { id: '1', person: 'wu', scopes: ['mortgage'], until: plainDate('2026-11-23') },
    { id: '2', person: 'chen', scopes: ['all'], until: plainDate('2026-11-22') },
    { id: '3', person: 'li', scopes: ['all'], until: plainDate('2027-01-01'), revokedAt: hoursAgo(0) },
  ],
}

describe('who acts for an organisation', () => {
  it('the representative in everything, as long as the register has said so lately', () => {
    expect(actsAs(firm, 'feng', now)).toEqual({ as: 'representative' })
    const old = { ...firm, representative: { person: 'feng', askedAt: hoursAgo(72) } }
    expect(actsAs(old, 'feng', now)).toBeUndefined()
  })

  it('a deputy within the scope, up to and with the last day', () => {
    const wu = actsAs(firm, 'wu', now)!
    expect([wu.as, covers(wu.items, ['B09']), covers(wu.items, ['A13']), covers(wu.items, ['B09', 'B04'])]).toEqual([
      'deputy',
      true,
      false,
      false,
    ])
    expect(actsAs(firm, 'wu', new Date('2026-11-23T16:00:00Z'))).toBeUndefined()
  })

  it.each(['chen', 'li', 'nobody'])('not %s: expired, taken back, never appointed', (person) => {
    expect(actsAs(firm, person, now)).toBeUndefined()
  })
})

it.each([
  ['oneself', { person: 'feng' }, 'idNumber'],
  ['nothing to do', { scopes: [] }, 'scopes'],
  ['yesterday', { until: plainDate('2026-11-22') }, 'until'],
  ['more than a year', { until: plainDate('2027-11-25') }, 'until'],
  ['a good one', {}, undefined],
])('appointing %s', (_, more, field) => {
  const given = { person: 'wu', representative: 'feng', scopes: ['all' as const], today: plainDate('2026-11-23') }
  expect(deputyProblem({ ...given, until: plainDate('2027-11-23'), ...more })?.field).toBe(field)
})
