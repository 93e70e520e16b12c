import type { EventType } from '../../platform/outbox/events.ts'
import type { EventHandler } from '../../platform/parts.ts'
import type { NoticeRequest } from '../notices/notifier.ts'
import type { CaseRow } from './case-record.ts'
import type { CaseNeeds } from './needs.ts'
import { nextText, nowText } from './now-text.ts'

type Words = (row: CaseRow) => Pick<NoticeRequest, 'title' | 'text'> | undefined

const plain =
  (title: string, states?: readonly CaseRow['state'][]): Words =>
  (row) =>
    !states || states.includes(row.state)
      ? { title, text: `${row.name}${row.number ? `（${row.number}）` : ''}：${nowText(row)}${nextText(row)}` }
      : undefined

/** What the sides of a case are told, one notice an event and person. In words that say what happens next, never about each other. */
const words: Partial<Record<EventType, Words>> = {
  'case.submitted': (row) =>
    row.state === 'confirming'
      ? {
          title: '请您确认一件事',
          text: `${row.name}：有人填好了申请，请打开看清内容，是本人的意思再确认；不是您办的请点“不是我”。`,
        }
      : plain('已提交')(row),
  'case.party-confirmed': plain('有当事人确认了', ['confirming', 'submitted']),
  'case.accepted': plain('已受理'),
  'case.shortfall': plain('请补材料', ['correcting']),
  'case.suspended': plain('暂停办理'),
  'case.resumed': plain('恢复办理'),
  'case.alerted': plain('已冻结核实'),
  'case.alert-cleared': plain('已解除冻结'),
  'case.alert-upheld': plain('业务已终止', ['returned']),
  'case.registered': plain('已登簿'),
  'case.fees-settled': plain('已缴费'),
  'case.refused': plain('不予办理', ['refused']),
  'case.returned': plain('已退回', ['returned']),
  // 到期没补齐 sends a case back, 到期没确认 makes it a draft again: nobody finds that out by chance.
  'case.lapsed': plain('到期未办', ['returned', 'draft']),
  // What needs no register is decided with the approval; the others are told of the entry.
  'case.approved': (row) => (row.plan.entersRegister ? undefined : plain('办妥了', ['feeDue', 'ready', 'closed'])(row)),
  'case.entry-refused': plain('登簿没有成功', ['approving']),
  'case.withdrawn': plain('已撤回', ['withdrawn']),
  'case.handed-over': plain('办好了', ['closed']),
}

export function caseNotices({ cases, parties, notifier }: Pick<CaseNeeds, 'cases' | 'parties' | 'notifier'>) {
  const on =
    (say: Words): EventHandler =>
    async (event) => {
      const row = await cases.find(event.subject.id)
      const said = row && say(row)
      if (!row || !said) return
      for (const { accountId } of await parties.accountsOf(row)) {
        const page = `packages/cases/detail/index?id=${row._id}`
        await notifier.notify({ eventId: `${event._id}-${accountId}`, accountId, page, vars: {}, ...said })
      }
    }
  return Object.fromEntries(Object.entries(words).map(([type, say]) => [type, on(say)])) as Partial<
    Record<EventType, EventHandler>
  >
}
