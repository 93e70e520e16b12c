import { beforeFee, dueOf, failed, goesOn, isEnded } from '../../domain/batches/progress.ts'
import { systemCall } from '../../platform/http/call.ts'
import type { EventType } from '../../platform/outbox/events.ts'
import type { EventHandler } from '../../platform/parts.ts'
import type { BatchRow } from './batch-store.ts'
import { changeBatch, moveBatch } from './change-batch.ts'
import type { BatchNeeds } from './needs.ts'
import { factsOf } from './show-batch.ts'

/** What changes how far a batch is. */
const heard: readonly EventType[] = [
  'case.accepted',
  'case.shortfall',
  'case.supplied',
  'case.approved',
  'case.registered',
  'case.suspended',
  'case.resumed',
  'case.fees-settled',
  'case.handed-over',
  'case.refused',
  'case.returned',
  'case.withdrawn',
  'case.lapsed',
  'case.alert-upheld',
]

/** A child has moved: whoever watches the batch sees it, and with the last end the batch is done. One that fails stops no other. */
const childMoved =
  (needs: BatchNeeds): EventHandler =>
  async (event) => {
    const child = await needs.cases.cases.find(event.subject.id)
    if (!child?.batch) return
    const { id } = child.batch
    needs.cases.live.publish(`batch:${id}`)
    // The last row whose fee was not known yet may be one that failed.
    if (child.state === 'feeDue' || failed.includes(child.state)) await tellBill(needs, id)
    if (isEnded(child)) await finishBatch(needs, id)
  }

/** With the last bill: all of it can be paid at once. Before that a word for every row would only be noise. */
async function tellBill(needs: BatchNeeds, id: string): Promise<void> {
  if ((await needs.cases.cases.countOfBatch(id, beforeFee)) > 0) return
  const row = await needs.batches.find(id)
  if (row?.state !== 'running') return
  const { due, dueFen } = dueOf((await needs.cases.cases.ofBatch(id)).map(factsOf))
  if (due.length === 0) return
  const text = `${due.length} 套一共 ${(dueFen / 100).toFixed(2)} 元，可以一次缴清，也可以到窗口刷卡`
  await tellThoseWhoAct(needs, row, { eventId: `batch-bill-${id}`, title: '批量业务可以缴费了', text })
}

async function finishBatch(needs: BatchNeeds, id: string): Promise<void> {
  const { cases, batches } = needs
  if ((await cases.cases.countOfBatch(id, goesOn)) > 0) return
  const row = await batches.find(id)
  if (row?.state !== 'running') return
  const children = await cases.cases.ofBatch(id)
  if (children.length < row.created || !children.every(isEnded)) return
  const call = systemCall('finish-batch', { now: cases.clock.now(), ids: cases.ids })
  await changeBatch(needs, id, call, async (tx, found) => {
    if (found?.state !== 'running') return
    const failed = children.map(factsOf).filter(({ state }) => state !== 'closed').length
    const text = failed > 0 ? `全部有了结果，其中 ${failed} 套没有办成` : '全部办结'
    await moveBatch(needs, tx, found, { action: 'finish', who: '系统', text })
  })
}

/** Those who act for the organisation hear of the whole once, not of every row. */
const tellEnd =
  (needs: BatchNeeds): EventHandler =>
  async (event) => {
    const row = await needs.batches.find(event.subject.id)
    if (!row) return
    const isDone = event.type === 'batch.finished'
    await tellThoseWhoAct(needs, row, {
      eventId: event._id,
      title: isDone ? '批量业务全部有了结果' : '批量业务已全部提交',
      text: row.history.at(-1)?.text ?? '',
    })
  }

async function tellThoseWhoAct(
  { cases }: Pick<BatchNeeds, 'cases'>,
  row: BatchRow,
  { eventId, title, text }: { eventId: string; title: string; text: string },
): Promise<void> {
  const party = { id: row._id, side: '', isApplicant: true, idIndex: row.organisation.idIndex }
  const sealed = cases.cipher.seal(
    JSON.stringify({ name: row.organisation.name, idNumber: row.organisation.creditCode }),
  )
  const items = row.items.map((item) => ({ ...item, name: row.name }))
  for (const { accountId } of await cases.parties.accountsOf({ parties: [{ ...party, sealed }], items })) {
    await cases.notifier.notify({
      ...{ eventId: `${eventId}-${accountId}`, accountId, vars: {} },
      page: `packages/batches/detail/index?id=${row._id}`,
      title,
      text: `${row.organisation.name}“${row.name}”（${row.number}）：${text}。`,
    })
  }
}

export const followChildren = (needs: BatchNeeds): Partial<Record<EventType, EventHandler>> => ({
  ...Object.fromEntries(heard.map((type) => [type, childMoved(needs)])),
  'batch.created': async (event) => {
    await tellEnd(needs)(event)
    // A list whose rows all ended while the last of them were made.
    await finishBatch(needs, event.subject.id)
  },
  'batch.finished': tellEnd(needs),
})
