import { describe, expect, it } from 'vitest'
import { mayRingAt } from './quiet-hours.ts'
import { reachOf } from './reached.ts'
import { expiryOf, templateRules } from './templates.ts'

const at = (time: string) => new Date(`2026-11-24T${time}:00+08:00`)

describe('quiet hours', () => {
  it.each<[string, string]>([
    ['07:59', '2026-11-24T08:00:00+08:00'],
    ['08:00', '2026-11-24T08:00:00+08:00'],
    ['20:59', '2026-11-24T20:59:00+08:00'],
    ['21:00', '2026-11-25T08:00:00+08:00'],
    ['23:30', '2026-11-25T08:00:00+08:00'],
    ['00:10', '2026-11-24T08:00:00+08:00'],
  ])('a step of a case that happens at %s rings at %s', (time, expected) => {
    expect(mayRingAt('case-accepted', at(time))).toEqual(new Date(expected))
  })
  it.each(['owner-alert', 'duty-alert', 'ticket-called', 'appointment-confirmed'] as const)(
    '%s does not wait for the morning',
    (template) => {
      expect(mayRingAt(template, at('23:30'))).toEqual(at('23:30'))
    },
  )
  it('its time to help begins when it may ring', () => {
    const rings = mayRingAt('case-ready', at('23:00'))
    expect(expiryOf('case-ready', rings)).toEqual(new Date('2026-11-28T08:00:00+08:00'))
  })
})

it.each([
  [['unreachable', 'delivered'], 'reached'],
  [['unreachable', 'sent'], 'reached'],
  [['uncertain', 'refused'], 'reached'],
  [['unreachable', 'queued'], 'open'],
  [['unreachable', 'sending'], 'open'],
  [['unreachable', 'undelivered'], 'unreached'],
  [['expired', 'refused'], 'unreached'],
] as const)('%j is %s', (states, expected) => {
  expect(reachOf(states)).toBe(expected)
})

it('every template is asked for under a title of its own', () => {
  const titles = Object.values(templateRules).map(({ title }) => title)
  expect(new Set(titles).size).toBe(titles.length)
  for (const title of titles) expect([...title].length).toBeLessThanOrEqual(12)
})
