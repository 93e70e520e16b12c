import { daysLater, RATE_DAYS } from '../../domain/ratings/rating-clocks.ts'
import { systemCall } from '../../platform/http/call.ts'
import type { EventHandler } from '../../platform/parts.ts'
import type { RatingNeeds } from './needs.ts'
import type { RatingRow } from './rating-store.ts'

/**
 * A case that has ended may be rated once by each person whom the office served in it: its sides, an organisation through whoever confirmed
 * for it, and whoever did something for one of them. The row's name is case and person, so that a second right cannot be written.
 */
export const inviteForCase =
  (needs: RatingNeeds): EventHandler =>
  async ({ subject, at }) => {
    const found = await needs.ended.find(subject.id)
    if (!found) return
    for (const accountId of await found.served()) {
      await invite(needs, {
        ...{ _id: `case-${found.id}-${accountId}`, kind: 'case', accountId, servedAt: at },
        ...{ code: found.code, name: found.name, officers: [...found.officers] },
      })
    }
  }

/** So may a visit to a window that was served (现场一次一评). */
export const inviteForVisit =
  (needs: RatingNeeds): EventHandler =>
  async ({ subject, at }) => {
    const visit = await needs.visit(subject.id)
    if (!visit) return
    const officers = await needs.servedBy(visit.accountId, subject.id)
    await invite(needs, {
      ...{ _id: `visit-${subject.id}-${visit.accountId}`, kind: 'visit', accountId: visit.accountId, servedAt: at },
      ...{ code: visit.service, name: `到窗口办${visit.name}`, officers },
    })
  }

type Service = Pick<RatingRow, '_id' | 'kind' | 'accountId' | 'servedAt' | 'code' | 'name' | 'officers'>

async function invite(needs: RatingNeeds, service: Service): Promise<void> {
  const until = daysLater(service.servedAt, RATE_DAYS)
  const isNew = await needs.ratings.invite({ ...service, until, state: 'unrated', history: [] })
  if (isNew) {
    await needs.transact(systemCall('ratings', { now: needs.clock.now(), ids: needs.ids }), async (tx) => {
      tx.record({ type: 'rating.invited', subject: { kind: 'rating', id: service._id } })
      return {}
    })
  }
  await needs.notifier.notify({
    ...{ eventId: `rate-${service._id}`, accountId: service.accountId, vars: {} },
    title: '办得怎么样？请您评一评',
    text: `${service.name}办完了。五级里选一个，评不评由您；办事的人看不到是您评的。`,
    page: 'packages/ratings/mine/index',
  })
}
