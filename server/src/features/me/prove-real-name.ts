import type { Me } from '@anju/shared-types'
import { askAgainAt } from '../../domain/identity/ask-again.ts'
import { matchNames } from '../../domain/identity/name-match.ts'
import { isDuplicateKey } from '../../platform/db/errors.ts'
import type { Call, Account as Caller } from '../../platform/http/call.ts'
import { isRefusal, Refusal, refuse } from '../../platform/refusal.ts'
import type { Identity } from '../accounts/account-store.ts'
import { standingTopic } from '../accounts/standing.ts'
import { checkIdentity } from './check-identity.ts'
import { type MeNeeds, REGISTER_NAME } from './needs.ts'
import { offerClaim } from './offer-claim.ts'

type Finding =
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'match'; identity: Identity; asOf: Date }
  /** The register was silent: that is never a no. It is asked again by a job. */
  | { kind: 'unknown'; identity: Identity }
  /** The same question is waiting for the register already. */
  | { kind: 'waiting' }

/**
 * Proves name and ID number against the population register. The register is asked before the transaction: it may take seconds. What
 * it found is refused inside, where a repeat of a call that went through gets its first reply.
 */
export async function proveRealName(needs: MeNeeds, given: Identity, caller: Caller, call: Call): Promise<Me> {
  const finding = await find(needs, given, caller, call)
  const { accounts, transact } = needs
  try {
    await transact(call, async (tx) => {
      const subject = { kind: 'account', id: caller.accountId } as const
      if (finding.kind === 'refused') throw finding.refusal
      if (finding.kind === 'match') {
        const proof = { ...finding.identity, source: REGISTER_NAME, asOf: finding.asOf }
        if (!(await accounts.store.verify(caller.accountId, proof, tx.now, tx.session))) return refuse('REAL_NAME_DONE')
        tx.record({ type: 'real-name.verified', subject })
        tx.touch(standingTopic)
      }
      if (finding.kind === 'unknown') {
        const again = askAgainAt(1, tx.now)!
        if (!(await accounts.store.startChecking(caller.accountId, finding.identity, again, tx.now, tx.session))) {
          return refuse('REAL_NAME_DONE')
        }
        tx.record({ type: 'real-name.asked', subject })
      }
      return 'done'
    })
  } catch (error) {
    // Proved for another account between our look and our write.
    if (!isDuplicateKey(error, 'realName.idIndex') || finding.kind !== 'match') throw error
    throw await elsewhere(needs, finding.identity, caller, call)
  }
  accounts.standings.forget(caller.accountId)
  return needs.showMe(caller.accountId)
}

async function find(needs: MeNeeds, given: Identity, caller: Caller, call: Call): Promise<Finding> {
  const { accounts, limits, population } = needs
  const identity = checkIdentity(given, call.now)
  if (identity instanceof Refusal) return { kind: 'refused', refusal: identity }
  const account = (await accounts.store.find(caller.accountId)) ?? refuse('ACCESS_EXPIRED')
  const { realName } = account
  if (realName.state === 'verified') return { kind: 'refused', refusal: new Refusal('REAL_NAME_DONE') }
  const isWaiting = realName.state === 'checking' && realName.idNumber === identity.idNumber
  if (isWaiting && matchNames(realName.name, identity.name) === 'same') return { kind: 'waiting' }

  try {
    await limits.take(caller.accountId, identity.idNumber, call.now)
  } catch (error) {
    if (isRefusal(error)) return { kind: 'refused', refusal: error }
    throw error
  }
  const answer = await population.verify(identity)
  switch (answer.kind) {
    case 'unknown':
      await limits.giveBack(caller.accountId, identity.idNumber, call.now)
      return { kind: 'unknown', identity }
    case 'mismatch':
      return { kind: 'refused', refusal: new Refusal('REAL_NAME_MISMATCH') }
    case 'not-found':
      return {
        kind: 'refused',
        refusal: new Refusal('REAL_NAME_MISMATCH', { text: '人口信息系统里没有这个号码的记录。' }),
      }
    case 'match': {
      const other = await accounts.store.findVerified(identity.idNumber)
      if (!other) return { kind: 'match', identity, asOf: answer.asOf }
      return { kind: 'refused', refusal: await elsewhere(needs, identity, caller, call) }
    }
  }
}

async function elsewhere(needs: MeNeeds, identity: Identity, caller: Caller, call: Call): Promise<Refusal> {
  const other = await needs.accounts.store.findVerified(identity.idNumber)
  return other ? offerClaim(needs, caller, other, call) : new Refusal('STATE_MOVED')
}
