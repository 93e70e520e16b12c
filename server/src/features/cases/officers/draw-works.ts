import { type DrawQuestion, draw } from '../../../domain/cases/assignment.ts'
import { barredFrom, type CaseWork, type Hand, reviewersOf, unheldWorks } from '../../../domain/cases/hands.ts'
import { staffInSentence } from '../../../domain/identity/staff-words.ts'
import type { Tx } from '../../../platform/db/transact.ts'
import { sha256 } from '../../accounts/signing-keys.ts'
import type { Roster } from '../../staffing/staffing.ts'
import { today } from '../case-file.ts'
import type { CaseRow } from '../case-record.ts'
import type { CaseNeeds } from '../needs.ts'
import { questionRow } from './draw-store.ts'
import { candidatesFor, recusedOf, unfit } from './fitness.ts'

export type DrawNeeds = Pick<CaseNeeds, 'cases' | 'parties' | 'staffing' | 'salts' | 'draws'>

/** What a draw adds to a change of a case: who holds what, and the words for its history. */
export interface Drawn {
  hands: Hand[]
  words: string
}

/**
 * Gives every open piece of work that nobody holds to somebody, by lot (E53). Part of the change that opened the work: there is no
 * moment in which a case belongs to nobody, and a change that is rolled back draws nothing. Work that was given back stays with whom
 * it was: the story is not told twice (E8).
 */
export async function drawWorks(needs: DrawNeeds, tx: Tx, row: CaseRow): Promise<Drawn | undefined> {
  const works = row.number ? unheldWorks(row) : []
  if (works.length === 0) return undefined
  const [roster, salt] = await Promise.all([needs.staffing.roster(tx.now), needs.salts.of(today(tx.now))])
  const recused = await recusedOf(needs, row, roster.members)
  const hands: Hand[] = []
  for (const work of works) {
    const hand = await drawOne(needs, tx, row, work, { roster, recused, salt })
    if (hand) hands.push(hand)
  }
  return {
    hands: [...(row.hands ?? []), ...hands],
    words: works.map((work) => wordsOf(work, hands, roster)).join('；'),
  }
}

const wordsOf = ({ id, name }: CaseWork, hands: readonly Hand[], roster: Roster): string => {
  const hand = hands.find(({ work }) => work === id)
  const holder = hand && roster.member(hand.staffNo)
  if (!holder) return `${name}暂时没有人能接，主管正在安排`
  return hand.cause === 'draw'
    ? `${name}抽签分给${staffInSentence(holder)}`
    : `${name}没有人能抽，由${staffInSentence(holder)}安排`
}

interface Around {
  roster: Roster
  recused: ReadonlySet<string>
  salt: string
}

async function drawOne(
  needs: DrawNeeds,
  tx: Tx,
  row: CaseRow,
  work: CaseWork,
  { roster, recused, salt }: Around,
): Promise<Hand | undefined> {
  const candidates = await candidatesFor(needs, work, roster.members)
  const barred = barredFrom(row, work)
  const question = (actedBefore: ReadonlySet<string>): DrawQuestion => ({
    ...{ caseNumber: row.number!, salt, candidates, recused, actedBefore },
    work: `${work.id}#${row.revision}`,
    needs: { role: work.role, department: work.department, qualification: work.qualification, on: today(tx.now) },
    absent: roster.away,
  })
  // Who reviewed should not decide as well; where one person does both, the law's 受理、审核分岗 still holds.
  const first = question(new Set([...barred, ...reviewersOf(row, work)]))
  const asked = draw(first, sha256).chosen ? first : question(barred)
  const record = draw(asked, sha256)
  await needs.draws.insert(tx.session, {
    _id: `${row._id}.${row.revision}.${work.id}`,
    ...{ caseId: row._id, day: today(tx.now), at: tx.now, question: questionRow(asked), record },
  })
  const [staffNo, cause] = record.chosen
    ? [record.chosen, 'draw' as const]
    : [someSupervisor(row, work, { roster, recused }, tx.now), 'nobody' as const]
  const member = staffNo && roster.member(staffNo)
  return member ? { work: work.id, staffNo: member.staffNo, name: member.name, since: tx.now, cause } : undefined
}

/** Nobody can be drawn: a supervisor arranges it. One who is there and may, else anybody of that post who may. */
export function someSupervisor(
  row: CaseRow,
  work: CaseWork,
  { roster, recused }: Omit<Around, 'salt'>,
  now: Date,
): string | undefined {
  const able = (away: ReadonlySet<string>) =>
    roster.members.find(
      (one) =>
        one.roles.includes('supervisor') &&
        !unfit(row, { ...work, qualification: undefined }, one, {
          ...{ recused, on: today(now) },
          roster: { ...roster, away },
        }),
    )
  return (able(roster.away) ?? able(new Set()))?.staffNo
}
