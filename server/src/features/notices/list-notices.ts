import { deliveryLabel } from '../../domain/notices/delivery-states.ts'
import type { DeliveryStore } from './delivery-store.ts'
import type { NoticeStore } from './notice-store.ts'

/** The in-app inbox, newest first, with how each notice reached the person. */
export async function listNotices(
  { notices, deliveries }: { notices: NoticeStore; deliveries: DeliveryStore },
  accountId: string,
  before: string | undefined,
) {
  const [rows, unread] = await Promise.all([
    notices.list(accountId, before ? new Date(before) : undefined),
    notices.countUnread(accountId),
  ])
  const sent = await deliveries.listFor(rows.map((row) => row._id))
  const items = rows.map(({ _id, at, title, text, page, read }) => ({
    id: _id,
    at: at.toISOString(),
    title,
    text,
    ...(page ? { page } : {}),
    read,
    deliveries: sent
      .filter(({ noticeId }) => noticeId === _id)
      .map(({ channel, state }) => ({ channel, text: deliveryLabel(channel, state) })),
  }))
  return { items, unread }
}
