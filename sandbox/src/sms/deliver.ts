import { randomInt } from 'node:crypto'
import { outsideGbk } from '../phones/outside-gbk.ts'
import type { FiledTemplate } from '../phones/templates.ts'
import type { World } from '../world.ts'
import type { Provider, SentSms } from './sent-sms.ts'
import { renderSms } from './text.ts'

/** Hands an accepted SMS to the carrier: it appears on the phone at once, the receipt follows. */
export function deliverSms(
  world: World,
  sms: {
    provider: Provider
    phone: string
    template: FiledTemplate
    templateId: string
    values: string[]
    context: string
    providerId: string
  },
): SentSms {
  const { provider, phone, template, templateId, values, context, providerId } = sms
  const at = world.clock.now()
  const text = renderSms(template, values)
  const isDelivered = world.power.isOn(phone)
  if (isDelivered) {
    const lost = outsideGbk(text)
    world.messages.add({
      at,
      channel: 'sms',
      provider,
      phone,
      template: template.name,
      title: '短信',
      text,
      vars: Object.fromEntries(template.vars.map((name, index) => [name, values[index] ?? ''])),
      ...(lost.length > 0 ? { outsideGbk: lost } : {}),
    })
  }
  return world.sentSms.add({
    provider,
    phone,
    templateId,
    text,
    at,
    providerId,
    context,
    receiptAt: at + world.settings.receiptDelayMs,
    isDelivered,
  })
}

/** Digits that do not begin with zero, for the ids of both clouds. */
export function randomDigits(count: number): string {
  return Array.from({ length: count }, (_, index) => (index === 0 ? randomInt(1, 10) : randomInt(10))).join('')
}
