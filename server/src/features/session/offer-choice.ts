import { shanghaiDate } from '@anju/shared-types'
import { maskForFamily } from '../../domain/identity/mask.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { PhoneProof } from '../accounts/account-record.ts'
import type { Account } from '../accounts/account-store.ts'
import type { ChoiceRow } from './choice-store.ts'
import type { Entered, SessionNeeds } from './needs.ts'

/** Several people share the proved phone: they say who they are. Of each name the last character is shown: one of them is asking, and a family shares the first. */
export async function offerChoice(
  { choices }: Pick<SessionNeeds, 'choices'>,
  tx: Tx,
  among: Account[],
  proved: { phone: string; by: PhoneProof; doubtful: ReadonlySet<string>; current?: ChoiceRow['current'] },
): Promise<Entered> {
  const { ticket, people } = await choices.offer(tx, { ...proved, accountIds: among.map(({ id }) => id) })
  const byId = new Map(among.map((account) => [account.id, account]))
  return {
    kind: 'choose',
    ticket,
    people: people.map(({ choice, accountId, needsProof }) =>
      // Whoever has the number now may be a stranger: not a character of the name.
      needsProof
        ? { choice, maskedName: '以前用这个号码的人', proof: 'id-number' as const }
        : { choice, maskedName: nameOf(byId.get(accountId)!) },
    ),
  }
}

const nameOf = ({ realName, createdAt }: Account) =>
  realName.state === 'verified' ? maskForFamily(realName.name) : `未实名（${shanghaiDate(createdAt)} 注册）`
