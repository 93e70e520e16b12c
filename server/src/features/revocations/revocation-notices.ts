import type { EventType } from '../../platform/outbox/events.ts'
import type { EventHandler } from '../../platform/parts.ts'
import type { CaseRow } from '../cases/case-record.ts'
import type { NoticeRequest } from '../notices/notifier.ts'
import type { RevocationNeeds } from './needs.ts'
import type { RevocationRow } from './revocation-store.ts'

type Said = Pick<NoticeRequest, 'title' | 'text'> & Partial<Pick<NoticeRequest, 'template' | 'vars'>>
type Words = (row: RevocationRow, of: CaseRow) => { own: Said; others?: Said; supervisors?: Said }

const templateDay = (day: string) => {
  const [year, month, date] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}
const about = ({ name, number }: CaseRow) => `${name}${number ? `（${number}）` : ''}`
const toDecide = (row: RevocationRow, of: CaseRow, text: string): Said => ({
  title: '有一件撤销要决定',
  text: `${about(of)}，${row.number}：${text}`,
})

/** What each side of the case, and whoever has to do something, is told. */
const words: Partial<Record<EventType, Words>> = {
  'revocation.proposed': (row, of) => ({
    own: {
      title: '您的承诺核查不符，请说明',
      text: `${about(of)}：承诺的“${row.paper}”经核查可能不实，拟撤销决定。现在还没有撤销，请在${templateDay(row.answerBy)}前打开说明，也可以到大厅窗口说。`,
      ...{ template: 'revocation-heard', vars: { matter: of.name, before: templateDay(row.answerBy) } },
    },
    others: {
      title: '您参与的一件办件在核查',
      text: `${about(of)}：另一方承诺的“${row.paper}”经核查可能不实，正在听取说明，有结果会告诉您。`,
    },
  }),
  'revocation.answered': (row, of) => ({
    own: { title: '您的说明已收到', text: `${about(of)}：主管看过后决定，有结果马上告诉您。` },
    supervisors: toDecide(row, of, '本人已经说明。'),
  }),
  'revocation.unanswered': (row, of) => ({
    own: { title: '说明的期限过了', text: `${about(of)}：没有收到您的说明，由主管决定；有结果马上告诉您。` },
    supervisors: toDecide(row, of, '期限已过，本人没有说明。'),
  }),
  'revocation.dropped': (row, of) => ({
    own: decidedWords(of, '不撤销', `核查结束，决定不撤销，一切照常。${row.first?.reason ?? ''}`),
    others: decidedWords(of, '不撤销', '核查结束，决定不撤销，一切照常。'),
  }),
  'revocation.decided': (row, of) => ({
    own: decidedWords(
      of,
      '决定已撤销',
      `承诺的“${row.paper}”不实，决定已撤销，发的证照不再有效。不服可以复议或起诉，打开看怎么办。`,
    ),
    others: decidedWords(
      of,
      '决定已撤销',
      `另一方承诺的“${row.paper}”不实，决定已撤销，发的证照不再有效。打开看怎么办。`,
    ),
  }),
  'revocation.registered': (_row, of) => {
    const said = { title: '登记簿已更正', text: `${about(of)}：登记簿已按撤销决定更正。` }
    return { own: said, others: said }
  },
}

/** Only for those who have to act. */
const forStaff: Partial<Record<EventType, (row: RevocationRow, of: CaseRow) => Said>> = {
  'revocation.sent-back': (row, of) => toDecide(row, of, `复核不同意：${row.second?.reason ?? ''}`),
  'revocation.first-decided': (row, of) => toDecide(row, of, '主管的意见是撤销，等第二人复核。'),
  'revocation.register-refused': (row, of) => toDecide(row, of, `登记簿没有办成：${row.register?.reason ?? ''}`),
}

function decidedWords(of: CaseRow, result: string, text: string): Said {
  const vars = { matter: of.name, result }
  return { title: result, text: `${about(of)}：${text}`, template: 'case-decided', vars }
}

interface Found {
  row: RevocationRow
  of: CaseRow
}

export function revocationNotices(needs: RevocationNeeds): Partial<Record<EventType, EventHandler>> {
  const { revocations, cases, notifier } = needs
  const load = async (id: string) => {
    const row = await revocations.find(id)
    const of = row && (await cases.cases.find(row.caseId))
    return row && of ? { row, of } : undefined
  }
  const tellStaff = async (eventId: string, said: Said, roles: readonly ('supervisor' | 'registrar')[], id: string) => {
    const accounts = new Set((await Promise.all(roles.map((role) => cases.duty.accountsOf(role)))).flat())
    const page = `packages/inspect/revocation/index?id=${id}`
    for (const accountId of accounts) {
      await notifier.notify({ eventId: `${eventId}-${accountId}`, accountId, page, vars: {}, ...said })
    }
  }
  /** Nobody here stands for the side: the deputy of an organisation has ended, the account is closed. Somebody of the staff looks for them. */
  const tellOutsider = async (eventId: string, { row, of }: Found, { template, ...said }: Said, page: string) => {
    const party = of.parties.find(({ id }) => id === row.partyId)
    if (!party || !template) return
    const outsider = { idIndex: party.idIndex, name: cases.parties.open(party).name }
    await notifier.notifyOutsider(outsider, { eventId: `${eventId}-outside`, template, page, vars: {}, ...said })
  }
  const onWords =
    (say: Words): EventHandler =>
    async (event) => {
      const found = await load(event.subject.id)
      if (!found) return
      const { row, of } = found
      const { own, others, supervisors } = say(row, of)
      const page = `packages/cases/revocation/index?id=${row._id}`
      const known = await cases.parties.accountsOf(of)
      for (const { partyId, accountId } of known) {
        const said = partyId === row.partyId ? own : others
        if (said) await notifier.notify({ eventId: `${event._id}-${accountId}`, accountId, page, vars: {}, ...said })
      }
      if (!known.some(({ partyId }) => partyId === row.partyId)) await tellOutsider(event._id, found, own, page)
      else if (event.type === 'revocation.proposed') await revocations.noteTold(row._id, event.at)
      if (supervisors) await tellStaff(event._id, supervisors, ['supervisor'], row._id)
    }
  const onStaff =
    (say: (row: RevocationRow, of: CaseRow) => Said): EventHandler =>
    async (event) => {
      const found = await load(event.subject.id)
      const roles =
        event.type === 'revocation.first-decided' ? (['supervisor', 'registrar'] as const) : (['supervisor'] as const)
      if (found) await tellStaff(event._id, say(found.row, found.of), roles, found.row._id)
    }
  return {
    ...Object.fromEntries(Object.entries(words).map(([type, say]) => [type, onWords(say)])),
    ...Object.fromEntries(Object.entries(forStaff).map(([type, say]) => [type, onStaff(say)])),
  }
}
