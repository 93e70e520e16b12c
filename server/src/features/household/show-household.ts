import {
  dayInFull,
  documentUseStates,
  type OfferedPaper,
  type PaperAsk,
  type PlainDate,
  shanghaiDate,
} from '@anju/shared-types'
import { useStateOn, usualUseEnd } from '../../domain/documents/decide-document.ts'
import type { Verified } from '../../platform/http/call.ts'
import type { DocumentRow, ShareRow, UseRow } from '../documents/document-record.ts'
import { type HouseholdNeeds, openMember, ownerName, proved } from './needs.ts'
import { sharedView } from './share-paper.ts'

/** The share under which somebody may ask for a paper today. */
export const offersTo = (row: DocumentRow, idIndex: string, today: PlainDate): ShareRow | undefined =>
  row.state === 'ready' ? row.shares?.find((one) => one.idIndex === idIndex && one.until >= today) : undefined

/** Everything about papers between this person and the family: what they may ask for, what they give, what waits for their yes. */
export async function showHousehold(needs: HouseholdNeeds, caller: Verified, now: Date) {
  const me = await proved(needs, caller.accountId)
  const today = shanghaiDate(now)
  const [theirs, own] = await Promise.all([
    needs.documents.sharedWith(me.idIndex),
    needs.documents.listOf(caller.accountId),
  ])
  const offered = theirs.filter((row) => row.accountId !== caller.accountId && offersTo(row, me.idIndex, today))
  return {
    offered: await Promise.all(offered.map((row) => offeredView(needs, row, me.idIndex, now))),
    given: own.flatMap((row) =>
      (row.shares ?? []).filter(({ until }) => until >= today).map((share) => sharedView(needs, row, share)),
    ),
    asks: own.flatMap((row) =>
      row.uses.filter((use) => useStateOn(use, now) === 'asked').map((use) => askView(needs, row, use, today)),
    ),
  }
}

export async function offeredView(
  needs: HouseholdNeeds,
  row: DocumentRow,
  idIndex: string,
  now: Date,
): Promise<OfferedPaper> {
  const share = row.shares!.find((one) => one.idIndex === idIndex)!
  const mine = row.uses.filter((use) => use.askedBy?.idIndex === idIndex)
  return {
    shareId: share.id,
    documentId: row._id,
    title: needs.cipher.open(row.title),
    material: row.material,
    owner: (await ownerName(needs, row)) ?? '家人',
    until: share.until,
    asks: mine
      .map((use) => {
        const state = useStateOn(use, now)
        return {
          useId: use.id,
          caseId: use.caseId,
          material: use.material,
          state,
          stateLabel: documentUseStates[state],
        }
      })
      .reverse(),
  }
}

/** What the owner reads, and hears, before saying yes. */
export function askView(
  needs: Pick<HouseholdNeeds, 'cipher'>,
  row: DocumentRow,
  use: UseRow,
  today: PlainDate,
): PaperAsk {
  const title = needs.cipher.open(row.title)
  const by = use.askedBy ? openMember(needs, use.askedBy).name : ''
  const until = usualUseEnd(today)
  return {
    ...{ useId: use.id, documentId: row._id, title, by, purpose: use.purpose, until },
    at: use.consentedAt.toISOString(),
    text: `${by}想用您的“${title}”。用来${use.purpose}。只用这一次，最晚到${dayInFull(until)}。受理以前，您随时可以撤回。谁看过，您都查得到。`,
  }
}
