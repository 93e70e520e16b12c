import { type Hand, unheldWorks } from '../../../domain/cases/hands.ts'
import type { EventType } from '../../../platform/outbox/events.ts'
import type { EventHandler } from '../../../platform/parts.ts'
import type { CaseRow } from '../case-record.ts'
import type { CaseNeeds } from '../needs.ts'

/** Changes with which work may come to somebody. */
const handing = [
  'case.submitted',
  'case.party-confirmed',
  'case.accepted',
  'case.supplied',
  'case.task-finished',
  'case.sent-back',
  'case.entry-refused',
  'case.registered',
  'case.approved',
  'case.handed-to',
  'case.covered',
  'case.warned',
  'case.deadline-moved',
] as const satisfies readonly EventType[]

type TellNeeds = Pick<CaseNeeds, 'cases' | 'staffing' | 'notifier' | 'clock'>

/** Whoever got work with a change is told, and whoever gave it up without a word of their own. */
export function tellOfficers(needs: TellNeeds): Partial<Record<EventType, EventHandler>> {
  const tell: EventHandler = async (event) => {
    const row = await needs.cases.find(event.subject.id)
    if (!row) return
    await tellSupervisors(needs, event._id, row)
    const isNow = (at: Date) => at.getTime() === event.at.getTime()
    for (const hand of row.hands ?? []) if (isNow(hand.since)) await tellHand(needs, event._id, row, hand)
    for (const { text, at } of row.dueMoves ?? []) {
      if (!isNow(at)) continue
      for (const staffNo of row.holders ?? []) {
        await tellStaff(needs, {
          eventId: event._id,
          staffNo,
          row,
          title: '办件期限有变',
          text: `${row.name}：${text}`,
        })
      }
    }
    for (const { trigger, at, reason, told } of row.escalated ?? []) {
      const text = `${row.name}（${row.number ?? ''}）${reason}，请抓紧。`
      if (!isNow(at)) continue
      for (const staffNo of told) {
        await tellStaff(needs, { eventId: `${event._id}-${trigger}`, staffNo, row, title: '办件快到时限', text })
      }
    }
  }
  return Object.fromEntries(handing.map((type) => [type, tell]))
}

async function tellHand(needs: TellNeeds, eventId: string, row: CaseRow, { work, staffNo, name, cause, from }: Hand) {
  const what = `${row.name}（${row.number ?? ''}）的${work.replace(/^[A-Z]\d+\./, '')}`
  const title = cause === 'nobody' ? '有一件没有人能接' : '分给您一件'
  const text = cause === 'nobody' ? `${what}，在岗的人都不能接，请您安排。` : `${what}，请在时限内办理。`
  await tellStaff(needs, { eventId: `${eventId}-${work}`, staffNo, row, title, text })
  if (from && cause !== 'hand-over') {
    const moved = { title: '一件已转给同事', text: `${what}，已转给${name}（${staffNo}）。` }
    await tellStaff(needs, { eventId: `${eventId}-${work}`, staffNo: from, row, ...moved })
  }
}

/** Nobody at all may take it: every supervisor hears of it, for one of them has to find somebody from outside. */
async function tellSupervisors(needs: TellNeeds, eventId: string, row: CaseRow) {
  const [work] = row.number ? unheldWorks(row) : []
  if (!work) return
  const { members } = await needs.staffing.roster(needs.clock.now())
  const text = `${row.name}（${row.number}）的${work.name}，所有人都要回避或不能接，请另外安排人。`
  for (const { staffNo } of members.filter(({ roles }) => roles.includes('supervisor'))) {
    await tellStaff(needs, { eventId: `${eventId}-${work.id}`, staffNo, row, title: '有一件没有人能接', text })
  }
}

export interface StaffNotice {
  eventId: string
  staffNo: string
  row: Pick<CaseRow, '_id'>
  title: string
  text: string
}

/** One notice in the app of somebody of staff. */
async function tellStaff(
  { staffing, notifier }: Pick<TellNeeds, 'staffing' | 'notifier'>,
  { eventId, staffNo, row, title, text }: StaffNotice,
) {
  for (const accountId of await staffing.accountsOf(staffNo)) {
    const page = `packages/staff/cases/file/index?id=${row._id}`
    await notifier.notify({ eventId: `${eventId}-${staffNo}`, accountId, page, vars: {}, title, text })
  }
}
