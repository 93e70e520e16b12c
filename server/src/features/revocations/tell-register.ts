import { shanghaiDate } from '@anju/shared-types'
import { canonicalText } from '../../domain/canonical.ts'
import type { EntryAnswer } from '../../gateways/register/register.ts'
import { systemCall } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { sha256 } from '../accounts/signing-keys.ts'
import type { RevocationNeeds } from './needs.ts'
import type { RevocationRow } from './revocation-store.ts'

/**
 * Tells the register that the decision behind one of its entries was taken back: a correction (民法典 220), under our own number, so that a
 * job that runs twice and a lost answer are one entry. What the book then says, the register decides: somebody else may stand in it by now.
 */
export async function tellRegister(needs: RevocationNeeds, id: string): Promise<void> {
  const row = await needs.revocations.find(id)
  if (row?.register?.state !== 'due') return
  const number = row.register.tries > 0 ? `${row.number}-${row.register.tries}` : row.number
  const known = await needs.cases.register.outcome(number)
  const answer = known.kind === 'never-received' ? await send(needs, row, number) : known
  // Silence and `later` leave it due: the clock asks again.
  if (answer.kind === 'entered' || answer.kind === 'refused') await settle(needs, row, answer)
}

/** What is due, one by one: a row that fails keeps no other waiting. */
export async function tellDue(needs: RevocationNeeds): Promise<void> {
  for (const { _id } of await needs.revocations.toTellRegister()) {
    try {
      await tellRegister(needs, _id)
    } catch (error) {
      needs.log.error({ err: error, revocation: _id }, 'the register was not told of a revocation')
    }
  }
}

async function send(needs: RevocationNeeds, row: RevocationRow, number: string): Promise<EntryAnswer> {
  const of = await needs.cases.cases.find(row.caseId)
  const unitCode = of?.property?.unitCode
  if (!of || !unitCode) return { kind: 'refused', code: 'INCOMPLETE', reason: '办件里没有不动产单元号', isStale: false }
  const question = { business: 'correction', on: shanghaiDate(needs.clock.now()), caseId: of._id } as const
  const { unit } = await needs.cases.register.check(unitCode, question)
  if (!unit) return { kind: 'unknown', why: 'silent' }
  const note = `依撤销决定 ${row.number} 更正：${of.name}（${of.number}）所依据的承诺不实，该决定已撤销`
  const acts = [{ business: 'correction', note }] as const
  const payloadDigest = sha256(canonicalText({ acts, unitCode }))
  return needs.cases.register.enter({ number, unitCode, expectedVersion: unit.version, payloadDigest, acts })
}

type Settled = Extract<EntryAnswer, { kind: 'entered' | 'refused' }>

async function settle(needs: RevocationNeeds, seen: RevocationRow, answer: Settled): Promise<void> {
  const call = systemCall('tell-register', { now: needs.clock.now(), ids: needs.ids })
  await needs.transact(call, async (tx) => {
    const row = await needs.revocations.find(seen._id, tx.session)
    // Another worker has written it down.
    if (row?.register?.state !== 'due' || row.register.tries !== seen.register?.tries) return
    const { tries } = row.register
    const entered = answer.kind === 'entered'
    // The page has moved between our look and the entry: read and sent once more, under the next number.
    const isStale = answer.kind === 'refused' && answer.isStale
    const register: RevocationRow['register'] = entered
      ? { state: 'entered', tries, registerNumber: answer.number }
      : isStale
        ? { state: 'due', tries: tries + 1 }
        : { state: 'refused', tries, reason: answer.reason }
    const said = entered
      ? { text: `登记簿已更正，编号 ${answer.number}` }
      : { text: '登记簿没有办成', reason: answer.reason }
    const entry = { at: tx.now, who: '不动产登记簿', ...said }
    if (!(await needs.revocations.save(row, { register }, entry, tx.session))) return refuse('STATE_MOVED')
    const subject = { kind: 'revocation', id: row._id } as const
    if (entered) tx.record({ type: 'revocation.registered', subject })
    else if (isStale) tx.record({ type: 'revocation.register-asked', subject })
    else tx.record({ type: 'revocation.register-refused', subject })
  })
}
