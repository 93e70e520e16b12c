import type { Rating, RatingLevel } from '@anju/shared-types'
import { AGAIN_DAYS, CALL_BACK_DAYS, CORRECTION_DAYS, daysLater } from '../../domain/ratings/rating-clocks.ts'
import { isBad } from '../../domain/ratings/rating-states.ts'
import type { Account, Call } from '../../platform/http/call.ts'
import { systemCall } from '../../platform/http/call.ts'
import type { EventHandler } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import { moveRating } from './move-rating.ts'
import type { RatingNeeds } from './needs.ts'
import type { RatingRow } from './rating-store.ts'
import { ratingView } from './rating-view.ts'

interface Given {
  id: string
  level: RatingLevel
  words: string
}

export const listOwnRatings = async ({ ratings }: RatingNeeds, { accountId }: Account, { now }: Call) => ({
  items: (await ratings.of(accountId)).map((row) => ratingView(row, now)),
})

/** One of five levels, once, by whoever was served; a bad one is called back within a day. */
export async function rate(needs: RatingNeeds, { id, ...given }: Given, caller: Account, call: Call): Promise<Rating> {
  await needs.transact(call, async (tx) => {
    const row = own(await needs.ratings.find(id, tx.session), caller)
    if (row.state !== 'unrated' || tx.now >= row.until) return refuse('RATING_OVER')
    const due = isBad(given.level) ? { due: daysLater(tx.now, CALL_BACK_DAYS) } : {}
    const set = { rating: { ...given, at: tx.now }, ...due }
    await moveRating(needs, tx, row, { action: 'rate', who: '评价人', text: '评价', set })
    return { id }
  })
  return ratingView(own(await needs.ratings.find(id), caller), call.now)
}

/** Once more after the correction (浙江): then it is over, whatever is said. */
export async function rateAgain(
  needs: RatingNeeds,
  { id, ...given }: Given,
  caller: Account,
  call: Call,
): Promise<Rating> {
  await needs.transact(call, async (tx) => {
    const row = own(await needs.ratings.find(id, tx.session), caller)
    if (row.state !== 'corrected') return refuse('RATING_OVER')
    const set = { again: { ...given, at: tx.now } }
    await moveRating(needs, tx, row, { action: 'rateAgain', who: '评价人', text: '再次评价', set })
    return { id }
  })
  return ratingView(own(await needs.ratings.find(id), caller), call.now)
}

const own = (row: RatingRow | null, { accountId }: Account): RatingRow =>
  row?.accountId === accountId ? row : refuse('NOT_YOURS')

/** A bad rating is on the list of people to call. Whoever calls sees the person there, and is none of those who served. */
export const askForCall =
  ({ ratings, outreach }: RatingNeeds): EventHandler =>
  async ({ subject }) => {
    const row = await ratings.find(subject.id)
    if (!row?.rating || !row.due) return
    await outreach.keep({
      ...{ _id: `rating-${row._id}`, ratingId: row._id, accountId: row.accountId, kind: 'bad-rating', state: 'open' },
      ...{ at: row.rating.at, due: row.due, why: '差评，一天之内回访' },
      title: `差评回访：${row.name}`,
      text: row.rating.words ? `群众说：${row.rating.words}` : '没有写原因，请问清哪里不满意。',
      ...(row.officers.length > 0 && { notFor: row.officers }),
    })
  }

/** The call was made: from now on the correction has its own clock. */
export const calledBack =
  (needs: RatingNeeds): EventHandler =>
  async ({ data }) => {
    const { ratingId } = data
    if (typeof ratingId !== 'string') return
    await needs.transact(systemCall('ratings', { now: needs.clock.now(), ids: needs.ids }), async (tx) => {
      const row = await needs.ratings.find(ratingId, tx.session)
      if (!row || row.calledAt || (row.state !== 'calling' && row.state !== 'appealed')) return {}
      const set = { calledAt: tx.now, due: daysLater(row.rating?.at ?? tx.now, CORRECTION_DAYS) }
      await moveRating(needs, tx, row, { action: 'callBack', who: '回访人', text: '已回访', set })
      return {}
    })
  }

/** What the clock does: late steps are the supervisors' business, and a corrected one that nobody rates again is over. */
export async function watchRatings(needs: RatingNeeds): Promise<void> {
  const now = needs.clock.now()
  for (const row of await needs.ratings.dueBefore(now)) {
    if (row.state === 'corrected') await closeQuietly(needs, row._id)
    else if (!row.escalatedAt) {
      for (const accountId of await needs.duty.accountsOf('supervisor')) {
        await needs.notifier.notify({
          ...{ eventId: `rating-late-${row._id}-${accountId}`, accountId, vars: {} },
          title: '差评超时没有处理',
          text: `${row.name}：${row.state === 'calling' ? '一天之内没有回访' : '十五天之内没有整改完'}。`,
          page: 'packages/staff/ratings/index',
        })
      }
      await needs.ratings.escalated(row._id, now)
    }
  }
}

const closeQuietly = (needs: RatingNeeds, id: string) =>
  needs.transact(systemCall('ratings', { now: needs.clock.now(), ids: needs.ids }), async (tx) => {
    const row = await needs.ratings.find(id, tx.session)
    if (row?.state === 'corrected')
      await moveRating(needs, tx, row, { action: 'close', who: '系统', text: `${AGAIN_DAYS} 天没有再评` })
    return {}
  })
