import { NO_BILL_DEFECTS } from '../kit/bill-defects.ts'
import { beijingIso } from '../kit/clock.ts'
import { json } from '../kit/http.ts'
import type { Route } from '../kit/route.ts'
import { AUTHORITIES } from '../people/authorities.ts'
import type { World } from '../world.ts'
import { aBoolean, aNumber, aString, BadControlRequest, optional, readBody, someStrings } from './body.ts'
import { controlRoute } from './control-route.ts'

const YEAR_MS = 366 * 86_400_000

/** The people, the clock, the settings and the log. */
export function worldRoutes(world: World): Route[] {
  const { people, clock, settings, log, callbacks } = world
  const clockView = () => json({ now: beijingIso(clock.now()), unixMs: clock.now(), offsetMs: clock.offset() })

  return [
    controlRoute('GET', '/people', '有故事的人', () => json({ people: people.named, authorities: AUTHORITIES })),
    controlRoute('GET', '/people/:slug', '一个人', ({ params }) => {
      const person = people.bySlug(params.slug ?? '')
      if (!person) throw new BadControlRequest(`nobody is called "${params.slug}"`)
      return json({ person, platformIds: people.platformIds(person) })
    }),
    controlRoute('GET', '/clock', '外部世界的时间', clockView),
    controlRoute('POST', '/clock', '拨动时间', ({ request }) => {
      const { now, advanceMs, reset } = readBody(request, {
        now: optional(aString),
        advanceMs: optional(aNumber(-YEAR_MS, YEAR_MS)),
        reset: optional(aBoolean),
      })
      if (reset) clock.reset()
      if (now !== undefined) {
        const unixMs = Date.parse(now)
        if (Number.isNaN(unixMs))
          throw new BadControlRequest('"now" must be a moment such as 2026-11-22T10:00:00+08:00')
        clock.set(unixMs)
      }
      if (advanceMs !== undefined) clock.advance(advanceMs)
      return clockView()
    }),
    controlRoute('GET', '/settings', '设置', () => json({ settings })),
    controlRoute('POST', '/settings', '改设置', ({ request }) => {
      const {
        callback,
        latency,
        receiptDelayMs,
        smsPerMinute,
        smsPerHour,
        smsPerDay,
        smsSameContentSeconds,
        registerDelayMs,
        wechatPages,
      } = readBody(request, {
        callback: optional(aString),
        latency: optional(aNumber(0, 100)),
        receiptDelayMs: optional(aNumber(0, 86_400_000)),
        smsPerMinute: optional(aNumber(1, 1_000_000)),
        smsPerHour: optional(aNumber(1, 1_000_000)),
        smsPerDay: optional(aNumber(1, 1_000_000)),
        smsSameContentSeconds: optional(aNumber(0, 86_400)),
        registerDelayMs: optional(aNumber(0, 86_400_000)),
        wechatPages: optional(someStrings(500)),
      })
      if (callback !== undefined) settings.callback = callback.replace(/\/+$/, '')
      if (latency !== undefined) settings.latency = latency
      if (receiptDelayMs !== undefined) settings.receiptDelayMs = receiptDelayMs
      if (smsPerMinute !== undefined) settings.smsLimits.perMinute = smsPerMinute
      if (smsPerHour !== undefined) settings.smsLimits.perHour = smsPerHour
      if (smsPerDay !== undefined) settings.smsLimits.perDay = smsPerDay
      if (smsSameContentSeconds !== undefined) settings.smsLimits.sameContentSeconds = smsSameContentSeconds
      if (registerDelayMs !== undefined) settings.registerDelayMs = registerDelayMs
      if (wechatPages !== undefined) settings.wechatPages = wechatPages
      return json({ settings })
    }),
    controlRoute('GET', '/requests', '收发记录', ({ request }) => {
      const limit = Math.min(500, Number(request.query.get('limit') ?? 100) || 100)
      return json({ requests: log.list(limit).map(({ at, ...entry }) => ({ ...entry, at: beijingIso(at) })) })
    }),
    controlRoute('DELETE', '/requests', '清空收发记录', ({ request }) => {
      readBody(request, {})
      log.clear()
      return json({ cleared: true })
    }),
    controlRoute(
      'POST',
      '/reset',
      '回到最初：清空手机、凭证、授权、故障和更正，登簿退回，时间拨回；密钥不变',
      async ({ request }) => {
        readBody(request, {})
        callbacks.clear()
        world.messages.clear()
        world.codes.clear()
        world.rights.clear()
        world.faces.clear()
        world.power.clear()
        world.faults.clear()
        log.clear()
        clock.reset()
        world.sentSms.clear()
        world.alipayPay.clear()
        world.wechatPay.orders.clear()
        world.wechatPay.refunds.clear()
        world.wechatPay.spoilBills(NO_BILL_DEFECTS)
        world.corrections.clear()
        world.fiscal.clear()
        world.register.entries.clear()
        world.register.book.clear()
        return json({ reset: true })
      },
    ),
    controlRoute('POST', '/callbacks/run', '马上送出到期的回执和推送', async ({ request }) => {
      readBody(request, {})
      world.register.entries.decideDue()
      await callbacks.runDue()
      return json({ waiting: callbacks.waiting() })
    }),
  ]
}
