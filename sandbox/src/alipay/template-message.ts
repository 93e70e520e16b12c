import { isObject, jsonObject } from '../kit/http.ts'
import { alipayKeys, FILED, type FiledTemplate, pushText } from '../phones/templates.ts'
import type { World } from '../world.ts'
import { failed, type GatewayError, invalid } from './gateway-request.ts'
import type { Outcome } from './methods.ts'

const DATA_LIMIT = 2048

/** `alipay.open.app.mini.templatemessage.send`: one message for one right that the person gave. */
export function createTemplateMessage({ people, rights, messages, clock }: World) {
  return (params: ReadonlyMap<string, string>): Outcome => {
    const content = jsonObject(Buffer.from(params.get('biz_content') ?? ''))
    if (!content) return { error: invalid('isv.invalid-parameter', '参数无效，biz_content不是合法的JSON') }
    const { to_open_id: openId, user_template_id: templateId, page, data } = content
    if (typeof page !== 'string' || page === '') return { error: failed('ILLEGAL_ARGUMENT_PARAMS', '参数不合法：page') }
    const person = typeof openId === 'string' ? people.byAlipayOpenId(openId) : undefined
    if (!person) return { error: failed('USER_ID_INVALID', '用户id不合法') }
    const template = FILED.find((each) => each.push && each.alipayId === templateId)
    if (!template) return { error: failed('USER_TEMPLATE_ILLEGAL', '模板不合法') }
    const values = readValues(template, data)
    if ('error' in values) return values
    if (!rights.spend('alipay', person.slug, template.alipayId)) {
      return { error: failed('MSG_UNSUBSCRIBED', '用户未订阅该消息') }
    }
    messages.add({
      at: clock.now(),
      channel: 'alipay',
      provider: 'alipay',
      slug: person.slug,
      template: template.name,
      title: template.push?.title ?? '',
      text: pushText(template, values.values),
      vars: values.values,
      page,
    })
    return { response: { code: '10000', msg: 'Success' } }
  }
}

/** `data` is a JSON text inside the JSON: an SDK that was given an object would have renamed its keys. */
function readValues(
  template: FiledTemplate,
  data: unknown,
): { values: Record<string, string> } | { error: GatewayError } {
  if (data === undefined || data === '') return { error: failed('DATA_IS_EMPTY', 'data参数为空') }
  const parsed = typeof data === 'string' && data.length <= DATA_LIMIT ? jsonObject(Buffer.from(data)) : undefined
  if (!parsed) return { error: failed('DATA_CONTENT_FORMAT_ERROR', 'data格式错误') }
  const keys = alipayKeys(template)
  const strange = Object.keys(parsed).find((key) => !Object.values(keys).includes(key))
  if (strange) return { error: failed('MESSAGE_TEMPLATE_KEYWORD_ILLEGAL', `模板关键词不合法：${strange}`) }
  const values: Record<string, string> = {}
  for (const [name, key] of Object.entries(keys)) {
    const entry = parsed[key]
    const value = isObject(entry) ? entry.value : undefined
    if (typeof value !== 'string' || value === '') {
      return { error: failed('USER_TEMPLATE_LACK_KEYWORD', `模板缺少关键词：${key}`) }
    }
    values[name] = value
  }
  return { values }
}
