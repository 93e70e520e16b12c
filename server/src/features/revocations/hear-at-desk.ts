import { addDays, type Revocation, shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import { isRecused } from '../../domain/cases/recusal.ts'
import { answerDue } from '../../domain/cases/revocation.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { interestsOf, type Officer, officerOf } from '../cases/desk/at-desk.ts'
import { moveRevocation } from './move-revocation.ts'
import type { RevocationNeeds } from './needs.ts'
import type { RevocationRow } from './revocation-store.ts'
import { seenBy } from './seen-by.ts'

interface Asked {
  id: string
  text: string
}

/** What the person says at a window, by telephone or in a letter, written down by an officer. */
export const answerFor = (
  needs: RevocationNeeds,
  { id, text }: Asked,
  caller: Staff,
  call: Call,
): Promise<Revocation> =>
  atHearing(needs, id, caller, call, async (tx, row, me) => {
    const answer = { at: tx.now, sealed: needs.cipher.seal(text), by: me.shown }
    await moveRevocation(needs, tx, row, { action: 'answer', who: me.shown, set: { answer, told: row.told ?? tx.now } })
  })

/** Whom no message reaches was told in another way, and `text` says how it is known. Their days begin with it. */
export async function noteTold(
  needs: RevocationNeeds,
  { id, text }: Asked,
  caller: Staff,
  call: Call,
): Promise<Revocation> {
  const answerBy = answerDue(shanghaiDate(call.now), await needs.cases.halls.calendar()).date
  return atHearing(needs, id, caller, call, async (tx, row, me) => {
    if (row.told || row.state !== 'hearing') return refuse('STATE_MOVED')
    const set = { told: tx.now, answerBy, answerUntil: shanghaiInstant(addDays(answerBy, 1), '00:00') }
    const entry = { at: tx.now, who: me.shown, text: '已告知本人', reason: text }
    if (!(await needs.revocations.save(row, set, entry, tx.session))) return refuse('STATE_MOVED')
    tx.record({ type: 'revocation.told', subject: { kind: 'revocation', id } })
  })
}

async function atHearing(
  needs: RevocationNeeds,
  id: string,
  caller: Staff,
  call: Call,
  work: (tx: Tx, row: RevocationRow, me: Officer) => Promise<void>,
): Promise<Revocation> {
  const me = await officerOf(needs.cases, caller)
  await needs.transact(call, async (tx) => {
    const row = (await needs.revocations.find(id, tx.session)) ?? refuse('NOT_FOUND')
    const of = (await needs.cases.cases.find(row.caseId, tx.session)) ?? refuse('NOT_FOUND')
    if (isRecused(interestsOf(needs.cases, of, me))) return refuse('INTERESTED')
    await work(tx, row, me)
    return { id }
  })
  return seenBy(needs, id, caller, call.now)
}
