import type { ListRow } from '../../domain/batches/check-list.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { systemCall } from '../../platform/http/call.ts'
import { actOf } from '../cases/act-of-case.ts'
import { moveCase } from '../cases/change-case.ts'
import { derive } from '../cases/derive.ts'
import { numberOf } from '../cases/submit-case.ts'
import type { BatchRow } from './batch-store.ts'
import { type BatchFiles, blankChild, filesOf } from './blank-child.ts'
import { changeBatch, moveBatch, noteBatch } from './change-batch.ts'
import type { BatchNeeds } from './needs.ts'

/** Of one transaction: small enough to be repeated without anybody noticing. */
const AT_ONCE = 10

/**
 * Makes the children of a confirmed batch. Each chunk is one transaction that counts what it has made, and a child is unique by batch
 * and unit: a kill in between, a job that runs twice and two workers at once leave exactly one case a row.
 */
export async function createChildren(needs: BatchNeeds, id: string): Promise<void> {
  for (;;) {
    const row = await needs.batches.find(id)
    if (row?.state !== 'creating') return
    const begun = await filesOf(needs, row)
    await createChunk(needs, row, begun)
  }
}

async function createChunk(needs: BatchNeeds, seen: BatchRow, begun: BatchFiles): Promise<void> {
  const { cases } = needs
  const calendar = await cases.halls.calendar()
  const call = systemCall('create-children', { now: cases.clock.now(), ids: cases.ids })
  await changeBatch(needs, seen._id, call, async (tx, row) => {
    // Another worker was faster: the next look begins where it ended.
    if (row?.state !== 'creating' || row.created !== seen.created) return
    const lines = row.list!.rows.slice(row.created, row.created + AT_ONCE)
    for (const line of lines) await createChild(needs, tx, row, { begun, calendar, line })
    const created = row.created + lines.length
    if (created < row.list!.rows.length) {
      await noteBatch(needs, tx, row, { state: 'creating', patch: { created } })
      return
    }
    const text = `${created} 套都已提交，各区县开始办理`
    await moveBatch(needs, tx, row, { action: 'created', who: '系统', text, patch: { created } })
  })
}

interface Making {
  begun: BatchFiles
  calendar: Awaited<ReturnType<BatchNeeds['cases']['halls']['calendar']>>
  line: ListRow
}

/** One row as a case that is submitted at once: the yes to the list is the yes to each of its rows. */
async function createChild(
  { cases }: Pick<BatchNeeds, 'cases'>,
  tx: Tx,
  row: BatchRow,
  { begun, calendar, line }: Making,
): Promise<void> {
  const { at, by, digest, device } = row.confirmed!
  const blank = blankChild({ cases }, row, begun, { id: cases.ids.id(), at: tx.now, who: by, line })
  await cases.cases.insert(tx.session, derive(blank, calendar, tx.now))
  const confirmed = { at, by, digest: actOf(cases, blank, begun).digest, ...(device && { device }) }
  await moveCase(
    cases,
    tx,
    blank,
    { file: begun, calendar },
    {
      action: 'submit',
      who: by,
      text: `在批量件 ${row.number} 里一次确认（清单摘要 ${digest.slice(0, 12)}）`,
      patch: {
        parties: blank.parties.map((one) => ({ ...one, confirmed })),
        number: numberOf(cases),
        submittedAt: tx.now,
        tasks: blank.plan.tasks.map((task) => ({ ...task, after: [...task.after], done: false })),
      },
    },
  )
}

const RESUME_AFTER_MS = 60_000
const LAPSE_AFTER_DAYS = 90

/** What a killed worker left half made goes on; lists that nobody touched for three months are put away. */
export async function tendBatches(needs: BatchNeeds): Promise<void> {
  const { cases, batches } = needs
  const now = cases.clock.now()
  for (const id of await batches.restingSince('creating', new Date(now.getTime() - RESUME_AFTER_MS), 20)) {
    await createChildren(needs, id)
  }
  const old = new Date(now.getTime() - LAPSE_AFTER_DAYS * 86_400_000)
  for (const id of await batches.restingSince('filling', old, 50)) {
    const call = systemCall('tend-batches', { now, ids: cases.ids })
    await changeBatch(needs, id, call, async (tx, row) => {
      if (row?.state !== 'filling' || row.changedAt > old) return
      await cases.uses.release(tx, id)
      await moveBatch(needs, tx, row, { action: 'lapse', who: '系统', text: '太久没有动过，已收起' })
    })
  }
}
