import { shanghaiDate, shanghaiEnd, shanghaiTime } from '@anju/shared-types'
import type { EventType } from '../../platform/outbox/events.ts'
import type { OutboxRow } from '../../platform/outbox/outbox-store.ts'
import type { EventHandler } from '../../platform/parts.ts'
import type { Catalogue } from '../halls/hall-store.ts'
import type { Fact, HoldsWhile } from '../notices/holds-while.ts'
import type { NoticeRequest, Notifier, TemplateName } from '../notices/notifier.ts'
import { type Appointment, isUndecided } from './appointment-store.ts'
import { timeText } from './appointment-view.ts'
import type { AppointmentNeeds } from './needs.ts'

export type NoticeNeeds = Pick<
  AppointmentNeeds,
  'appointments' | 'halls' | 'quotes' | 'waits' | 'clock' | 'mandates'
> & {
  notifier: Notifier
}

/** The words for one event; undefined when the appointment has moved on and nobody needs to be told any more. */
type Words = (
  appointment: Appointment,
  facts: { row: OutboxRow; catalogue: Catalogue; needs: NoticeNeeds },
) => Promise<Told | undefined> | Told | undefined
type Told = Pick<NoticeRequest, 'template' | 'vars' | 'title' | 'text' | 'usefulUntil' | 'holdsWhile'> & {
  about?: string
}

/** What people are told of their appointments, one notice an event. */
export function appointmentNotices(needs: NoticeNeeds): Partial<Record<EventType, EventHandler>> {
  const on = (words: Words): EventHandler => {
    return async (row) => {
      const appointment = await needs.appointments.find(row.subject.id)
      if (!appointment) return
      const told = await words(appointment, { row, catalogue: await needs.halls.catalogue(), needs })
      if (!told) return
      const { about = appointment._id, ...notice } = told
      const page = `packages/book/detail/index?id=${about}`
      await needs.notifier.notify({ eventId: row._id, accountId: appointment.accountId, page, ...notice })
      if (!ownOnly.includes(row.type)) await tellAgent(needs, row, { appointment, page, notice })
    }
  }
  return {
    'appointment.confirmed': on(confirmed),
    'appointment.moved': on(moved),
    'appointment.cancelled': on(cancelled),
    'appointment.reminder-due': on(reminder),
    'appointment.missed': on(missed),
    'appointment.handed-back': on(handedBack),
    'appeal.decided': on(appealDecided),
  }
}

/** What is the person's alone to hear. */
const ownOnly: readonly EventType[] = ['appointment.handed-back', 'appointment.missed', 'appeal.decided']

/** Whoever made it for the person hears the same, as long as they act for them. */
async function tellAgent(
  { mandates, notifier, clock }: NoticeNeeds,
  row: OutboxRow,
  { appointment, page, notice }: { appointment: Appointment; page: string; notice: Omit<Told, 'about'> },
): Promise<void> {
  const { madeBy, service } = appointment
  if (!madeBy || madeBy.endedAt || !(await mandates.stands(madeBy, { service, now: clock.now() }))) return
  const title = `${madeBy.shown}：${notice.title}`
  const { accountId } = madeBy
  await notifier.notify({ eventId: `${row._id}-agent`, accountId, page, ...notice, title })
}

const isAhead = ({ state }: Appointment) => state === 'confirmed'
/** A visit that was moved is another appointment, so this one's state says it all. */
const whileIn = ({ _id, state }: Appointment, ...more: Fact[]): HoldsWhile => ({
  ...{ of: 'appointments', id: _id },
  facts: [{ path: 'state', isOneOf: [state] }, ...more],
})

/** `2026年11月24日 09:30`: the only form that both platforms accept for a time with its day. */
export const templateTime = ({ date, from }: Pick<Appointment, 'date' | 'from'>) =>
  `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日 ${from}`

/** Until when, in that form. The platforms know no 24:00: what ends at midnight ends a minute before. */
export function templateDeadline(at: Date): string {
  const { date, time } = shanghaiEnd(at)
  return templateTime({ date, from: time === '24:00' ? '23:59' : time })
}

const namesOf = (appointment: Appointment, { halls, services }: Catalogue) => ({
  hall: halls.get(appointment.hallId)?.name ?? appointment.hallId,
  service: services.get(appointment.service)?.plainName ?? appointment.service,
  bring: services.get(appointment.service)?.bring ?? [],
})

const about = (template: TemplateName, appointment: Appointment, catalogue: Catalogue) => {
  const { hall, service } = namesOf(appointment, catalogue)
  return { template, vars: { hall, time: templateTime(appointment), service }, usefulUntil: appointment.startsAt }
}

const confirmed: Words = (appointment, { catalogue }) => {
  if (!isAhead(appointment)) return undefined
  const { hall, service, bring } = namesOf(appointment, catalogue)
  return {
    ...about('appointment-confirmed', appointment, catalogue),
    holdsWhile: whileIn(appointment),
    title: '预约成功',
    text: `您已预约${timeText(appointment)}到${hall}办理“${service}”，预约号 ${appointment.code}。请带：${bring.join('、')}。`,
  }
}

const moved: Words = async (old, { catalogue, needs }) => {
  const appointment = old.movedTo ? await needs.appointments.find(old.movedTo) : null
  if (!appointment || !isAhead(appointment)) return undefined
  const { hall, service } = namesOf(appointment, catalogue)
  return {
    ...about('appointment-moved', appointment, catalogue),
    ...{ about: appointment._id, holdsWhile: whileIn(appointment) },
    title: '改期成功',
    text: `“${service}”已由${timeText(old)}改到${timeText(appointment)}，${hall}。原名额已放回。`,
  }
}

const cancelled: Words = (appointment, { catalogue }) => {
  const { hall, service } = namesOf(appointment, catalogue)
  return {
    ...about('appointment-cancelled', appointment, catalogue),
    title: '预约已取消',
    text: `您${timeText(appointment)}到${hall}办理“${service}”的预约已取消，名额已放回。`,
  }
}

/** Carries how busy the hall is and what is to be brought (E17). */
const reminder: Words = async (appointment, { catalogue, needs }) => {
  const now = needs.clock.now()
  if (!isAhead(appointment) || now >= appointment.startsAt) return undefined
  const { hall, bring } = namesOf(appointment, catalogue)
  return {
    template: 'appointment-reminder',
    vars: { hall, time: templateTime(appointment), missing: bring.join('、') },
    ...{ usefulUntil: appointment.startsAt, holdsWhile: whileIn(appointment) },
    title: '预约提醒',
    text:
      `${timeText(appointment)} ${hall}（${catalogue.halls.get(appointment.hallId)?.address ?? ''}）。` +
      `${await loadText(appointment, catalogue, needs, now)}请带：${bring.join('、')}。来不了请提前取消或改期，晚到请点“我会晚到”。`,
  }
}

/** On the day itself how many wait now; before that only the quote that came with the place is worth saying. */
async function loadText(appointment: Appointment, catalogue: Catalogue, needs: NoticeNeeds, now: Date) {
  const hall = catalogue.halls.get(appointment.hallId)
  if (hall && shanghaiDate(now) === appointment.date) {
    const waiting = (await needs.waits.waiting([hall._id], now)).get(hall._id) ?? 0
    return `${shanghaiTime(now)} 大厅有 ${waiting} 人等候。`
  }
  const { quote } = appointment
  return quote
    ? `预计等候 ${quote.waitMinutes[0]}–${quote.waitMinutes[1]} 分钟，办理约 ${quote.serviceMinutes} 分钟。`
    : ''
}

const missed: Words = (appointment, { catalogue }) => {
  if (appointment.state !== 'missed' || !appointment.noShow?.counts) return undefined
  const { hall, service } = namesOf(appointment, catalogue)
  const decay = appointment.noShow.decaysAt
  const appealBefore = templateDeadline(decay)
  return {
    template: 'no-show-recorded',
    vars: { time: templateTime(appointment), appealBefore },
    usefulUntil: decay,
    // An appeal that was upheld takes the mark away.
    holdsWhile: {
      ...{ of: 'appointments', id: appointment._id },
      facts: [{ path: 'noShow.counts', isOneOf: [true] }],
    },
    title: '记录了一次爽约',
    text:
      `${timeText(appointment)}您预约到${hall}办理“${service}”，到时未到。如有原因可以申诉；` +
      `这条记录在${appealBefore}后自动失效。`,
  }
}

/** Whoever acted for them does not any more: what was booked is theirs to keep or to give up. */
const handedBack: Words = (appointment, { catalogue }) => {
  if (!isAhead(appointment) || !isUndecided(appointment)) return undefined
  const { hall, service } = namesOf(appointment, catalogue)
  return {
    ...about('appointment-handed-back', appointment, catalogue),
    holdsWhile: whileIn(appointment, { path: 'madeBy.keptAt', isPresent: false }),
    title: '这个预约您还要吗',
    text:
      `委托已经停止。替您约的${timeText(appointment)}到${hall}办理“${service}”还留着。` +
      '还要就点“我还要”，不要就取消。什么都不点也不算您爽约。',
  }
}

const appealDecided: Words = (appointment) => {
  const appeal = appointment.noShow?.appeal
  if (!appeal || (appeal.state !== 'upheld' && appeal.state !== 'rejected')) return undefined
  const result = appeal.state === 'upheld' ? '申诉成立，已免记' : '申诉未成立'
  return {
    template: 'appeal-decided',
    vars: { result },
    title: '爽约申诉有结果了',
    text: `${result}。${appeal.answer ?? ''}`,
  }
}
