import { type PlainDate, shanghaiDate } from '@anju/shared-types'
import type { ClientSession, Connection } from 'mongoose'
import { whyNotBook } from '../../domain/appointments/agents.ts'
import { maskName } from '../../domain/identity/mask.ts'
import { matchNames } from '../../domain/identity/name-match.ts'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import { refuse } from '../../platform/refusal.ts'
import { createAccountStore } from '../accounts/account-store.ts'
import type { Asked, Mandate, Mandates } from '../appointments/mandates.ts'
import { createDelegations, type Standing } from './delegations.ts'

/** What appointments ask of delegations. `itemsOf`: the items that a service is booked for on a day. */
export function createMandates(
  parts: { db: Connection; cipher: Cipher },
  { itemsOf }: { itemsOf: (service: string, on: PlainDate) => Promise<readonly string[]> },
): Mandates {
  const delegations = createDelegations(parts)
  const accounts = createAccountStore(parts)

  const proved = async (accountId: string, session?: ClientSession) => {
    const account = await accounts.find(accountId, session)
    if (account?.realName.state !== 'verified') return undefined
    const { name, idNumber } = account.realName
    return { accountId: account.id, name, idIndex: parts.cipher.blindIndex('id-number', idNumber) }
  }
  type Proved = NonNullable<Awaited<ReturnType<typeof proved>>>
  const mandateOf = (me: Proved, accountId: string, { rule, principal, agent }: Standing): Mandate => ({
    ...{ delegationId: rule.id, accountId, principalName: principal.name },
    agent: { accountId: me.accountId, idIndex: me.idIndex },
    shown: `${maskName(agent.name)} 代 ${maskName(principal.name)}`,
  })
  const whyNot = async ({ rule }: Standing, { service, date, now }: Asked) =>
    whyNotBook(rule, { items: rule.items ? await itemsOf(service, shanghaiDate(now)) : [], date, now })

  return {
    async named(delegationId, caller, asked, session) {
      const me = await proved(caller.accountId, session)
      const held = me && (await delegations.ofAgent(me, session)).find(({ rule }) => rule.id === delegationId)
      if (!me || !held) return refuse('NOT_YOURS')
      const why = await whyNot(held, asked)
      if (why) return refuse('NOT_DELEGATED', { text: why })
      const person = await accounts.findVerified(held.principal.idNumber, session)
      const realName = person?.realName.state === 'verified' ? person.realName.name : undefined
      if (!person || !realName || matchNames(realName, held.principal.name) === 'different') {
        return refuse('NOT_DELEGATED', {
          text: '委托人还没有在这里实名，网上约不了。可以直接到大厅取号，或请委托人先实名。',
        })
      }
      return mandateOf(me, person.id, held)
    },

    async over(accountId, caller, asked, session) {
      const me = await proved(caller.accountId, session)
      const person = me && (await proved(accountId, session))
      const held = me && person ? await delegations.ofAgent(me, session) : []
      const ofPerson = held.filter(
        ({ rule, principal }) =>
          rule.principal === person?.idIndex && matchNames(person.name, principal.name) !== 'different',
      )
      const answers = await Promise.all(ofPerson.map(async (one) => ({ one, why: await whyNot(one, asked) })))
      const good = answers.find(({ why }) => why === undefined)
      if (me && good) return mandateOf(me, accountId, good.one)
      const why = answers.find(({ one }) => one.rule.uses.includes('book'))?.why
      return why ? refuse('NOT_DELEGATED', { text: why }) : refuse('NOT_YOURS')
    },

    async heldBy(caller, now) {
      const me = await proved(caller.accountId)
      const held = me ? await delegations.ofAgent(me) : []
      const usable = held.filter(({ rule }) => rule.uses.includes('book'))
      const found = await Promise.all(
        usable.map(async (one) => {
          const person = await accounts.findVerified(one.principal.idNumber)
          return me && person
            ? [
                {
                  mandate: mandateOf(me, person.id, one),
                  covers: async (service: string) => (await whyNot(one, { service, now })) === undefined,
                },
              ]
            : []
        }),
      )
      return found.flat()
    },

    async stands({ accountId, delegationId }, asked) {
      const me = await proved(accountId)
      const held = me && (await delegations.ofAgent(me)).find(({ rule }) => rule.id === delegationId)
      return held !== undefined && (await whyNot(held, asked)) === undefined
    },

    use: (tx, { delegationId }, act, about) => delegations.use(tx, delegationId, { act, ...(about && { about }) }),
  }
}
