import { type Outreach, outreachEnds, outreachKinds, outreachStates } from '@anju/shared-types'
import { maskName } from '../../../domain/identity/mask.ts'
import type { Cipher } from '../../../platform/crypto/cipher.ts'
import type { Accounts } from '../../accounts/accounts.ts'
import type { OutreachRow } from './outreach-store.ts'

export interface Contact {
  /** Empty when the person has not said who they are. */
  name: string
  phones: string[]
}
export type ContactOf = (row: OutreachRow) => Promise<Contact>

/** Who is meant and where they may be called: by their account, or by what the register said. */
export const contactOf =
  ({ accounts, cipher }: { accounts: Pick<Accounts, 'store'>; cipher: Pick<Cipher, 'open'> }): ContactOf =>
  async ({ accountId, outsider }) => {
    if (outsider) {
      const { name, phone } = JSON.parse(cipher.open(outsider)) as { name: string; phone?: string }
      return { name, phones: phone ? [phone] : [] }
    }
    const account = await accounts.store.find(accountId)
    const name = account?.realName.state === 'verified' ? account.realName.name : ''
    return { name, phones: account?.phones ?? [] }
  }

export const outreachView = (row: OutreachRow, { name }: Contact, now: Date): Outreach => ({
  id: row._id,
  kind: row.kind ?? 'unreached',
  kindLabel: outreachKinds[row.kind ?? 'unreached'],
  ...(row.due && { due: row.due.toISOString() }),
  isLate: row.state === 'open' && row.due !== undefined && now >= row.due,
  ...(row.caseId && { caseId: row.caseId }),
  ...(row.promisedBy && { promisedBy: `${row.promisedBy.name}（${row.promisedBy.staffNo}）` }),
  name: name ? maskName(name) : '没有实名的用户',
  ...{ title: row.title, text: row.text, why: row.why, at: row.at.toISOString() },
  state: row.state,
  stateLabel: outreachStates[row.state],
  ...(row.done && {
    done: {
      at: row.done.at.toISOString(),
      by: `${row.done.name}（${row.done.staffNo}）`,
      how: outreachEnds[row.done.how],
      words: row.done.words,
    },
  }),
  allowedActions: row.state === 'open' ? ['open', 'done'] : [],
})
