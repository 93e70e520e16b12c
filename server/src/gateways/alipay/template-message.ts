import type { Logger } from 'pino'
import type { SendOutcome } from '../../domain/notices/send-outcome.ts'
import type { PlatformTemplates, PushMessage } from '../push-message.ts'
import type { AlipayCall } from './call.ts'
import { messageOutcomeOf } from './codes.ts'

/** `data` is a JSON text of at most 2048 characters. */
const DATA_LIMIT = 2048
const VALUE_LIMIT = 200
/** The old common id of Alipay: 2088 and twelve digits. Everything else is an open_id. */
const userId = /^2088\d{12}$/

/** Sends one template message (subscribe message) of our mini-program. */
export async function sendTemplateMessage(
  call: AlipayCall,
  log: Logger,
  templates: PlatformTemplates,
  { to, template, vars, page }: PushMessage,
): Promise<SendOutcome> {
  const filed = templates[template]
  if (!filed) return { kind: 'refused', code: `no template for ${template}` }
  const data = JSON.stringify(
    Object.fromEntries(Object.entries(filed.fields).map(([name, key]) => [key, { value: fit(vars[name] ?? '') }])),
  )
  if (data.length > DATA_LIMIT) return { kind: 'refused', code: 'data too long' }
  const answer = await call('alipay.open.app.mini.templatemessage.send', {
    bizContent: {
      ...(userId.test(to) ? { to_user_id: to } : { to_open_id: to }),
      user_template_id: filed.id,
      page: page ?? 'pages/messages/index',
      // A text inside the text: given an object, the SDK would rename its keys.
      data,
    },
  })
  if (answer.ok) return { kind: 'sent' }
  if (answer.kind === 'network') return { kind: answer.isUnsure ? 'unknown' : 'later', code: answer.code }
  if (answer.kind === 'unknown' || answer.kind === 'untrusted-answer') return { kind: 'unknown', code: answer.code }
  const outcome = messageOutcomeOf(answer.code)
  if (outcome.kind === 'refused') {
    log.error({ system: 'alipay-message', template, answer: answer.code }, 'Alipay refuses a message')
  }
  return outcome
}

/** No control characters; an empty value would be refused (USER_TEMPLATE_LACK_KEYWORD). */
function fit(value: string): string {
  const text = value.replace(/\p{Cc}+/gu, ' ').trim() || '无'
  const characters = [...text]
  return characters.length <= VALUE_LIMIT ? text : `${characters.slice(0, VALUE_LIMIT - 1).join('')}…`
}
