import { setTimeout as pause } from 'node:timers/promises'
import { shanghaiTime } from '@anju/shared-types'
import { MongoClient } from 'mongodb'
import { QUIET_UNTIL } from '../../server/src/domain/notices/quiet-hours.ts'
import type { TemplateName } from '../../server/src/domain/notices/templates.ts'
import { wechatOfPhone } from './api.ts'
import type { City } from './city.ts'

type Channel = 'sms' | 'wechat' | 'alipay'
const TRIES = 150
const BETWEEN_MS = 200

/** Milestones as they arrive on the sandbox's phones. At night no phone rings: then the message waits for the morning, which counts too. */
export function milestones(city: City) {
  async function waitsForMorning(template: TemplateName, channel: Channel): Promise<boolean> {
    const client = await MongoClient.connect(city.settings.MONGODB_URI!)
    try {
      const row = await client.db().collection('deliveries').findOne({ template, channel, state: 'queued' })
      return row?.nextAt instanceof Date && shanghaiTime(row.nextAt) === QUIET_UNTIL
    } finally {
      await client.close()
    }
  }

  return {
    /** Somebody's phone says so by this channel. */
    async rings(person: string, channel: Channel, template: TemplateName, words: RegExp): Promise<void> {
      for (let tries = 0; tries < TRIES; tries++) {
        const messages = await city.phones.messages(person)
        if (messages.some((one) => one.channel === channel && one.template === template && words.test(one.text))) return
        if (await waitsForMorning(template, channel)) return
        await pause(BETWEEN_MS)
      }
      const seen = (await city.phones.messages(person)).map(({ channel: by, text }) => `${by}: ${text}`).join(' | ')
      throw new Error(`no ${template} by ${channel} on the phone of ${person}; there is: ${seen || 'nothing'}`)
    },
    /** In the mini-program in WeChat: says yes to one push of each of these messages. */
    async takesPushes(person: string, templates: readonly TemplateName[]): Promise<void> {
      const visitor = await wechatOfPhone(city, person)
      const known = await visitor.get<{ items: { template: string; id: string }[] }>('/notices/templates')
      const wanted: readonly string[] = templates
      const ids = known.items.filter(({ template }) => wanted.includes(template)).map(({ id }) => id)
      await city.phones.control(`/phones/${person}/wechat-subscribe`, { tmplIds: ids })
      await visitor.post('/notices/subscriptions', { accepted: ids, rejected: [] })
    },
  }
}
