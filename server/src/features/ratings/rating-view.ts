import { type Rating, ratingLevels, ratingStates, type StaffRating } from '@anju/shared-types'
import { maskName } from '../../domain/identity/mask.ts'
import { staffShown } from '../../domain/identity/staff-words.ts'
import { isSettled } from '../../domain/ratings/rating-states.ts'
import type { Staff } from '../../platform/http/call.ts'
import type { RatingNeeds } from './needs.ts'
import type { RatingRow, Said } from './rating-store.ts'

const saidView = ({ level, words, at }: Said) => ({
  ...{ level, label: ratingLevels[level], at: at.toISOString() },
  ...(words && { words }),
})

const nowWords = ({ state, until, correction }: RatingRow, now: Date): string => {
  switch (state) {
    case 'unrated':
      return now < until ? '评不评由您。要评，就选一个。' : '评价时间过了。'
    case 'rated':
      return '谢谢您。'
    case 'calling':
      return '对不起，没让您满意。一天之内会有人给您打电话，不是经办的人。'
    case 'correcting':
    case 'appealed':
      return '正在整改，十五天之内告诉您结果。'
    case 'corrected':
      return `怎么改的：${correction ?? ''}。您可以再评一次。`
    case 'closed':
      return correction ? `怎么改的：${correction}。` : '这条评价已办结。'
    case 'annulled':
      return '核实过，这条评价说的不是这次服务，不计入。不同意请打 12345。'
  }
}

export function ratingView(row: RatingRow, now: Date): Rating {
  const { state, rating, again } = row
  return {
    ...{ id: row._id, matter: row.name, kind: row.kind, state, stateLabel: ratingStates[state] },
    ...{ servedAt: row.servedAt.toISOString(), until: row.until.toISOString(), now: nowWords(row, now) },
    ...(rating && { rating: saidView(rating) }),
    ...(again && { again: saidView(again) }),
    allowedActions: [
      ...(state === 'unrated' && now < row.until ? ['rate'] : []),
      ...(state === 'corrected' ? ['again'] : []),
    ],
  }
}

/** For the staff. Who rated stands in it only once it is over, and not even then for somebody who has no name here. */
export async function staffRating(
  { accounts }: Pick<RatingNeeds, 'accounts'>,
  row: RatingRow,
  { staff }: Staff,
  now: Date,
): Promise<StaffRating> {
  const { state, rating, again, due, appeal } = row
  const isMine = row.officers.includes(staff.staffNo)
  const isSupervisor = staff.roles.includes('supervisor')
  const account = isSettled(state) ? await accounts.store.find(row.accountId) : undefined
  const served = isSettled(state) ? await Promise.all(row.officers.map(accounts.staff.find)) : []
  const name = account?.realName.state === 'verified' ? maskName(account.realName.name) : undefined
  const mayDecide = (isSupervisor || staff.roles.includes('inspector')) && !isMine && appeal?.by !== staff.staffNo
  return {
    ...{ id: row._id, matter: row.name, state, stateLabel: ratingStates[state], isMine },
    ...(rating && { rating: saidView(rating) }),
    ...(again && { again: saidView(again) }),
    ...(name && { who: name }),
    ...(served.length > 0 && {
      served: served.map((one, at) => (one ? staffShown(one) : row.officers[at]!)),
    }),
    ...(due && { due: due.toISOString() }),
    isLate: due !== undefined && now >= due && state !== 'corrected',
    ...(row.correction && { correction: row.correction }),
    ...(appeal && {
      appeal: {
        ...{ by: appeal.byName, reason: appeal.reason, at: appeal.at.toISOString() },
        ...(appeal.answer && { answer: appeal.answer }),
      },
    }),
    allowedActions: [
      ...(state === 'correcting' && isSupervisor ? ['correct'] : []),
      ...(isMine && !appeal && (state === 'calling' || state === 'correcting') ? ['appeal'] : []),
      ...(state === 'appealed' && mayDecide ? ['decideAppeal'] : []),
    ],
  }
}
