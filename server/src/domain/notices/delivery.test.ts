import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chooseProvider,
  type DeliveryFacts,
  decideDelivery,
  decideUncertain,
  retryPausesMs,
  UNCERTAIN_WAIT_MS,
} from './decide-delivery.ts'
import {
  type DeliveryState,
  deliveryChannels,
  deliveryLabel,
  deliveryTransitions,
  isFinal,
  mayFollow,
} from './delivery-states.ts'
import { reachOf } from './reached.ts'
import type { SendOutcome } from './send-outcome.ts'
import { expiryOf } from './templates.ts'

const now = new Date('2026-03-06T02:00:00Z')
const after = (ms: number) => new Date(now.getTime() + ms)
const DAY = 86_400_000
const sms = (more: Partial<DeliveryFacts> = {}): DeliveryFacts => ({
  channel: 'sms',
  attempts: 1,
  tried: ['tencent'],
  providers: ['tencent', 'aliyun'],
  wasUncertain: false,
  expiresAt: after(DAY),
  ...more,
})
const push = (more: Partial<DeliveryFacts> = {}) =>
  sms({ channel: 'wechat', tried: ['wechat'], providers: ['wechat'], ...more })

describe('an SMS', () => {
  const both = { attempts: 2, tried: ['tencent', 'aliyun'] }
  it.each<[string, DeliveryFacts, SendOutcome['kind'], DeliveryState, number | undefined]>([
    ['is sent', sms(), 'sent', 'sent', undefined],
    ['goes to the second provider at once when the first refuses', sms(), 'refused', 'queued', 0],
    ['goes to the second provider at once when the first is down', sms(), 'later', 'queued', 0],
    ['goes to the second provider at once when the first limits', sms(), 'limited', 'queued', 0],
    ['is not repeated at once when nobody answered', sms(), 'unknown', 'uncertain', UNCERTAIN_WAIT_MS],
    ['ends when there is no such number', sms(), 'unreachable', 'unreachable', undefined],
    ['ends when both refuse', sms(both), 'refused', 'refused', undefined],
    ['waits when both are down', sms(both), 'later', 'queued', retryPausesMs.sms[0]],
    ['waits longer the second time', sms({ ...both, attempts: 4 }), 'later', 'queued', retryPausesMs.sms[1]],
    ['goes on at the last pause', sms({ ...both, attempts: 12 }), 'later', 'queued', retryPausesMs.sms.at(-1)],
    ['goes on as long as it has time', sms({ ...both, attempts: 60 }), 'later', 'queued', retryPausesMs.sms.at(-1)],
    ['is not sent after its time', sms({ expiresAt: now }), 'later', 'expired', undefined],
    ['does not wait past its time', sms({ ...both, expiresAt: after(2_999) }), 'later', 'expired', undefined],
  ])('%s', (_, facts, kind, state, wait) => {
    const step = decideDelivery(facts, { kind, code: 'x' } as SendOutcome, now)
    expect(step.state).toBe(state)
    expect(step.nextAt).toEqual(wait === undefined ? undefined : after(wait))
  })

  it('a new round asks everybody again', () => {
    const step = decideDelivery(sms(both), { kind: 'later', code: 'x' }, now)
    expect(chooseProvider(['tencent', 'aliyun'], step.tried)).toBe('tencent')
  })
  it('without a receipt after two minutes the second provider is asked', () => {
    expect(decideUncertain(sms({ wasUncertain: true }), now)).toMatchObject({ state: 'queued', tried: ['tencent'] })
  })
})

describe('a push', () => {
  it.each<[string, DeliveryFacts, SendOutcome['kind'], DeliveryState, number | undefined]>([
    ['is sent', push(), 'sent', 'sent', undefined],
    ['ends without a subscription', push(), 'unreachable', 'unreachable', undefined],
    [
      'may be on the phone when the right was spent unseen',
      push({ wasUncertain: true }),
      'unreachable',
      'uncertain',
      undefined,
    ],
    ['ends when the platform refuses the content', push(), 'refused', 'refused', undefined],
    ['waits when the platform is busy', push(), 'later', 'queued', retryPausesMs.wechat[0]],
    ['waits longer each time', push({ attempts: 3 }), 'later', 'queued', retryPausesMs.wechat[2]],
  ])('%s', (_, facts, kind, state, wait) => {
    const step = decideDelivery(facts, { kind, code: 'x' } as SendOutcome, now)
    expect([step.state, step.nextAt]).toEqual([state, wait === undefined ? undefined : after(wait)])
  })
})

describe('whom to ask', () => {
  it.each<[string[], string | undefined]>([
    [[], 'tencent'],
    [['tencent'], 'aliyun'],
    [['aliyun'], 'tencent'],
    [['tencent', 'aliyun'], undefined],
  ])('asked %j: %s', (tried, provider) => {
    expect(chooseProvider(['tencent', 'aliyun'], tried)).toBe(provider)
  })
})

describe('the table of states', () => {
  const states = Object.keys(deliveryTransitions) as DeliveryState[]

  it('every state that follows exists, and every state can be reached', () => {
    const reached = new Set(states.flatMap((state) => [...deliveryTransitions[state]]))
    expect([...reached].filter((state) => !states.includes(state))).toEqual([])
    expect(states.filter((state) => state !== 'queued' && !reached.has(state as never))).toEqual([])
  })
  it('what ended stays ended', () => {
    expect(states.filter(isFinal)).toEqual([
      'delivered',
      'undelivered',
      'unreachable',
      'refused',
      'expired',
      'overtaken',
    ])
    for (const from of states.filter(isFinal)) for (const to of states) expect(mayFollow(from, to)).toBe(false)
  })
  it('every state has words on every channel', () => {
    for (const channel of deliveryChannels) {
      for (const state of states) expect(deliveryLabel(channel, state)).toMatch(/^(短信|微信|支付宝).{2,}/)
    }
    expect(deliveryLabel('sms', 'delivered')).toBe('短信已送达')
    expect(deliveryLabel('wechat', 'unreachable')).toBe('微信未订阅')
  })

  it('whatever happens, a delivery follows the table and ends', () => {
    const outcome = fc.constantFrom<SendOutcome['kind']>('unreachable', 'limited', 'later', 'refused', 'unknown')
    const channel = fc.constantFrom(...deliveryChannels)
    fc.assert(
      fc.property(channel, fc.infiniteStream(outcome), (where, outcomes) => {
        const providers = where === 'sms' ? ['tencent', 'aliyun'] : [where]
        let [state, tried, attempts, wasUncertain]: [DeliveryState, readonly string[], number, boolean] = [
          'queued',
          [],
          0,
          false,
        ]
        let time = now
        for (const kind of outcomes) {
          const facts = () => ({ channel: where, attempts, tried, providers, wasUncertain, expiresAt: after(DAY) })
          if (state === 'uncertain') {
            const step = decideUncertain(facts(), time)
            expect(mayFollow(state, step.state)).toBe(true)
            ;({ state, tried } = step)
          }
          if (state === 'queued') {
            const provider = chooseProvider(providers, tried)
            expect(provider).toBeDefined()
            tried = [...tried, provider!]
            attempts += 1
            const step = decideDelivery(facts(), { kind, code: 'x' } as SendOutcome, time)
            expect(mayFollow('sending', step.state)).toBe(true)
            wasUncertain ||= kind === 'unknown'
            if (step.nextAt) time = step.nextAt
            if (step.state === 'uncertain' && !step.nextAt) return
            ;({ state, tried } = step)
          }
          if (isFinal(state)) return
          // A day of rounds an hour apart.
          expect(attempts).toBeLessThan(80)
        }
      }),
    )
  })
})

it('a call to a window is worth ten minutes, a booking a day', () => {
  expect(expiryOf('ticket-called', now)).toEqual(after(600_000))
  expect(expiryOf('appointment-confirmed', now)).toEqual(after(DAY))
})

it('a message whose last way was overtaken need not be brought by a person; one that nobody carried must', () => {
  expect(reachOf(['undelivered', 'overtaken'])).toBe('overtaken')
  expect(reachOf(['overtaken', 'queued'])).toBe('open')
  expect(reachOf(['overtaken', 'delivered'])).toBe('reached')
  expect(reachOf(['undelivered', 'expired'])).toBe('unreached')
  expect(isFinal('overtaken')).toBe(true)
  expect(mayFollow('sending', 'overtaken')).toBe(false)
})
