import { type Revocation, revocationEntryStates, revocationStates } from '@anju/shared-types'
import { dayText } from '../../domain/calendar/calendar.ts'
import { isRecused } from '../../domain/cases/recusal.ts'
import { ANSWER_NOTE, REVOCATION_REMEDY, revocationGround, whyNotDecider } from '../../domain/cases/revocation.ts'
import { maskName } from '../../domain/identity/mask.ts'
import type { CaseRow } from '../cases/case-record.ts'
import { interestsOf, type Officer } from '../cases/desk/at-desk.ts'
import type { Finding, RevocationNeeds } from './needs.ts'
import type { Opinion, RevocationRow } from './revocation-store.ts'

/** Who reads: whoever pledged, another side of the case, or an officer. */
export type Reader = 'own' | 'other' | Officer

type Needs = Pick<RevocationNeeds, 'cipher' | 'cases'>

/** Who reads what was found, said and thought: whoever pledged, and officers who need not stay away. */
export const readsWhole = (needs: Needs, of: CaseRow, reader: Reader): boolean =>
  reader === 'own' || (reader !== 'other' && !isRecused(interestsOf(needs.cases, of, reader)))

const NOTHING: Finding = { finding: '', evidence: '' }

/** A revocation as its reader sees it; not `whole`, it says how things stand only. Names are masked for everybody but the person. */
export function revocationView(
  needs: Needs,
  row: RevocationRow,
  of: CaseRow,
  { reader, whole }: { reader: Reader; whole: boolean },
): Revocation {
  const { finding, evidence } = whole ? (JSON.parse(needs.cipher.open(row.sealed)) as Finding) : NOTHING
  const party = of.parties.find(({ id }) => id === row.partyId)
  const name = party ? needs.cases.parties.open(party).name : ''
  const { register } = row
  const answer = whole && row.answer ? row.answer : undefined
  return {
    ...{ id: row._id, number: row.number, caseId: row.caseId, caseNumber: of.number, caseName: of.name },
    person: reader === 'own' ? name : maskName(name),
    paper: row.paper,
    statement: of.promises?.find(({ id }) => id === row.promiseId)?.statement ?? [],
    ...{ state: row.state, stateLabel: revocationStates[row.state], text: standing(row, reader) },
    finding: { text: finding, evidence, by: row.foundByShown, at: row.foundAt.toISOString() },
    ...{ ground: revocationGround(row.isRegistered), remedy: row.state === 'revoked' ? REVOCATION_REMEDY : '' },
    ...{ answerBy: row.answerBy, answerByNote: ANSWER_NOTE },
    answer: answer && { text: needs.cipher.open(answer.sealed), at: answer.at.toISOString(), by: answer.by },
    first: whole ? opinionView(row.first) : undefined,
    second: whole ? opinionView(row.second) : undefined,
    register: register && {
      state: register.state,
      text: [revocationEntryStates[register.state], whole && register.reason].filter(Boolean).join('：'),
    },
    history: row.history.map(({ at, who, text, reason }) => ({
      ...{ at: at.toISOString(), who, text: whole && reason ? `${text}：${reason}` : text },
    })),
    allowedActions: actionsOf(needs, row, of, reader),
  }
}

const opinionView = (one: Opinion | undefined) =>
  one && { by: one.shown, at: one.at.toISOString(), yes: one.yes, reason: one.reason }

function standing({ state, answerBy, register, told }: RevocationRow, reader: Reader): string {
  const mine = reader === 'own'
  const texts: Record<RevocationRow['state'], string> = {
    hearing: mine
      ? `您的承诺经核查可能不实，拟撤销凭它作出的决定。现在还没有撤销。请在${dayText(answerBy)}前说明，说完再决定。`
      : !told && reader !== 'other'
        ? '正在告知本人；联系不上的，当面或寄信告知后记下，从那天起算说明的期限。'
        : `等承诺人说明，最晚${dayText(answerBy)}；到期或说明后由主管决定。`,
    deciding: mine ? '您的说明已收到，等主管决定；有结果马上告诉您。' : '由主管提出意见；撤销还要第二人复核。',
    confirming: mine ? '主管提出了意见，还要第二人复核；有结果马上告诉您。' : '主管的意见是撤销，等第二人复核。',
    revoked: mine ? '决定已撤销，凭它发的证照不再有效。不服可以复议或起诉。' : '决定已撤销。',
    dropped: mine ? '核查已结束，决定不撤销，您的证照照常有效。' : '不撤销，已结案。',
  }
  const book =
    register?.state === 'refused' && !mine && reader !== 'other' ? '登记簿没有办成，请看原因后再报一次。' : ''
  return `${texts[state]}${book}`
}

/** Buttons of whoever reads. */
function actionsOf(needs: Needs, row: RevocationRow, of: CaseRow, reader: Reader): string[] {
  if (reader === 'other' || !readsWhole(needs, of, reader)) return []
  if (reader === 'own') return row.state === 'hearing' ? ['answer'] : []
  if (row.state === 'hearing') return row.told ? ['answerFor'] : ['noteTold', 'answerFor']
  const isSupervisor = reader.roles.includes('supervisor')
  if (row.register?.state === 'refused') return isSupervisor ? ['tellRegister'] : []
  if (whyNotDecider(reader.staffNo, handsOf(row, of))) return []
  if (row.state === 'deciding') return isSupervisor ? ['decide'] : []
  return row.state === 'confirming' && (isSupervisor || reader.roles.includes('registrar')) ? ['second'] : []
}

/** Who has had a hand in it: in the finding, in the case, in the opinion that is now looked at. */
export const handsOf = ({ foundBy, first, state }: RevocationRow, { acceptedBy, decidedBy }: CaseRow) => ({
  foundBy,
  ofCase: [acceptedBy, decidedBy],
  ...(state === 'confirming' && first && { first: first.staffNo }),
})
