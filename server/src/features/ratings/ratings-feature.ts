import { ratings as contract, openRatings } from '@anju/shared-types'
import type { Feature, Parts } from '../../platform/parts.ts'
import { endingEvents } from '../cases/ended-cases.ts'
import { createOutreachStore } from '../notices/outreach/outreach-store.ts'
import { appealRating, correctRating, decideAppeal, listRatings } from './at-desk.ts'
import { inviteForCase, inviteForVisit } from './invite.ts'
import type { RatingNeeds } from './needs.ts'
import { publishCounts } from './publish-counts.ts'
import { askForCall, calledBack, listOwnRatings, rate, rateAgain, watchRatings } from './rate.ts'
import { createRatingStore } from './rating-store.ts'

type Outside = Pick<RatingNeeds, 'ended' | 'visit' | 'servedBy' | 'accounts' | 'notifier' | 'duty'>

/** 好差评 (E76): the right to rate comes with a real service and nowhere else. */
export function createRatingFeatures(
  parts: Parts,
  outside: Outside,
): { ratings: Feature<typeof contract.table>; openRatings: Feature<typeof openRatings.table> } {
  const needs: RatingNeeds = {
    ...parts,
    ...outside,
    ratings: createRatingStore(parts.db),
    outreach: createOutreachStore(parts.db),
  }
  const invite = inviteForCase(needs)
  return {
    ratings: {
      name: 'ratings',
      contract,
      handlers: {
        mine: (_input, caller, call) => listOwnRatings(needs, caller, call),
        rate: ({ params, body }, caller, call) => rate(needs, { ...params, ...body }, caller, call),
        again: ({ params, body }, caller, call) => rateAgain(needs, { ...params, ...body }, caller, call),
        desk: (_input, caller, call) => listRatings(needs, caller, call),
        correct: ({ params, body }, caller, call) => correctRating(needs, { ...params, ...body }, caller, call),
        appeal: ({ params, body }, caller, call) => appealRating(needs, { ...params, ...body }, caller, call),
        decideAppeal: ({ params, body }, caller, call) => decideAppeal(needs, { ...params, ...body }, caller, call),
      },
      on: {
        ...Object.fromEntries(endingEvents.map((type) => [type, invite])),
        'appointment.completed': inviteForVisit(needs),
        'rating.bad': askForCall(needs),
        'outreach.done': calledBack(needs),
      },
      every: [{ name: 'watch-ratings', seconds: 600, run: () => watchRatings(needs) }],
    },
    openRatings: {
      name: 'openRatings',
      contract: openRatings,
      handlers: { counts: ({ query }) => publishCounts(needs, query.from) },
    },
  }
}
