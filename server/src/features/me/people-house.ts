import { contract, type LoginReply } from '@anju/shared-types'
import { createGateways, type Gateways } from '../../gateways/index.ts'
import { systemClock } from '../../platform/clock.ts'
import type { Feature, Parts } from '../../platform/parts.ts'
import type { Caller } from '../../testing/call.ts'
import { createTestHouse, type HouseOptions } from '../../testing/house.ts'
import type { OnMerge } from '../accounts/merge-accounts.ts'
import { createPeople, type People } from './people.ts'

const { session, me } = contract

export interface PeopleHouseOptions extends Omit<HouseOptions, 'build'> {
  onMerge?: OnMerge[]
  /** Features of the test's own, beside accounts, login, own account and notices. */
  more?: (parts: Parts, people: People) => Feature[]
}

/** Test kit of accounts, login, own account and notices: the four features in a house, and people who act on their phones. */
export async function createPeopleHouse({ onMerge, more, ...options }: PeopleHouseOptions = {}) {
  const made: { people?: People; gateways?: Gateways } = {}
  const house = await createTestHouse({
    ...options,
    build: ({ parts }) => {
      // Their clock is the machine's: providers refuse signatures that are minutes off, and our tests stand still.
      const gateways = createGateways(parts.config, { ...parts, clock: systemClock })
      const hallName = async (hallId: string) => (hallId === 'jn-lixia' ? '历下区住房服务大厅' : undefined)
      const people = createPeople(parts, { gateways, hallName, onMerge })
      Object.assign(made, { people, gateways })
      return { features: [...people.features, ...(more?.(parts, people) ?? [])], admission: people.admission }
    },
  })
  const people = made.people!
  const { control } = house.sandbox
  let devices = 0

  /** A device id of its own: limits by device are met only by tests about them. */
  const newDevice = () => `device-of-a-test-${String(++devices).padStart(4, '0')}`
  const callerOf = (reply: LoginReply, device?: string): Caller => {
    if (reply.kind !== 'in') throw new Error('somebody must choose first')
    return { authorization: `Bearer ${reply.tokens.accessToken}`, ...(device ? { device } : {}) }
  }
  const phone = async <T>(slug: string, what: string, body?: object): Promise<T> =>
    control<T>('POST', `/phones/${slug}/${what}`, body)

  /** The newest login code on somebody's phone. */
  const codeOn = async (slug: string): Promise<string> => {
    const message = (await house.sandbox.messages(slug)).find(({ text }) => /验证码/.test(text))
    const code = message && /验证码是(\d{6})/.exec(message.text)?.[1]
    if (!code) throw new Error(`no code on the phone of ${slug}`)
    return code
  }

  const actions = {
    newDevice,
    callerOf,
    codeOn,
    /** Asks for a code and types it in. */
    async loginByPhone(slug: string, device = newDevice()) {
      const { phone } = await house.sandbox.person(slug)
      await house.call(session.table.sendCode, { body: { phone }, device })
      const reply = await house.call(session.table.byPhone, { body: { phone, code: await codeOn(slug) }, device })
      return { reply, device }
    },
    async loginByWechat(slug: string, device = newDevice()) {
      const { code } = await phone<{ code: string }>(slug, 'wechat-login-code')
      const reply = await house.call(session.table.byWechat, { body: { code }, device, channel: 'wechat' })
      return { reply, device, as: callerOf(reply, device) }
    },
    async loginByAlipay(slug: string, device = newDevice()) {
      const { authCode } = await phone<{ authCode: string }>(slug, 'alipay-auth-code')
      const reply = await house.call(session.table.byAlipay, { body: { authCode }, device, channel: 'alipay' })
      return { reply, device, as: callerOf(reply, device) }
    },
    wechatPhoneCode: async (slug: string) => (await phone<{ code: string }>(slug, 'wechat-phone-code')).code,
    alipayPhone: async (slug: string, body?: object) =>
      (await phone<{ response: string }>(slug, 'alipay-phone', body)).response,
    act: phone,

    /** Somebody with an account and a login, without the way there: for tests that are about something else. */
    async person(slug: string, how: { verified?: boolean; phone?: boolean; wechat?: boolean; alipay?: boolean } = {}) {
      const { name, idNumber, phone } = await house.sandbox.person(slug)
      const { accounts, sessions } = people
      const { parts } = house
      const id = parts.ids.id()
      const now = parts.clock.now()
      const device = newDevice()
      const session = await parts.db.startSession()
      const tokens = await session.withTransaction(async () => {
        const tx = { session, now, record: () => undefined, touch: () => undefined }
        await accounts.store.insert(
          {
            id,
            ...(how.phone === false ? {} : { phone: { number: phone, by: 'sms' as const } }),
            ...(how.verified ? { realName: { name, idNumber, source: '人口信息系统', asOf: now } } : {}),
          },
          now,
          session,
        )
        const of = (channel: 'wechat' | 'alipay', app: string, platformId: string) => ({ channel, app, platformId })
        const ids = await control<{ platformIds: { wechatOpenid: string; alipayOpenId: string } }>(
          'GET',
          `/people/${slug}`,
        )
        if (how.wechat) {
          await accounts.identities.bind(
            [of('wechat', parts.config.WX_APPID, ids.platformIds.wechatOpenid)],
            id,
            now,
            session,
          )
        }
        if (how.alipay) {
          await accounts.identities.bind(
            [of('alipay', parts.config.ALIPAY_APP_ID, ids.platformIds.alipayOpenId)],
            id,
            now,
            session,
          )
        }
        return sessions.start(tx, { accountId: id, by: 'sms', device })
      })
      await session.endSession()
      return { id, slug, name, phone, idNumber, device, tokens, authorization: `Bearer ${tokens.accessToken}` }
    },
    showMe: (as: Caller) => house.call(me.table.get, { as }),
    forgetPhones: () => control('DELETE', '/messages'),
  }
  return { ...house, people, gateways: made.gateways!, ...actions }
}

export type PeopleHouse = Awaited<ReturnType<typeof createPeopleHouse>>
