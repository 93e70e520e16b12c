import { contract, type revocationDesk, type revocations } from '@anju/shared-types'
import type { Staff } from '../../platform/http/call.ts'
import type { Feature, Parts } from '../../platform/parts.ts'
import { officerOf } from '../cases/desk/at-desk.ts'
import { answerRevocation, endHearings, listMine, showRevocation } from './answer-revocation.ts'
import { decideRevocation, secondRevocation, tellAgain } from './decide-revocation.ts'
import { answerFor, noteTold } from './hear-at-desk.ts'
import type { RevocationNeeds } from './needs.ts'
import { proposeRevocation } from './propose-revocation.ts'
import { revocationNotices } from './revocation-notices.ts'
import { createRevocationStore } from './revocation-store.ts'
import { revocationView } from './revocation-view.ts'
import { seenBy } from './seen-by.ts'
import { tellDue, tellRegister } from './tell-register.ts'

const PAGE = 20

export interface RevocationFeatures {
  revocations: Feature<typeof revocations.table>
  revocationDesk: Feature<typeof revocationDesk.table>
}

/** A decision that rested on a pledge which was found false after the end is taken back by people, after hearing the person (E43). */
export function createRevocationFeatures(
  parts: Parts,
  sources: Pick<RevocationNeeds, 'cases' | 'notifier'>,
): RevocationFeatures {
  const needs: RevocationNeeds = { ...parts, ...sources, revocations: createRevocationStore(parts.db) }
  return {
    revocations: {
      name: 'revocations',
      contract: contract.revocations,
      handlers: {
        mine: (_input, caller) => listMine(needs, caller),
        get: ({ params }, caller) => showRevocation(needs, params.id, caller),
        answer: ({ params, body }, caller, call) => answerRevocation(needs, { ...params, ...body }, caller, call),
      },
      on: {
        ...revocationNotices(needs),
        'revocation.register-asked': (row) => tellRegister(needs, row.subject.id),
      },
      every: [
        { name: 'end-hearings', seconds: 600, run: () => endHearings(needs) },
        { name: 'tell-register', seconds: 120, run: () => tellDue(needs) },
      ],
    },
    revocationDesk: {
      name: 'revocationDesk',
      contract: contract.revocationDesk,
      handlers: {
        list: ({ query }, caller) => listAtDesk(needs, query, caller),
        show: ({ params }, caller, call) => seenBy(needs, params.id, caller, call.now),
        propose: ({ body }, caller, call) => proposeRevocation(needs, body, caller, call),
        noteTold: ({ params, body }, caller, call) => noteTold(needs, { ...params, ...body }, caller, call),
        answerFor: ({ params, body }, caller, call) => answerFor(needs, { ...params, ...body }, caller, call),
        decide: ({ params, body }, caller, call) => decideRevocation(needs, { ...params, ...body }, caller, call),
        second: ({ params, body }, caller, call) => secondRevocation(needs, { ...params, ...body }, caller, call),
        tellRegister: ({ params }, caller, call) => tellAgain(needs, params.id, caller, call),
      },
    },
  }
}

/** Lines only: what is sealed is opened one by one, and each look is written down. */
async function listAtDesk(
  needs: RevocationNeeds,
  { state, after }: { state: 'open' | 'ended'; after?: string },
  caller: Staff,
) {
  const [me, rows] = await Promise.all([officerOf(needs.cases, caller), needs.revocations.list(state, after, PAGE + 1)])
  const shown = rows.slice(0, PAGE)
  const views = shown.map(async (row) => {
    const of = await needs.cases.cases.find(row.caseId)
    return of ? [revocationView(needs, row, of, { reader: me, whole: false })] : []
  })
  return { items: (await Promise.all(views)).flat(), next: rows.length > PAGE ? shown.at(-1)?._id : undefined }
}
