import type { LoginReply } from '@anju/shared-types'
import type { Tx } from '../../platform/db/transact.ts'
import type { Call } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { ChoiceRow } from './choice-store.ts'
import { loginReply } from './login-reply.ts'
import type { Entered, SessionNeeds } from './needs.ts'

/** The answer to "who are you": one of the people who share the phone, or `new`. */
export async function choosePerson(
  needs: SessionNeeds,
  given: { ticket: string; choice: string },
  call: Call,
): Promise<LoginReply> {
  const entered = await needs.transact(call, async (tx): Promise<Entered> => {
    const offer = await needs.choices.take(tx, given.ticket)
    const chosen = offer.people.find(({ choice }) => choice === given.choice)?.accountId
    if (!chosen && given.choice !== 'new') return refuse('BAD_INPUT', { field: 'choice' })
    return offer.current
      ? stay(needs, tx, { ...offer, current: offer.current }, chosen)
      : enter(needs, tx, offer, chosen, call)
  })
  await needs.sessions.watch.refresh()
  return loginReply(needs, entered)
}

type Offer = Omit<ChoiceRow, '_id' | 'endsAt'>

/** A login by phone: opens the chosen account, or a new one under the same phone. */
async function enter(
  { accounts, sessions }: SessionNeeds,
  tx: Tx,
  { phone, by }: Offer,
  chosen: string | undefined,
  { channel, device }: Call,
): Promise<Entered> {
  const account = chosen
    ? ((await accounts.store.find(chosen, tx.session)) ?? refuse('CHOICE_EXPIRED'))
    : await accounts.open(tx, { phone: { number: phone, by } }, channel)
  const tokens = await sessions.start(tx, { accountId: account.id, by, device })
  return { kind: 'in', accountId: account.id, tokens }
}

/** Inside a login: the current account joins the chosen one, or keeps apart and gets the phone. */
async function stay(
  { accounts, sessions }: SessionNeeds,
  tx: Tx,
  { phone, by, current }: Offer & { current: NonNullable<Offer['current']> },
  chosen: string | undefined,
): Promise<Entered> {
  const account = await accounts.store.find(current.accountId, tx.session)
  // It was merged or proved a real name since it was asked: the question has another answer now.
  if (account?.id !== current.accountId || account.realName.state === 'verified') return refuse('CHOICE_EXPIRED')
  if (chosen) await accounts.merge(tx, account.id, chosen, 'choice')
  else
    await accounts.store.setPhone(
      account.id,
      { number: phone, by, isChange: account.phones.length > 0 },
      tx.now,
      tx.session,
    )
  return { kind: 'in', ...(await sessions.renew(tx, current.sessionId)) }
}
