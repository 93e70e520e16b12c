import { delegableUses } from '@anju/shared-types'
import type { EventType } from '../../platform/outbox/events.ts'
import type { OutboxRow } from '../../platform/outbox/outbox-store.ts'
import type { EventHandler } from '../../platform/parts.ts'
import type { NoticeRequest } from '../notices/notifier.ts'
import type { DelegationRow } from './delegation-store.ts'
import { actOf } from './delegation-view.ts'
import { type DelegationNeeds, openPerson, type Role } from './needs.ts'

type Said = Pick<NoticeRequest, 'title' | 'text'> & Partial<Pick<NoticeRequest, 'template' | 'vars' | 'holdsWhile'>>
type Act = ReturnType<typeof actOf>
type Words = (row: DelegationRow, act: Act, event: OutboxRow) => Partial<Record<Role, Said>>

const templateDay = (day: string) => {
  const [year, month, date] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}

const asked: Words = (row, { agent, until }) =>
  row.state === 'asked' && row.askedBy === 'agent'
    ? {
        principal: {
          title: '有人想替您代办',
          text: `${agent.name}想替您办事，到${templateDay(until)}为止。打开看清内容，同不同意由您定。`,
          ...{ template: 'delegation-asked', vars: { who: agent.name, until: templateDay(until) } },
          holdsWhile: { of: 'delegations', id: row._id, facts: [{ path: 'state', isOneOf: ['asked'] }] },
        },
      }
    : {}

const ended =
  (title: string, text: (act: Act) => Record<Role, string>): Words =>
  (_row, act) => {
    const said = text(act)
    return { principal: { title, text: said.principal }, agent: { title, text: said.agent } }
  }

const acts: Record<string, string> = {
  ...delegableUses,
  begin: '开始办理',
  ...{ confirm: '预约', move: '改期', cancel: '取消预约', runLate: '告诉大厅会晚到', checkIn: '到厅取号' },
}
const about = ({ data }: OutboxRow): string => (typeof data.about === 'string' ? `（${data.about}）` : '')

/** What both sides hear. The principal hears of every act, at once. */
const words: Partial<Record<EventType, Words>> = {
  'delegation.asked': asked,
  'delegation.given': (row, { principal, agent, until }) => ({
    principal: { title: '委托生效了', text: `${agent.name}可以替您办到${templateDay(until)}。您随时可以收回。` },
    agent: { title: '委托生效了', text: `您可以替${principal.name}办到${templateDay(until)}。` },
    ...(row.state === 'given' ? {} : { principal: undefined, agent: undefined }),
  }),
  'delegation.declined': (_row, { principal }) => ({
    agent: { title: '没有同意委托', text: `${principal.name}没有同意请您代办。` },
  }),
  'delegation.lapsed': (_row, { principal }) => ({
    agent: { title: '代办请求作废了', text: `${principal.name}没有回应，请求已作废，可以再请一次。` },
  }),
  'delegation.revoked': ended('委托已收回', ({ principal, agent }) => ({
    principal: `${agent.name}不能再替您办事了。已经办的不受影响，办件照常往下走。`,
    agent: `${principal.name}收回了委托，您不能再代办了。`,
  })),
  'delegation.resigned': ended('代办人退出了', ({ principal, agent }) => ({
    principal: `${agent.name}不再替您办事。没办完的，您可以自己办，或再请一位。`,
    agent: `您不再替${principal.name}办事。`,
  })),
  'delegation.expired': ended('委托到期了', ({ principal, agent }) => ({
    principal: `${agent.name}不能再替您办事了。还要帮忙的，可以再委托。`,
    agent: `替${principal.name}代办的委托到期了。`,
  })),
  'delegation.used': (_row, { agent }, event) => ({
    principal: {
      title: `${agent.name}替您办了一步`,
      text: `${agent.name}替您：${acts[String(event.data.act)] ?? '办了一步'}${about(event)}。不是您的意思，可以马上收回委托。`,
    },
  }),
}

export function delegationNotices(needs: DelegationNeeds): Partial<Record<EventType, EventHandler>> {
  const on =
    (say: Words): EventHandler =>
    async (event) => {
      const row = await needs.delegations.find(event.subject.id)
      if (!row) return
      const said = say(row, actOf(needs, row), event)
      for (const role of ['principal', 'agent'] as const) {
        const one = said[role]
        const account = one && (await needs.accounts.store.findVerified(openPerson(needs, row[role]).idNumber))
        if (!one || !account) continue
        const page = `packages/delegations/one/index?id=${row._id}`
        await needs.notifier.notify({ eventId: `${event._id}-${role}`, accountId: account.id, page, vars: {}, ...one })
      }
    }
  return Object.fromEntries(Object.entries(words).map(([type, say]) => [type, on(say)]))
}
