import { dayInFull, shanghaiDate } from '@anju/shared-types'
import type { EventType } from '../../platform/outbox/events.ts'
import type { OutboxRow } from '../../platform/outbox/outbox-store.ts'
import type { EventHandler } from '../../platform/parts.ts'
import type { DocumentRow, UseRow } from '../documents/document-record.ts'
import { type HouseholdNeeds, openMember, ownerName } from './needs.ts'
import { askView } from './show-household.ts'

const PAGE = 'packages/documents/household/index'

/** The owner hears of each question, and whoever asked of the answer. */
export function householdNotices(needs: HouseholdNeeds): Partial<Record<EventType, EventHandler>> {
  const on =
    (tell: (event: OutboxRow, row: DocumentRow, use: UseRow) => Promise<void>): EventHandler =>
    async (event) => {
      const row = await needs.documents.find(event.subject.id)
      const use = row?.uses.find(({ id }) => id === event.data.use)
      if (row && use?.askedBy) await tell(event, row, use)
    }
  const answered = (title: string, text: (owner: string, paper: string) => string) =>
    on(async (event, row, { askedBy, caseId }) => {
      const account = await needs.accounts.store.findVerified(openMember(needs, askedBy!).idNumber)
      const owner = (await ownerName(needs, row)) ?? '家人'
      if (!account) return
      await needs.notifier.notify({
        ...{ eventId: event._id, accountId: account.id, vars: {}, title },
        text: text(owner, needs.cipher.open(row.title)),
        page: `packages/cases/papers/index?id=${caseId}`,
      })
    })
  return {
    'document-use.asked': on(async (event, row, use) => {
      if (use.state !== 'asked') return
      const { text, title } = askView(needs, row, use, shanghaiDate(needs.clock.now()))
      await needs.notifier.notify({
        ...{ eventId: event._id, accountId: row.accountId, title: '家人想用您的材料', text, page: PAGE },
        template: 'case-confirm',
        vars: { matter: `家人用您的“${title}”`, before: dayInFull(use.until) },
        holdsWhile: {
          ...{ of: 'documents', id: row._id },
          facts: [
            {
              someOf: 'uses',
              facts: [
                { path: 'id', isOneOf: [use.id] },
                { path: 'state', isOneOf: ['asked'] },
              ],
            },
          ],
        },
      })
    }),
    'document-use.agreed': answered('家人同意了', (owner, paper) => `${owner}同意您用“${paper}”，已经放进办件里。`),
    'document-use.declined': answered(
      '家人没有同意',
      (owner, paper) => `${owner}没有同意您用“${paper}”。可以当面问一问，或换一份材料。`,
    ),
  }
}
