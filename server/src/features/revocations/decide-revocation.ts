import type { Revocation } from '@anju/shared-types'
import { isRecused } from '../../domain/cases/recusal.ts'
import { revocationGround, whyNotDecider } from '../../domain/cases/revocation.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { CaseRow } from '../cases/case-record.ts'
import { type CaseTable, changeCase, noteCase } from '../cases/change-case.ts'
import { decided, interestsOf, officerOf, type Signatory } from '../cases/desk/at-desk.ts'
import { moveRevocation } from './move-revocation.ts'
import type { RevocationNeeds } from './needs.ts'
import type { Opinion, RevocationRow } from './revocation-store.ts'
import { handsOf } from './revocation-view.ts'
import { seenBy } from './seen-by.ts'

interface Deciding {
  tx: Tx
  row: RevocationRow
  of: CaseRow
  table: CaseTable
  me: Signatory
}

/** What a supervisor thinks after the person was heard: revoke, which somebody else has to agree to, or leave it. */
export const decideRevocation = (
  needs: RevocationNeeds,
  { id, revoke, reason }: { id: string; revoke: boolean; reason: string },
  caller: Staff,
  call: Call,
): Promise<Revocation> =>
  byOfficer(needs, id, caller, call, async ({ tx, row, of, table, me }) => {
    const first = opinion(me, tx, revoke, reason)
    const action = revoke ? 'proposeRevoking' : 'drop'
    if (revoke) refuseRevoked(of)
    // Somebody looks at this opinion anew: what the second said of the one before has gone with it.
    await moveRevocation(needs, tx, row, { action, who: me.shown, reason, set: { first, second: undefined } })
    if (revoke) return
    await noteCase(needs.cases, tx, of, table, {
      note: 'clearPledge',
      who: me.shown,
      text: `承诺的“${row.paper}”核查结束，不撤销（${row.number}）。`,
      patch: decided(of, me, tx.now, '不撤销', { number: row.number, reason }),
    })
  })

/**
 * The second name. With it the decision is taken back: the pledge counts as broken for what may be promised next, the case says so, and
 * whatever came of it follows after commit (certificates, the register, everybody who is to be told).
 */
export const secondRevocation = (
  needs: RevocationNeeds,
  { id, agree, reason }: { id: string; agree: boolean; reason: string },
  caller: Staff,
  call: Call,
): Promise<Revocation> =>
  byOfficer(needs, id, caller, call, async ({ tx, row, of, table, me }) => {
    if (agree) refuseRevoked(of)
    const second = opinion(me, tx, agree, reason)
    const register = agree && row.isRegistered && { register: { state: 'due' as const, tries: 0 } }
    await moveRevocation(needs, tx, row, {
      ...{ action: agree ? 'agree' : 'disagree', who: me.shown, reason },
      set: { second, ...register },
    })
    if (!agree) return
    const who = `${row.first?.shown}、${me.shown}`
    const basis = revocationGround(row.isRegistered)
    if (register) tx.record({ type: 'revocation.register-asked', subject: { kind: 'revocation', id } })
    const isPromise = (one: { id: string }) => one.id === row.promiseId
    await noteCase(needs.cases, tx, of, table, {
      note: 'revokeDecision',
      event: 'case.decision-revoked',
      who,
      text: `决定已撤销（${row.number}）：承诺的“${row.paper}”不实。${basis}`,
      patch: {
        promises: of.promises?.map((one) =>
          isPromise(one) ? { ...one, foundFalse: true, falseAt: tx.now, falseText: reason } : one,
        ),
        revoked: { at: tx.now, number: row.number },
        ending: { text: `决定已撤销（${row.number}）：承诺的“${row.paper}”不实。`, basis, by: who },
        ...decided(of, me, tx.now, '撤销决定', { number: row.number, first: row.first?.staffNo, reason }),
      },
    })
  })

/** A decision is taken back once, by whichever pledge comes first; the other finding is dropped. */
const refuseRevoked = ({ revoked }: CaseRow): void => {
  if (revoked) refuse('REVOCATION_OPEN')
}

/** The register refused: once more under a number of its own, when somebody has looked at why. */
export async function tellAgain(needs: RevocationNeeds, id: string, caller: Staff, call: Call): Promise<Revocation> {
  const me = await officerOf(needs.cases, caller)
  await needs.transact(call, async (tx) => {
    const row = (await needs.revocations.find(id, tx.session)) ?? refuse('NOT_FOUND')
    if (row.register?.state !== 'refused') return refuse('STATE_MOVED')
    const register = { state: 'due' as const, tries: row.register.tries + 1 }
    const entry = { at: tx.now, who: me.shown, text: '再报一次登记簿' }
    if (!(await needs.revocations.save(row, { register }, entry, tx.session))) return refuse('STATE_MOVED')
    tx.record({ type: 'revocation.register-asked', subject: { kind: 'revocation', id } })
    return { id }
  })
  return seenBy(needs, id, caller, call.now)
}

const opinion = (me: Signatory, { now }: Tx, yes: boolean, reason: string): Opinion => ({
  ...{ staffNo: me.staffNo, shown: me.shown, at: now, yes, reason },
})

async function byOfficer(
  needs: RevocationNeeds,
  id: string,
  caller: Staff,
  call: Call,
  work: (at: Deciding) => Promise<void>,
): Promise<Revocation> {
  const [officer, pen, seen] = await Promise.all([
    officerOf(needs.cases, caller),
    needs.cases.pens.penOf(caller, call.now),
    needs.revocations.find(id),
  ])
  if (!seen) return refuse('NOT_FOUND')
  const me = { ...officer, pen }
  await changeCase(needs.cases, seen.caseId, call, async (tx, of, table) => {
    const row = (await needs.revocations.find(id, tx.session)) ?? refuse('NOT_FOUND')
    const why = whyNotDecider(me.staffNo, handsOf(row, of))
    if (why) return refuse('SAME_PERSON', { text: why })
    if (isRecused(interestsOf(needs.cases, of, me))) return refuse('INTERESTED')
    await work({ tx, row, of, table, me })
  })
  return seenBy(needs, id, caller, call.now)
}
