import { json } from '../kit/http.ts'
import type { Exchange, Route } from '../kit/route.ts'
import type { Person } from '../people/person.ts'
import type { World } from '../world.ts'
import { aBoolean, BadControlRequest, readBody } from './body.ts'
import { controlRoute } from './control-route.ts'
import { messageView } from './message-view.ts'

/** What a person can do on their own phone, and what they can read there. */
export function phoneRoutes(world: World, owner: (exchange: Exchange) => Person): Route[] {
  const { messages, power, rights } = world
  const limitOf = ({ request }: Exchange): number => {
    const limit = Number(request.query.get('limit') ?? 100)
    if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new BadControlRequest('"limit" must be 1 to 1000')
    return limit
  }

  return [
    controlRoute('POST', '/phones/:slug/power', '手机开机、关机', (exchange) => {
      const { on } = readBody(exchange.request, { on: aBoolean })
      power.turn(owner(exchange).phone, on)
      return json({ on })
    }),
    controlRoute('GET', '/phones/:slug/messages', '收到的短信和推送', (exchange) => {
      const { phone, slug } = owner(exchange)
      return json({ messages: messages.list({ phone, slug, limit: limitOf(exchange) }).map(messageView) })
    }),
    controlRoute('GET', '/phones/:slug/rights', '还可以收到几条订阅消息', (exchange) =>
      json({ rights: rights.list(owner(exchange).slug) }),
    ),
    controlRoute('GET', '/messages', '所有短信和推送，可按手机号筛选', (exchange) => {
      const phone = exchange.request.query.get('phone') ?? undefined
      return json({ messages: messages.list({ phone, limit: limitOf(exchange) }).map(messageView) })
    }),
    controlRoute('DELETE', '/messages', '清空所有手机，短信的次数限制也重新计算', ({ request }) => {
      readBody(request, {})
      messages.clear()
      world.sentSms.clear()
      return json({ cleared: true })
    }),
  ]
}
