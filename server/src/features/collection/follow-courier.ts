import { followTrack, isSilent, type TrackStep } from '../../domain/collection/follow-track.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { systemCall } from '../../platform/http/call.ts'
import type { CallbackRoute, JobHandler } from '../../platform/parts.ts'
import { isRefusal, refuse } from '../../platform/refusal.ts'
import type { Contact } from './choose.ts'
import type { CollectionRow } from './collection-store.ts'
import { codesOf, moveCollection } from './move-collection.ts'
import type { CollectionNeeds } from './needs.ts'
import { stopPaper } from './stop-paper.ts'

/** The parcel is a fact, whatever became of the case meanwhile. */
const ARRIVED_STOPPED = '业务已停办，证还是送到了，请联系领取人交回'

export const courierNewsJob = 'take-courier-news'

/** The courier's callback: verified, kept, answered; a job asks what happened. */
export const courierCallback = ({ courier, inbox }: CollectionNeeds): CallbackRoute => ({
  method: 'POST',
  path: '/courier',
  async handle({ headers, body }) {
    const news = courier.openCallback(headers, body)
    if (!news) return { status: 401, body: '' }
    await inbox.receive({ provider: 'courier', id: news.id, raw: JSON.stringify(news), job: courierNewsJob })
    return { status: 200, body: 'success' }
  },
})

export const takeCourierNews =
  (needs: CollectionNeeds): JobHandler =>
  async ({ inboxId = '' }) => {
    const received = await needs.inbox.open(inboxId)
    if (!received) return
    const { orderNo } = JSON.parse(received.raw) as { orderNo: string }
    const row = await needs.collections.byOrder(orderNo)
    if (row) await followParcel(needs, row)
    await needs.inbox.done(inboxId)
  }

/**
 * Everything that is with the courier: orders that it has not taken yet, and parcels whose news may have been lost on the way. Asked for
 * with the same number until it answers.
 */
export async function watchParcels(needs: CollectionNeeds): Promise<void> {
  for (const row of await needs.collections.underWay()) {
    try {
      if (row.order?.trackingNumber) await followParcel(needs, row)
      else await placeOrder(needs, row)
    } catch (error) {
      // Somebody changed it meanwhile: the next round sees it as it is then. One that cannot be followed keeps no other from its news.
      if (!isRefusal(error, 'STATE_MOVED')) needs.log.error({ err: error, collectionId: row._id }, 'news of a parcel')
    }
  }
}

/** Asks the courier to come, once the paper is there to be fetched. */
export async function placeOrder(needs: CollectionNeeds, row: CollectionRow): Promise<void> {
  const { order, contact, direction } = row
  if (row.state !== 'ordered' || !order || order.trackingNumber || !contact) return
  if (direction === 'out') {
    const found = await needs.cases.find(row.caseId)
    if (found?.stopped === 'revoked') return stopPaper(needs, row.caseId)
    if (found?.state !== 'ready' || found.stopped) return
  }
  const placed = await needs.courier.order({
    ...{ orderNo: order.orderNo, direction },
    contact: JSON.parse(needs.cipher.open(contact)) as Contact,
  })
  if (placed.kind === 'unknown') return
  let isOrphan = false
  await change(needs, row, async (tx, now) => {
    isOrphan = now.order?.orderNo !== order.orderNo
    if (now.order?.orderNo !== order.orderNo || now.order.trackingNumber) return
    if (placed.kind === 'refused') {
      const action = direction === 'out' ? 'keep' : 'callOff'
      const text = `快递不接：${placed.reason}`
      // What was chosen cannot be had: it lies at the window, and the citizen is told why.
      const set = { trouble: text, ...(direction === 'out' && { way: 'window' as const, order: undefined }) }
      await moveCollection(needs, tx, now, { action, who: '快递公司', text, set })
      return
    }
    const { trackingNumber, company } = { trackingNumber: placed.trackingNo, company: placed.company }
    const history = [...now.history, { at: tx.now, who: '快递公司', text: `已接单，单号 ${trackingNumber}` }]
    const next = { ...now, order: { ...order, trackingNumber, company }, history, changedAt: tx.now, newsAt: tx.now }
    if (!(await needs.collections.save(now, next, tx.session))) return refuse('STATE_MOVED')
    tx.record({
      type: 'collection.ordered',
      subject: { kind: 'collection', id: now._id },
      data: { caseId: now.caseId },
    })
    tx.touch(`case:${now.caseId}`)
  })
  // Called off while the courier was being asked: it would come for a paper that nobody gives it.
  if (isOrphan && placed.kind === 'taken') await needs.courier.cancel(order.orderNo)
}

/** Reads what happened to a parcel and follows it, each word once. */
async function followParcel(needs: CollectionNeeds, row: CollectionRow): Promise<void> {
  const events = row.order && (await needs.courier.track(row.order.orderNo))
  if (!events || events === 'unknown') return
  const endCase = row.direction === 'out' ? await needs.cases.prepare(row.caseId) : undefined
  await change(needs, row, async (tx, read) => {
    const steps = followTrack({ ...read, codes: codesOf(needs, read) }, events)
    let now = read
    for (const step of steps) {
      const done = { who: step.event.person, text: '快递已送到，交接码核对无误' }
      const stopped = step.action === 'deliver' && (await endCase?.(tx, done))
      now = await applyStep(needs, tx, now, stopped ? { ...step, trouble: ARRIVED_STOPPED } : step)
    }
    if (steps.length > 0 || now.trouble || !isSilent(now.state, now.newsAt, tx.now)) return
    await note(needs, tx, now, { trouble: '快递超过 3 天没有消息', text: '快递超过 3 天没有消息' })
  })
}

async function applyStep(
  needs: CollectionNeeds,
  tx: Tx,
  row: CollectionRow,
  { event, action, byCode, trouble }: TrackStep,
) {
  const { seq, at, text, place, person } = event
  const track = [...row.track, { seq, at, text, place }]
  const set = { seenSeq: seq, track, ...(trouble && { trouble }) }
  if (action) {
    const move = {
      action,
      at,
      who: person,
      text,
      byCode,
      set: { ...set, ...(action === 'sendBack' && { trouble: trouble ?? `退回：${text}` }) },
    }
    return moveCollection(needs, tx, row, move)
  }
  return note(needs, tx, row, { ...set, text })
}

async function note(
  { collections }: CollectionNeeds,
  tx: Tx,
  row: CollectionRow,
  { text, ...set }: Partial<CollectionRow> & { text: string },
): Promise<CollectionRow> {
  const history = [...row.history, { at: tx.now, who: '快递公司', text }]
  const next = { ...row, ...set, newsAt: set.track ? tx.now : row.newsAt, changedAt: tx.now, history }
  if (!(await collections.save(row, next, tx.session))) return refuse('STATE_MOVED')
  tx.record({ type: 'collection.noted', subject: { kind: 'collection', id: row._id }, data: { caseId: row.caseId } })
  tx.touch(`case:${row.caseId}`)
  return next
}

async function change(
  needs: CollectionNeeds,
  { _id }: CollectionRow,
  work: (tx: Tx, row: CollectionRow) => Promise<void>,
) {
  const { clock, ids, collections } = needs
  await needs.transact(systemCall('courier', { now: clock.now(), ids }), async (tx) => {
    const row = await collections.find(_id, tx.session)
    if (row) await work(tx, row)
    return {}
  })
}
