import type { CollectionEnd, StaffCollection } from '@anju/shared-types'
import { MOST_WRONG_CODES } from '../../domain/collection/custody.ts'
import { staffShown } from '../../domain/identity/staff-words.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { systemCall } from '../../platform/http/call.ts'
import type { EventHandler } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import { staffCollection } from './collection-view.ts'
import { codesOf, collectionId, moveCollection } from './move-collection.ts'
import type { CollectionNeeds } from './needs.ts'

export const listAtDesk = async (needs: CollectionNeeds) => ({
  items: (await needs.collections.list())
    .map((row) => staffCollection(needs, row))
    .toSorted((a, b) => Number(Boolean(b.trouble)) - Number(Boolean(a.trouble))),
})

const shown = ({ staff }: Staff) => staffShown(staff)

/** The code that the citizen shows puts the paper in their hands and ends the case. */
export async function handOverByCode(
  needs: CollectionNeeds,
  { id, code }: { id: string; code: string },
  caller: Staff,
  call: Call,
): Promise<StaffCollection> {
  const seen = (await needs.collections.find(id)) ?? refuse('COLLECTION_NOT_OPEN')
  const found = await needs.cases.find(seen.caseId)
  if (seen.state === 'waiting') {
    if (found?.state !== 'ready') return refuse('COLLECTION_NOT_OPEN')
    if (seen.wrongCodes >= MOST_WRONG_CODES) return refuse('HAND_OVER_CODE_VOID')
    if (codesOf(needs, seen).deliver !== code) {
      await needs.collections.countWrongCode(id)
      return refuse('HAND_OVER_CODE_WRONG')
    }
  }
  const endCase = await needs.cases.prepare(seen.caseId)
  await needs.transact(call, async (tx) => {
    const row = (await needs.collections.find(id, tx.session)) ?? seen
    if (codesOf(needs, row).deliver !== code) return refuse('HAND_OVER_CODE_WRONG')
    const text = '当面发证，交接码核对无误'
    await moveCollection(needs, tx, row, { action: 'handOver', who: shown(caller), text, byCode: true })
    // Whoever stands at the window is not given the paper of a case that is stopped.
    if (await endCase(tx, { who: shown(caller), text })) return refuse('COLLECTION_NOT_OPEN')
    return { id }
  })
  return staffCollection(needs, (await needs.collections.find(id)) ?? seen)
}

/** What a courier left open, cleared up by a person who says how. */
export async function settleTrouble(
  needs: CollectionNeeds,
  { id, how, words }: { id: string; how: CollectionEnd; words: string },
  caller: Staff,
  call: Call,
): Promise<StaffCollection> {
  const seen = (await needs.collections.find(id)) ?? refuse('COLLECTION_NOT_OPEN')
  const endCase = seen.direction === 'out' && how === 'deliver' ? await needs.cases.prepare(seen.caseId) : undefined
  await needs.transact(call, async (tx) => {
    const row = (await needs.collections.find(id, tx.session)) ?? seen
    const who = shown(caller)
    const set = how === 'replace' || how === 'takeBack' ? { way: 'window' as const, order: undefined } : {}
    await moveCollection(needs, tx, row, { action: how, who, text: words, note: words, set })
    await endCase?.(tx, { who, text: words })
    return { id }
  })
  return staffCollection(needs, (await needs.collections.find(id)) ?? seen)
}

/** A case that was handed over by papers of identity: nothing waits for a code any more. */
export const closeWithCase =
  (needs: CollectionNeeds): EventHandler =>
  async ({ subject }) => {
    const { clock, ids } = needs
    await needs.transact(systemCall('collection', { now: clock.now(), ids }), async (tx) => {
      const row = await needs.collections.find(collectionId(subject.id, 'out'), tx.session)
      if (row?.state !== 'waiting' && row?.state !== 'ordered') return {}
      const text = '在窗口核对身份证件后领取'
      await moveCollection(needs, tx, row, { action: 'handOver', who: '受理窗口', text, note: text })
      return {}
    })
  }
