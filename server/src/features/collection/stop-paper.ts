import { systemCall } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { collectionId, moveCollection } from './move-collection.ts'
import type { CollectionNeeds } from './needs.ts'

const WHO = '撤销决定'

/**
 * The decision of a case was taken back: its paper stays here. An order that nobody has fetched is called off at the courier; a parcel that is
 * under way cannot be stopped, and the desk reads that it has to be asked back. A silent courier is asked again by the queue.
 */
export async function stopPaper(needs: CollectionNeeds, caseId: string): Promise<void> {
  const { collections, courier, clock, ids } = needs
  const id = collectionId(caseId, 'out')
  const seen = await collections.find(id)
  if (!seen || seen.revoked) return
  const isOpen = seen.state === 'ordered' && seen.order !== undefined
  const cancelled = isOpen && (await courier.cancel(seen.order!.orderNo))
  if (cancelled === 'unknown')
    throw new Error(`the courier does not answer whether order ${seen.order!.orderNo} is off`)
  await needs.transact(systemCall('collection', { now: clock.now(), ids }), async (tx) => {
    const row = (await collections.find(id, tx.session)) ?? seen
    if (row.revoked) return {}
    // Chosen anew meanwhile: another order is open.
    if (row.order?.orderNo !== seen.order?.orderNo) return refuse('STATE_MOVED')
    const isBack = row.state === 'ordered' && cancelled === true
    const isAway = row.state !== 'waiting' && row.state !== 'delivered' && !isBack
    const trouble = isAway ? '决定已撤销，证已经交给快递，请联系快递追回' : undefined
    const text = isBack ? '决定已撤销，快递已取消，证不发' : (trouble ?? '决定已撤销')
    if (isBack) {
      const set = { revoked: true as const, way: 'window' as const, order: undefined }
      await moveCollection(needs, tx, row, { action: 'keep', who: WHO, text, set })
      return {}
    }
    const history = [...row.history, { at: tx.now, who: WHO, text }]
    const next = { ...row, ...(trouble && { trouble }), revoked: true as const, changedAt: tx.now, history }
    if (!(await collections.save(row, next, tx.session))) return refuse('STATE_MOVED')
    tx.record({ type: 'collection.noted', subject: { kind: 'collection', id }, data: { caseId } })
    tx.touch(`case:${caseId}`)
    return {}
  })
}
