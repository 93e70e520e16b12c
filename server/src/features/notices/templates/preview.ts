import type { NoticeTemplate, TemplatePreview } from '@anju/shared-types'
import { isPlain, plainReport } from '../../../domain/notices/plain-language.ts'
import { QUIET_FROM, QUIET_UNTIL } from '../../../domain/notices/quiet-hours.ts'
import { fillIn, TEXTS_VERSION, templateTexts } from '../../../domain/notices/template-texts.ts'
import { type TemplateName, templateRules, type Urgency } from '../../../domain/notices/templates.ts'
import { carryVariable } from '../../../gateways/sms/variable.ts'
import { fitValue } from '../../../gateways/wechat/field-values.ts'
import type { Parts } from '../../../platform/parts.ts'

type Config = Pick<
  Parts['config'],
  'WX_TEMPLATES' | 'ALIPAY_TEMPLATES' | 'SMS_TENCENT_TEMPLATES' | 'SMS_ALIYUN_TEMPLATES' | 'SMS_SIGN_NAME'
>
type Preview = TemplatePreview['previews'][number]

const count = (text: string) => [...text].length
/** Characters of one SMS, and of each part of a longer one: three of every part say which it is. */
const ONE_SMS = 70
const PART = 67
const THING = 20

const carried = (template: TemplateName) =>
  Object.fromEntries(
    Object.entries(templateTexts[template].sample).map(([name, value]) => [name, carryVariable(value)]),
  )

/** The SMS of a template as it lies on a phone, with made-up values. */
export const smsPreview = (template: TemplateName, signName: string): string =>
  `【${signName}】${fillIn(templateTexts[template].sms, carried(template))}`

function sms(template: TemplateName, config: Config): Preview {
  const text = smsPreview(template, config.SMS_SIGN_NAME)
  const parts = count(text) <= ONE_SMS ? 1 : Math.ceil(count(text) / PART)
  const ids = [config.SMS_TENCENT_TEMPLATES[template]?.id, config.SMS_ALIYUN_TEMPLATES[template]?.id]
  return { channel: '短信', lines: [text], used: `${count(text)} 个字，算 ${parts} 条`, filed: filed(ids) }
}

function push(template: TemplateName, channel: '微信' | '支付宝', id: string | undefined): Preview[] {
  const { rows, sample } = templateTexts[template]
  if (!rows) return []
  const values = Object.entries(rows).map(([name, [label, kind]], at) => {
    const given = sample[name] ?? ''
    const value = (channel === '微信' ? fitValue(`${kind}${at + 1}`, given) : given) ?? '（这个值发不出去）'
    return { label, value, room: kind === 'thing' ? count(value) : 0 }
  })
  const longest = Math.max(0, ...values.map(({ room }) => room))
  return [
    {
      channel,
      lines: [templateRules[template].title, ...values.map(({ label, value }) => `${label}：${value}`)],
      used: `${values.length} 行，最长的一行 ${longest}/${THING} 个字`,
      filed: filed([id]),
    },
  ]
}

const filed = (ids: readonly (string | undefined)[]) => {
  const known = ids.filter((id) => id !== undefined)
  return known.length > 0 ? `报备号 ${known.join('、')}` : '还没有报备，发不出去'
}

const urgencyWords: Record<Urgency, string> = {
  alert: '任何时候都响',
  awaited: '本人刚办的事，马上响',
  calm: `${QUIET_FROM} 到 ${QUIET_UNTIL} 不响，早上再发`,
}

/** How plain a template is, in one line of the list. */
export function templateLine(template: TemplateName): NoticeTemplate {
  const { sms: text, sample, rows } = templateTexts[template]
  const report = plainReport(fillIn(text, sample), { values: Object.values(sample) })
  const { score, readingAge } = report
  return {
    ...{ template, title: templateRules[template].title, score, readingAge, isPlain: isPlain(report) },
    channels: rows ? '短信、微信、支付宝、消息' : '短信',
  }
}

/** Everything staff want to see of a template before it rings ten thousand phones. */
export function templatePreview(template: TemplateName, config: Config): TemplatePreview {
  const { sms: text, sample } = templateTexts[template]
  const { urgency, usefulForMinutes } = templateRules[template]
  const useful = usefulForMinutes >= 120 ? `${usefulForMinutes / 60} 小时` : `${usefulForMinutes} 分钟`
  return {
    ...templateLine(template),
    version: TEXTS_VERSION,
    timing: `${urgencyWords[urgency]}；${useful}内发不到就不发了`,
    faults: plainReport(fillIn(text, sample), { values: Object.values(sample) }).faults.map((one) => one.text),
    previews: [
      sms(template, config),
      ...push(template, '微信', config.WX_TEMPLATES[template]?.id),
      ...push(template, '支付宝', config.ALIPAY_TEMPLATES[template]?.id),
    ],
  }
}
