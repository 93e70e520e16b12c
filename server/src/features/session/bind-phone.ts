import type { LoginReply } from '@anju/shared-types'
import { decidePhoneBinding } from '../../domain/identity/phone-binding.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Account, Call } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { PhoneProof } from '../accounts/account-record.ts'
import { doubtfulAmong } from './doubtful-phones.ts'
import { loginReply } from './login-reply.ts'
import type { Entered, SessionNeeds } from './needs.ts'
import { offerChoice } from './offer-choice.ts'

export interface ProvedPhone {
  phone: string
  by: PhoneProof
  /** Uses up what proved it, in the same transaction. */
  consume?(tx: Tx): Promise<void>
}

/** Somebody who is logged in has proved a phone: it is written to the account, or joins it with the one that has it. */
export async function bindPhone(
  needs: SessionNeeds,
  { phone, by, consume }: ProvedPhone,
  caller: Account,
  call: Call,
): Promise<LoginReply> {
  const { accounts, sessions, transact } = needs
  const entered = await transact(
    call,
    async (tx): Promise<Entered> => {
      await consume?.(tx)
      const current = await accounts.store.find(caller.accountId, tx.session)
      if (current?.id !== caller.accountId) return refuse('ACCESS_EXPIRED')
      const stay = async (): Promise<Entered> => ({ kind: 'in', ...(await sessions.renew(tx, caller.sessionId)) })
      if (current.phones[0] === phone) return stay()

      const proof = { number: phone, by, isChange: current.phones.length > 0 }
      const others = (await accounts.store.findByPhone(phone, tx.session)).filter(({ id }) => id !== current.id)
      const facts = async ({ id, realName }: typeof current) => ({
        id,
        hasRealName: realName.state === 'verified',
        identities: (await accounts.identities.channelsOf(id, tx.session)).length,
      })
      const otherFacts = []
      for (const other of others) otherFacts.push(await facts(other))
      const doubtful = await doubtfulAmong(needs, tx, others, { phone, device: call.device })
      const decision = decidePhoneBinding(
        await facts(current),
        otherFacts.map((other) => ({ ...other, isDoubtful: doubtful.has(other.id) })),
      )
      switch (decision.kind) {
        case 'choose':
          return offerChoice(needs, tx, others, { phone, by, doubtful, current: caller })
        case 'merge':
          await accounts.merge(tx, decision.from, decision.into, 'phone')
          // The one that stays keeps the phone it is proved to have, in the first place.
          if (decision.into === current.id) await accounts.store.setPhone(current.id, proof, tx.now, tx.session)
          return stay()
        case 'bind':
          await accounts.store.setPhone(current.id, proof, tx.now, tx.session)
          return stay()
      }
    },
    { line: `phone:${accounts.store.phoneIndex(phone)}` },
  )
  accounts.standings.forget(caller.accountId)
  // After a merge this process refuses the old access token with the next request, not some milliseconds later.
  await sessions.watch.refresh()
  return loginReply(needs, entered)
}
