import type { LoginReply } from '@anju/shared-types'
import { readMobile } from '../../domain/identity/phone.ts'
import type { Call } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { doubtfulAmong } from './doubtful-phones.ts'
import { loginReply } from './login-reply.ts'
import type { Entered, SessionNeeds } from './needs.ts'
import { offerChoice } from './offer-choice.ts'

/** Phone and code: opens the account of this phone, begins one, or asks which of several people is there. */
export async function loginByPhone(
  needs: SessionNeeds,
  given: { phone: string; code: string; someoneElse: boolean },
  call: Call,
): Promise<LoginReply> {
  const phone = readMobile(given.phone) ?? refuse('PHONE_INVALID', { field: 'phone' })
  const codeId = await needs.codes.check(phone, 'login', given.code, { now: call.now })
  const entered = await needs.transact(
    call,
    async (tx): Promise<Entered> => {
      await needs.codes.consume(tx, phone, 'login', codeId)
      const found = await needs.accounts.store.findByPhone(phone, tx.session)
      const doubtful = await doubtfulAmong(needs, tx, found, { phone, device: call.device })
      const [first, ...more] = found
      if (first && (more.length || given.someoneElse || doubtful.size))
        return offerChoice(needs, tx, found, { phone, by: 'sms', doubtful })
      if (first) await needs.accounts.store.phoneShown(first.id, phone, tx.now, tx.session)
      const account = first ?? (await needs.accounts.open(tx, { phone: { number: phone, by: 'sms' } }, call.channel))
      const tokens = await needs.sessions.start(tx, { accountId: account.id, by: 'sms', device: call.device })
      return { kind: 'in', accountId: account.id, tokens }
    },
    // Two logins with one new phone must not begin two accounts.
    { line: `phone:${needs.accounts.store.phoneIndex(phone)}` },
  )
  return loginReply(needs, entered)
}
