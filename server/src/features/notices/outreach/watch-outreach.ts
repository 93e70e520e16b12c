import { outreachKinds } from '@anju/shared-types'
import { REMIND_BEFORE_MS } from '../../../domain/notices/call-backs.ts'
import type { OutreachNeeds } from './outreach-feature.ts'
import type { OutreachRow } from './outreach-store.ts'

const page = 'packages/staff/outreach/index'

/** The clock of whatever has one: who promised is reminded a day before, the supervisors hear of what is late. Each once. */
export async function watchOutreach(needs: OutreachNeeds): Promise<void> {
  const { outreach, clock } = needs
  const now = clock.now()
  for (const row of await outreach.dueBefore(new Date(now.getTime() + REMIND_BEFORE_MS))) {
    if (row.due && row.due <= now) {
      await tell(needs, row, 'late', await needs.duty.accountsOf('supervisor'))
      await outreach.mark(row._id, 'escalatedAt', now)
    } else if (row.promisedBy && !row.remindedAt) {
      await tell(needs, row, 'soon', [row.promisedBy.accountId])
      await outreach.mark(row._id, 'remindedAt', now)
    }
  }
}

async function tell({ notifier }: OutreachNeeds, row: OutreachRow, what: 'late' | 'soon', accounts: readonly string[]) {
  const kind = outreachKinds[row.kind ?? 'unreached']
  const title = what === 'late' ? `${kind}：超时没办` : `${kind}：明天到期`
  const who = row.promisedBy ? `${row.promisedBy.name}答应的，` : ''
  for (const accountId of accounts) {
    const eventId = `outreach-${what}-${row._id}-${accountId}`
    await notifier.notify({ eventId, accountId, vars: {}, title, text: `${who}${row.text}`, page })
  }
}
