import { addDays, caseDepartments, type PlainDate, shanghaiDate, shanghaiEnd } from '@anju/shared-types'
import { gets } from '../../domain/cases/party-roles.ts'
import { yuanText } from '../../domain/money/yuan-text.ts'
import type { EventType } from '../../platform/outbox/events.ts'
import type { OutboxRow } from '../../platform/outbox/outbox-store.ts'
import type { Fact, HoldsWhile } from '../notices/holds-while.ts'
import type { Told } from '../notices/notifier.ts'
import type { CaseRow, PartyRow } from './case-record.ts'
import { CONSENT_DAYS } from './derive.ts'
import { nextText, nowText } from './now-text.ts'

/** What one side is told; undefined when this event is none of theirs, or the case has moved on. */
export type Words = (row: CaseRow, facts: { party: PartyRow; event: OutboxRow; due?: Date }) => Said | undefined
type Said = Pick<Told, 'title' | 'text'> & Partial<Pick<Told, 'template' | 'vars' | 'page' | 'holdsWhile'>>

/** `2026年11月30日`, as both platforms take a day. */
const templateDay = (day: PlainDate): string => {
  const [year, month, date] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}

const whileSo = ({ _id }: CaseRow, ...facts: Fact[]): HoldsWhile => ({ of: 'cases', id: _id, facts })
const whileInState = (row: CaseRow) => whileSo(row, { path: 'state', isOneOf: [row.state] })

const textOf = (row: CaseRow, party?: PartyRow) =>
  `${row.name}${row.number ? `（${row.number}）` : ''}：${nowText(row, party)}${nextText(row, party)}`

const plain =
  (title: string, states?: readonly CaseRow['state'][]): Words =>
  (row, { party }) =>
    !states || states.includes(row.state) ? { title, text: textOf(row, party) } : undefined

const decided = (result: string, states?: readonly CaseRow['state'][]): Words => {
  const say = plain(result, states)
  return (row, facts) => {
    const said = say(row, facts)
    return said && { ...said, template: 'case-decided', vars: { matter: row.name, result } }
  }
}

const stopped =
  (title: string, by: 'suspension' | 'alert', reasonOf: (row: CaseRow) => string): Words =>
  (row) => {
    const at = row[by]?.at
    return {
      ...{ title, text: textOf(row), template: 'case-suspended', vars: { matter: row.name, reason: reasonOf(row) } },
      ...(at && { holdsWhile: whileSo(row, { path: `${by}.at`, isOneOf: [at] }) }),
    }
  }

const asked: Words = (row, { party }) => {
  if (row.state !== 'confirming') return plain('已提交', ['submitted'])(row, {} as never)
  if (party.confirmed) return { title: '已提交，等其他人确认', text: textOf(row, party) }
  const before = templateDay(addDays(shanghaiDate(row.submittedAt ?? row.changedAt), CONSENT_DAYS))
  return {
    title: '请您确认一件事',
    text: `${row.name}：有人填好了申请，请打开看清内容，是本人的意思再确认；不是您办的请点“不是我”。`,
    ...{ template: 'case-confirm', vars: { matter: row.name, before } },
    holdsWhile: whileSo(
      row,
      { path: 'state', isOneOf: ['confirming'] },
      {
        someOf: 'parties',
        facts: [
          { path: 'id', isOneOf: [party.id] },
          { path: 'confirmed', isPresent: false },
        ],
      },
    ),
  }
}

const accepted: Words = (row, { party, due }) => ({
  title: '已受理',
  text: textOf(row, party),
  template: 'case-accepted',
  vars: {
    matter: row.name,
    number: row.number ?? '',
    due: due ? `最晚${templateDay(shanghaiEnd(due).date)}办完` : '期限见受理凭证',
  },
})

const shortfall: Words = (row, { party }) => {
  const list = row.shortfalls.at(-1)
  if (row.state !== 'correcting' || !list) return undefined
  const vars = { matter: row.name, papers: `${list.items.length}份材料`, before: templateDay(list.due) }
  const holdsWhile = whileInState(row)
  return { title: '请补材料', text: textOf(row, party), template: 'case-shortfall', vars, holdsWhile }
}

const paid: Words = (row, { party }) => {
  const amountFen = row.fees?.settled?.amountFen
  if (amountFen === undefined || !gets(party, row.parties)) return undefined
  const amount = yuanText(amountFen)
  const vars = { matter: row.name, amount }
  return { title: '缴费成功', text: `${row.name}：已收到 ${amount}。${nextText(row)}`, template: 'case-paid', vars }
}

/** In the twenty characters that WeChat gives a row. */
function howToGet({ collectBy, plan }: CaseRow): string {
  if (collectBy === 'courier') return '快递送到家，寄出时再通知您'
  if (collectBy === 'pickup') return '请到自助取件点，报交接码拿'
  return `请带身份证到${caseDepartments[plan.accept.department]}窗口领`
}

/** Where the decision has led: something to pay, something to fetch, or the end. */
const fulfilled: Words = (row, facts) => {
  const { party } = facts
  const matter = row.name
  // What is left is not theirs: they hear that it is done, and nothing of the other side's fee and paper.
  if (!gets(party, row.parties)) return decided('办妥了', ['feeDue', 'ready', 'closed'])(row, facts)
  if (row.state === 'feeDue') {
    const amount = yuanText(row.fees?.totalFen ?? 0)
    const holdsWhile = whileInState(row)
    const vars = { matter, amount }
    return { title: '办妥了，请缴费', text: textOf(row, party), template: 'case-fee-due', vars, holdsWhile }
  }
  if (row.state === 'ready') {
    const title = row.collectBy === 'courier' ? '办好了，快递送给您' : '可以领取了'
    const holdsWhile = whileInState(row)
    return { title, text: textOf(row, party), template: 'case-ready', vars: { matter, how: howToGet(row) }, holdsWhile }
  }
  return row.state === 'closed' ? decided('办好了')(row, facts) : undefined
}

const readyNow: Words = (row, facts) =>
  row.state === 'ready' && gets(facts.party, row.parties) ? fulfilled(row, facts) : undefined

/** A calendar was replaced: the words say what was and why, the messages only the new day. */
const moved: Words = (row, { due }) => {
  const text = row.dueMoves?.at(-1)?.text
  if (!due || !text) return undefined
  const vars = { matter: row.name, due: templateDay(shanghaiEnd(due).date), reason: '放假安排有变化' }
  // A day that moved once more has a message of its own.
  const holdsWhile = whileSo(row, { path: `dueMoves.${row.dueMoves?.length}`, isPresent: false })
  return { title: '办结日期有变化', text: `${row.name}：${text}`, template: 'case-deadline-moved', vars, holdsWhile }
}

/** A draft is its author's alone: the others hear that their yes is void and that they will be asked again. */
const reopened: Words = (row, { party }) =>
  row.state === 'draft' && !party.isApplicant
    ? {
        title: '申请拿回去修改了',
        text: `${row.name}：您以前的确认作废。改好以后会再请您看一遍、重新确认。`,
        page: 'pages/cases/index',
      }
    : undefined

const mistake: Words = (row) => {
  const { mistake: said } = row
  if (!said?.decidedAt) return undefined
  const { state, reason, redoneAs } = said
  if (state === 'denied')
    return { title: '核实结果：没有办错', text: `${row.name}：${reason}。不同意的可以打 12345，或申请行政复议。` }
  const text = redoneAs
    ? `${row.name}：${reason}。更正的申请已经备好，不收费，申请人看过提交后最先办。`
    : `${row.name}：${reason}。这件不收费，最先办。`
  return { title: '是我们办错了，对不起', text }
}

const promiseDue: Words = (row, { party }) => {
  const open = (row.promises ?? []).filter((one) => one.remindedOn && one.due && !one.deliveredOn)
  const mine = open.filter((one) => one.by === party.id)
  const [first] = (mine.length > 0 ? mine : open).toSorted((a, b) => (a.due! < b.due! ? -1 : 1))
  if (!first) return undefined
  const before = templateDay(first.due!)
  return {
    title: '承诺的材料快到期了',
    text: `${row.name}：您承诺补交的“${first.name}”最晚 ${before}交来，打开办件拍照上传就行。来不及的，到期以前可以延一次。`,
    ...{ template: 'promise-due', vars: { matter: row.name, paper: first.name, before } },
    holdsWhile: whileSo(row, {
      someOf: 'promises',
      facts: [
        { path: 'id', isOneOf: [first.id] },
        { path: 'deliveredOn', isPresent: false },
      ],
    }),
  }
}

/** What the sides of a case are told, one notice an event and person. In words that say what happens next, never about each other. */
export const caseWords: Partial<Record<EventType, Words | readonly Words[]>> = {
  'case.submitted': asked,
  'case.party-confirmed': plain('有当事人确认了', ['confirming', 'submitted']),
  'case.accepted': accepted,
  'case.shortfall': shortfall,
  'case.suspended': stopped('暂停办理', 'suspension', ({ suspension }) => suspension?.reason ?? '原因见办件'),
  'case.resumed': plain('恢复办理'),
  'case.alerted': stopped('已冻结核实', 'alert', () => '有人说不是本人办的'),
  'case.alert-cleared': plain('已解除冻结'),
  'case.alert-upheld': decided('业务已终止', ['returned']),
  'case.registered': fulfilled,
  // Two things at once: the money has arrived, and the paper lies there.
  'case.fees-settled': [paid, readyNow],
  'case.refused': decided('不予办理', ['refused']),
  'case.returned': decided('已退回', ['returned']),
  // 到期没补齐 sends a case back, 到期没确认 makes it a draft again: nobody finds that out by chance.
  'case.lapsed': decided('到期未办', ['returned', 'draft']),
  // What needs no register is decided with the approval; the others are told of the entry.
  'case.approved': (row, facts) => (row.plan.entersRegister ? undefined : fulfilled(row, facts)),
  'case.entry-refused': plain('登簿没有成功', ['approving']),
  'case.withdrawn': plain('已撤回', ['withdrawn']),
  'case.handed-over': plain('办好了', ['closed']),
  'case.deadline-moved': moved,
  'case.paper-gone': plain('有一份材料要重新交'),
  'case.reopened': reopened,
  'case.mistake-found': mistake,
  'case.mistake-denied': mistake,
  'case.promise-due': promiseDue,
  'case.promise-broken': decided('承诺没有兑现，已退回', ['returned']),
  'case.promise-false': plain('承诺经核实不符，请补材料'),
}
