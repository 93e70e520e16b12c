import { randomInt } from 'node:crypto'
import { outsideGbk } from '../phones/outside-gbk.ts'
import type { FiledTemplate } from '../phones/templates.ts'
import type { World } from '../world.ts'
import type { Provider, SentSms, SentSmsStore } from './sent-sms.ts'
import { renderSms } from './text.ts'

/** Hands an accepted SMS to the carrier: it appears on the phone at once, the receipt follows. */
export function deliverSms(
  world: World,
  store: SentSmsStore,
  sms: {
    provider: Provider
    phone: string
    template: FiledTemplate
    templateId: string
    values: string[]
    context: string
  },
): SentSms {
  const { provider, phone, template, templateId, values, context } = sms
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
  return store.add({
    provider,
    phone,
    templateId,
    text,
    at,
    providerId: provider === 'tencent' ? `5000:${at}${randomDigits(9)}` : `${randomDigits(15)}^0`,
    context,
    receiptAt: at + world.settings.receiptDelayMs,
    isDelivered,
  })
}

function randomDigits(count: number): string {
  return Array.from({ length: count }, (_, index) => (index === 0 ? randomInt(1, 10) : randomInt(10))).join('')
}
