import type { LoginReply } from '@anju/shared-types'
import { normaliseIdNumber } from '../../domain/identity/citizen-id.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Call } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { ChoiceRow } from './choice-store.ts'
import { loginReply } from './login-reply.ts'
import type { Entered, SessionNeeds } from './needs.ts'

/** The answer to "who are you": one of the people who share the phone, or `new`. */
export async function choosePerson(
  needs: SessionNeeds,
  given: { ticket: string; choice: string; idNumber?: string },
  call: Call,
): Promise<LoginReply> {
  const proved = await checkProof(needs, given, call.now)
  const entered = await needs.transact(call, async (tx): Promise<Entered> => {
    const offer = await needs.choices.take(tx, given.ticket)
    const person = offer.people.find(({ choice }) => choice === given.choice)
    const chosen = person?.accountId
    if (!chosen && given.choice !== 'new') return refuse('BAD_INPUT', { field: 'choice' })
    if (person?.needsProof && proved !== chosen) return refuse('PERSON_NOT_PROVED', { field: 'idNumber' })
    if (chosen) await needs.accounts.store.phoneShown(chosen, offer.phone, tx.now, tx.session)
    else await disownDoubtful(needs, tx, offer)
    return offer.current
      ? stay(needs, tx, { ...offer, current: offer.current }, chosen)
      : enter(needs, tx, offer, chosen, call)
  })
  await needs.sessions.watch.refresh()
  return loginReply(needs, entered)
}

/**
 * Whose account the given ID number opens; undefined when none was asked for. A wrong one counts: three, and the login begins anew.
 * The register's number is what the SMS is not: it stays with the person when the phone number goes to another.
 */
async function checkProof(
  { choices, accounts }: Pick<SessionNeeds, 'choices' | 'accounts'>,
  { ticket, choice, idNumber }: { ticket: string; choice: string; idNumber?: string },
  now: Date,
): Promise<string | undefined> {
  const offer = await choices.find(ticket, now)
  const person = offer?.people.find((one) => one.choice === choice)
  if (!person?.needsProof) return undefined
  const account = await accounts.store.find(person.accountId)
  const right = account?.realName.state === 'verified' ? account.realName.idNumber : undefined
  if (right && idNumber && normaliseIdNumber(idNumber) === right) return person.accountId
  await choices.countTry(ticket)
  return refuse('PERSON_NOT_PROVED', { field: 'idNumber' })
}

/** Whoever has the number is not the person it was proved for: nothing is sent to it for that person any more. */
async function disownDoubtful({ accounts }: Pick<SessionNeeds, 'accounts'>, tx: Tx, { people, phone }: Offer) {
  for (const { accountId, needsProof } of people) {
    if (!needsProof) continue
    await accounts.store.disownPhone(accountId, phone, tx.now, tx.session)
    tx.record({ type: 'account.phone-disowned', subject: { kind: 'account', id: accountId } })
  }
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
