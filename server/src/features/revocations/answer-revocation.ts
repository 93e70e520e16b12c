import type { Revocation } from '@anju/shared-types'
import { type Call, systemCall, type Verified } from '../../platform/http/call.ts'
import { isRefusal, refuse } from '../../platform/refusal.ts'
import { ownSide } from '../cases/own-case.ts'
import { moveRevocation } from './move-revocation.ts'
import type { RevocationNeeds } from './needs.ts'
import type { RevocationRow } from './revocation-store.ts'
import { revocationView } from './revocation-view.ts'

/** The caller's way to it: as whoever pledged, or as another side of the case, who only reads. */
async function ownRevocation(needs: RevocationNeeds, id: string, { accountId }: Verified) {
  const [me, row] = await Promise.all([needs.cases.parties.person(accountId), needs.revocations.find(id)])
  const of = row && (await needs.cases.cases.find(row.caseId))
  if (!row || !of) return refuse('NOT_YOURS')
  return { row, of, reader: ownSide(of, me).id === row.partyId ? ('own' as const) : ('other' as const) }
}

export async function showRevocation(needs: RevocationNeeds, id: string, caller: Verified): Promise<Revocation> {
  const { row, of, reader } = await ownRevocation(needs, id, caller)
  return revocationView(needs, row, of, { reader, whole: reader === 'own' })
}

/** Those in which the caller pledged, for oneself or for an organisation. */
export async function listMine(needs: RevocationNeeds, { accountId }: Verified) {
  const { idIndex, actsFor } = await needs.cases.parties.person(accountId)
  const rows = await needs.revocations.ofPerson([idIndex, ...actsFor.map((one) => one.idIndex)])
  const views = rows.map(async (row) => {
    const of = await needs.cases.cases.find(row.caseId)
    return of ? [revocationView(needs, row, of, { reader: 'own', whole: true })] : []
  })
  return { items: (await Promise.all(views)).flat() }
}

/** 陈述、申辩: what whoever pledged has to say, before anybody decides. */
export async function answerRevocation(
  needs: RevocationNeeds,
  { id, text }: { id: string; text: string },
  caller: Verified,
  call: Call,
): Promise<Revocation> {
  const { reader } = await ownRevocation(needs, id, caller)
  if (reader !== 'own') return refuse('NOT_YOURS')
  await needs.transact(call, async (tx) => {
    const row = (await needs.revocations.find(id, tx.session)) ?? refuse('NOT_YOURS')
    const answer = { at: tx.now, sealed: needs.cipher.seal(text) }
    await moveRevocation(needs, tx, row, { action: 'answer', who: '承诺人', set: { answer } })
    return { id }
  })
  return showRevocation(needs, id, caller)
}

/** Whoever was told has not answered by the last day: it goes on, and that is written down. */
export async function endHearings(needs: RevocationNeeds): Promise<void> {
  const now = needs.clock.now()
  for (const { _id } of await needs.revocations.unanswered(now)) {
    try {
      await needs.transact(systemCall('end-hearings', { now, ids: needs.ids }), async (tx) => {
        const row: RevocationRow | null = await needs.revocations.find(_id, tx.session)
        if (row) await moveRevocation(needs, tx, row, { action: 'lapse', who: '系统' })
      })
    } catch (error) {
      // Answered in this moment; anything else is this row's trouble, and the others go on.
      if (!isRefusal(error, 'STATE_MOVED')) needs.log.error({ err: error, revocation: _id }, 'a hearing did not end')
    }
  }
}
