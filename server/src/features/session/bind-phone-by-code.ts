import { readMobile } from '../../domain/identity/phone.ts'
import type { Account, Call } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { bindPhone } from './bind-phone.ts'
import type { SessionNeeds } from './needs.ts'

/** Binds a phone that was proved by a code sent to it. */
export async function bindPhoneByCode(
  needs: SessionNeeds,
  given: { phone: string; code: string },
  caller: Account,
  call: Call,
) {
  const phone = readMobile(given.phone) ?? refuse('PHONE_INVALID', { field: 'phone' })
  const codeId = await needs.codes.check(phone, 'login', given.code, { now: call.now })
  return bindPhone(
    needs,
    { phone, by: 'sms', consume: (tx) => needs.codes.consume(tx, phone, 'login', codeId) },
    caller,
    call,
  )
}
