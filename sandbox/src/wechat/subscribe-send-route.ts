import { randomBytes } from 'node:crypto'
import { type Incoming, isObject, jsonObject } from '../kit/http.ts'
import type { Route } from '../kit/route.ts'
import { FILED, type FiledTemplate, pushText } from '../phones/templates.ts'
import type { World } from '../world.ts'
import type { AccessTokens } from './access-tokens.ts'
import { isPage } from './pages.ts'
import type { PushEvent } from './push.ts'
import { wechatError, wechatOk, wechatRefusal } from './replies.ts'
import { tokenError } from './require-token.ts'
import { valueError } from './template-values.ts'

const STATES = ['developer', 'trial', 'formal']
const LANGUAGES = ['zh_CN', 'en_US', 'zh_HK', 'zh_TW']

/** One subscribe message to one person; takes one of the rights that the person gave for that template. */
export function subscribeSendRoute(
  world: World,
  tokens: AccessTokens,
  push: (event: PushEvent, copies: number) => void,
): Route {
  const { people, rights, messages, clock } = world
  const personOf = ({ body }: Incoming) => people.byWechatOpenid(String(jsonObject(body)?.touser))
  return {
    name: 'wechat.subscribe.send',
    title: '微信：发送订阅消息',
    method: 'POST',
    path: '/wechat/cgi-bin/message/subscribe/send',
    faults: ['slow', '500', 'refuse', 'timeout-after', 'duplicate'],
    refuse: wechatRefusal,
    latencyMs: [60, 180],
    persons: (request) => [personOf(request)?.slug ?? ''],
    handle: ({ request, faults }) => {
      const error = tokenError(tokens, request)
      if (error) return error
      if (request.body.length === 0) return wechatError(44002)
      const body = jsonObject(request.body)
      if (!body) return wechatError(47001)
      const person = personOf(request)
      if (!person) return wechatError(40003)
      const template = FILED.find((each) => each.push && each.wechatId === body.template_id)
      if (!template) return wechatError(40037)
      const { page, miniprogram_state: state = 'formal', lang = 'zh_CN' } = body
      if (page !== undefined && !isPage(page, world.settings.wechatPages)) return wechatError(41030)
      if (!STATES.includes(String(state)) || !LANGUAGES.includes(String(lang))) return wechatError(40097)
      const read = readValues(template, body.data)
      if (typeof read === 'string') return wechatError(47003, read)
      if (!rights.spend('wechat', person.slug, template.wechatId)) return wechatError(43101)

      messages.add({
        at: clock.now(),
        channel: 'wechat',
        provider: 'wechat',
        slug: person.slug,
        template: template.name,
        title: template.push?.title ?? '',
        text: pushText(template, read),
        vars: read,
        ...(typeof page === 'string' ? { page } : {}),
      })
      const msgid = randomBytes(8).readBigUInt64BE() >> 1n
      push(
        {
          FromUserName: people.platformIds(person).wechatOpenid,
          Event: 'subscribe_msg_sent_event',
          List: { TemplateId: template.wechatId, MsgID: String(msgid), ErrorCode: '0', ErrorStatus: 'success' },
        },
        faults.has('duplicate') ? 2 : 1,
      )
      // The answer has the id as a number; it passes 2^53, so it is written by hand.
      const reply = wechatOk({ msgid: 0 })
      return { ...reply, body: String(reply.body).replace('"msgid":0', `"msgid":${msgid}`) }
    },
  }
}

/** The values by our names, or what is wrong with the first bad one. Keys must be exactly those of the template. */
function readValues(template: FiledTemplate, data: unknown): Record<string, string> | string {
  if (!isObject(data)) return 'data is empty'
  const rows = Object.entries(template.push?.rows ?? {})
  const known = new Set(rows.map(([, row]) => row.wechatKey))
  const strange = Object.keys(data).find((key) => !known.has(key))
  if (strange !== undefined) return `data.${strange} is not in the template`
  const values: Record<string, string> = {}
  for (const [name, { wechatKey }] of rows) {
    const entry = data[wechatKey]
    const value = isObject(entry) ? entry.value : undefined
    if (typeof value !== 'string') return `data.${wechatKey}.value is empty`
    const error = valueError(wechatKey, value)
    if (error) return error
    values[name] = value
  }
  return values
}
