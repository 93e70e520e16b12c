import { checkCreditCode } from '../../domain/identity/credit-code.ts'
import type { Representation } from '../../gateways/gov-data/enterprises.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { type Call, systemCall, type Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { openPerson, type PersonName } from './acting.ts'
import { listOrganisations } from './list-organisations.ts'
import { askerOf, type OrganisationNeeds } from './needs.ts'

const PURPOSE = '核对代表的单位'
/** Ours: asked anew every day, a few at a time. */
const ASK_AGAIN_AFTER_HOURS = 20
const AT_ONCE = 50

/**
 * Asks the register of enterprises on whose licence the caller stands, with the caller's consent. Its silence is said as such; what was
 * known stays.
 */
export async function claimOrganisations(needs: OrganisationNeeds, caller: Verified, call: Call) {
  const me = await askerOf(needs, caller.accountId)
  const answer = await needs.enterprises.representedBy({
    ...{ name: me.name, idNumber: me.idNumber },
    ...{ purpose: PURPOSE, consent: `organisations-${me.accountId}` },
  })
  if (answer.kind === 'unknown') return refuse('ENTERPRISES_SILENT')
  const active = answer.organisations.filter(({ isActive }) => isActive)
  await needs.transact(call, async (tx) => {
    await takeAnswer(needs, tx, me, { active, asOf: answer.asOf })
    return { count: active.length }
  })
  if (active.length === 0) return refuse('NOT_REPRESENTATIVE')
  return listOrganisations(needs, caller)
}

interface Answer {
  active: readonly Representation[]
  asOf: Date
}

/** Writes down what the register said of a person: where they stand, and where no longer. */
async function takeAnswer(
  { organisations, cipher }: Pick<OrganisationNeeds, 'organisations' | 'cipher'>,
  tx: Tx,
  person: PersonName & { idIndex: string },
  { active, asOf }: Answer,
): Promise<void> {
  const { name, idNumber, idIndex } = person
  const representative = { sealed: cipher.seal(JSON.stringify({ name, idNumber })), idIndex, asOf, askedAt: tx.now }
  const subject = (id: string) => ({ kind: 'organisation' as const, id })
  for (const { creditCode, name: called, post } of active) {
    // A code that fails its own check is a mistake of the register; nobody acts for it before that is mended.
    if (!checkCreditCode(creditCode).ok) continue
    const known = await organisations.find(creditCode, tx.session)
    const now = { name: called.normalize('NFC'), post, representative, changedAt: tx.now }
    if (!known) {
      const codeIndex = cipher.blindIndex('id-number', creditCode)
      await organisations.insert({ _id: creditCode, revision: 0, idIndex: codeIndex, deputies: [], ...now }, tx.session)
    } else if (!(await organisations.save({ ...known, ...now }, tx.session))) return refuse('STATE_MOVED')
    if (known?.representative?.idIndex !== idIndex) {
      tx.record({ type: 'organisation.claimed', subject: subject(creditCode) })
    }
  }
  for (const row of await organisations.ofPerson(idIndex, tx.session)) {
    if (row.representative?.idIndex !== idIndex || active.some(({ creditCode }) => creditCode === row._id)) continue
    const { representative: _former, ...rest } = row
    if (!(await organisations.save({ ...rest, changedAt: tx.now }, tx.session))) return refuse('STATE_MOVED')
    tx.record({ type: 'organisation.representative-ended', subject: subject(row._id) })
  }
}

/** The daily look: a representative who is none any more stops acting without anybody having to say so. */
export async function askEnterprisesAgain(needs: OrganisationNeeds): Promise<void> {
  const now = needs.clock.now()
  const before = new Date(now.getTime() - ASK_AGAIN_AFTER_HOURS * 3_600_000)
  const asked = new Set<string>()
  for (const { representative } of await needs.organisations.askedBefore(before, AT_ONCE)) {
    if (!representative || asked.has(representative.idIndex)) continue
    asked.add(representative.idIndex)
    const person = openPerson(representative, needs.cipher)
    const answer = await needs.enterprises.representedBy({
      ...person,
      purpose: PURPOSE,
      consent: 'organisations-daily',
    })
    if (answer.kind === 'unknown') continue
    const active = answer.organisations.filter(({ isActive }) => isActive)
    await needs.transact(systemCall('ask-enterprises', { now, ids: needs.ids }), async (tx) => {
      await takeAnswer(needs, tx, { ...person, idIndex: representative.idIndex }, { active, asOf: answer.asOf })
      return { done: true }
    })
  }
}
