import { addDays, type Revocation, shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import { canonicalText } from '../../domain/canonical.ts'
import { isRecused } from '../../domain/cases/recusal.ts'
import { answerDue, revocationGround } from '../../domain/cases/revocation.ts'
import { isDuplicateKey } from '../../platform/db/errors.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { changeCase, noteCase } from '../cases/change-case.ts'
import { decided, interestsOf, officerOf } from '../cases/desk/at-desk.ts'
import { grantedStates } from '../cases/promises/watch.ts'
import type { Finding, RevocationNeeds } from './needs.ts'
import type { RevocationRow } from './revocation-store.ts'
import { seenBy } from './seen-by.ts'

/**
 * A pledge of a case that has come to its end is found not to be so (国办发〔2020〕42号). Written down with its evidence; nothing is revoked by
 * it: whoever pledged is told at once and heard first.
 */
export async function proposeRevocation(
  needs: RevocationNeeds,
  { caseId, promise, ...found }: Finding & { caseId: string; promise: string },
  caller: Staff,
  call: Call,
): Promise<Revocation> {
  const [officer, pen, calendar] = await Promise.all([
    officerOf(needs.cases, caller),
    needs.cases.pens.penOf(caller, call.now),
    needs.cases.halls.calendar(),
  ])
  const me = { ...officer, pen }
  const today = shanghaiDate(call.now)
  const answerBy = answerDue(today, calendar).date
  try {
    await changeCase(needs.cases, caseId, call, async (tx, row, table) => {
      const one = row.promises?.find(({ id, cure, foundFalse }) => id === promise && cure === 'pledge' && !foundFalse)
      if (!one || !grantedStates.includes(row.state)) return refuse('PAPER_UNKNOWN')
      if (row.revoked) return refuse('REVOCATION_OPEN')
      if (isRecused(interestsOf(needs.cases, row, me))) return refuse('INTERESTED')
      const id = needs.ids.id()
      const isRegistered = row.entry?.registerNumber !== undefined
      const number = `CX${today.replaceAll('-', '')}-${id.slice(-6).toUpperCase()}`
      const fresh: RevocationRow = {
        ...{ _id: id, revision: 0, number, state: 'hearing', open: true, caseId, promiseId: promise },
        ...{ idIndex: one.idIndex, partyId: one.by, paper: one.name, isRegistered },
        ...{ foundBy: me.staffNo, foundByShown: me.shown, foundAt: tx.now },
        sealed: needs.cipher.seal(JSON.stringify(found)),
        ...{ answerBy, answerUntil: shanghaiInstant(addDays(answerBy, 1), '00:00') },
        history: [{ at: tx.now, who: me.shown, text: '记下核查结果，告知本人拟撤销' }],
      }
      await needs.revocations.insert(fresh, tx.session)
      tx.record({ type: 'revocation.proposed', subject: { kind: 'revocation', id } })
      await noteCase(needs.cases, tx, row, table, {
        note: 'doubtPledge',
        event: 'case.pledge-doubted',
        who: me.shown,
        text: `承诺的“${one.name}”经核查可能不实，拟撤销决定（${number}），请在 ${answerBy} 前说明。${revocationGround(isRegistered)}`,
        // Signed content stays readable: the finding itself is sealed, its hash proves it.
        patch: decided(row, me, tx.now, '提出撤销', { promise, number, finding: pen.hash(canonicalText(found)) }),
      })
    })
  } catch (error) {
    if (isDuplicateKey(error, 'caseId,promiseId')) return refuse('REVOCATION_OPEN')
    throw error
  }
  // Of a repeat, too: the newest of this pledge is the one that it made.
  const row = await needs.revocations.lastOf(caseId, promise)
  return row ? seenBy(needs, row._id, caller, call.now) : refuse('STATE_MOVED')
}
