import { shanghaiDate, type Ties } from '@anju/shared-types'
import { checkIdNumber, normaliseIdNumber } from '../../domain/identity/citizen-id.ts'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { StaffingNeeds } from './keep-leaves.ts'
import type { Staffing } from './staffing.ts'

export interface TiesNeeds extends StaffingNeeds {
  accounts: Pick<Accounts, 'store'>
  cipher: Cipher
}

/** One's own declaration. Nobody else reads it, a supervisor neither: only the recusal check compares it (E53). */
export async function ownTies({ staffing }: { staffing: Staffing }, { staff }: Staff) {
  const known = await staffing.ties.find(staff.staffNo)
  if (!known) return { kin: [], organisations: [] }
  const { ownIndex: _ownIndex, ...declared } = known.declared
  return { ...declared, declaredAt: known.at.toISOString() }
}

/** Writes the declaration of the year: home, relatives by blood and marriage, firms with a share or a post (公务员法第七十六条). */
export async function declareTies(
  { staffing, transact, accounts, cipher }: TiesNeeds,
  ties: Ties,
  { staff, accountId }: Staff,
  call: Call,
): Promise<{ done: true }> {
  const on = shanghaiDate(call.now)
  const kin = ties.kin.map((one, at) => {
    const idNumber = one.idNumber && normaliseIdNumber(one.idNumber)
    if (idNumber && !checkIdNumber(idNumber, on).ok) {
      return refuse('BAD_INPUT', {
        field: `kin.${at}.idNumber`,
        text: `${one.name}的身份证号码有误，请核对 18 位号码。`,
      })
    }
    return { name: one.name.normalize('NFC'), relation: one.relation, ...(idNumber && { idNumber }) }
  })
  const account = await accounts.store.find(accountId)
  const ownIndex =
    account?.realName.state === 'verified' ? cipher.blindIndex('id-number', account.realName.idNumber) : undefined
  await transact(call, async (tx) => {
    await staffing.ties.save(tx.session, staff.staffNo, { ...ties, kin, ...(ownIndex && { ownIndex }) }, tx.now)
    tx.record({ type: 'staff.ties-declared', subject: { kind: 'staff', id: staff.staffNo } })
    return { done: true }
  })
  return { done: true }
}
