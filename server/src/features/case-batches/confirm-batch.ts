import type { Batch } from '@anju/shared-types'
import { type BatchAct, batchDigest, spokenBatch } from '../../domain/batches/batch-digest.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { isRefusal, refuse } from '../../platform/refusal.ts'
import { sha256 } from '../accounts/signing-keys.ts'
import { neededOf, statusIn } from '../cases/papers-of-case.ts'
import { checkComplete } from '../cases/submit-case.ts'
import type { BatchRow } from './batch-store.ts'
import { type BatchFiles, blankChild, filesOf } from './blank-child.ts'
import { changeBatch, moveBatch } from './change-batch.ts'
import { type BatchNeeds, ownBatch, shownFor } from './needs.ts'
import { showBatch } from './show-batch.ts'

const actOfBatch = (row: BatchRow): BatchAct => ({
  ...{ batchId: row._id, name: row.name, organisation: row.organisation, items: row.items },
  ...{ rows: row.list?.rows ?? [], answers: row.answers, details: row.details, papers: row.papers },
  purpose: row.details.purpose ?? '',
})

export function actView(row: BatchRow, who: string): NonNullable<Batch['act']> {
  const act = actOfBatch(row)
  const districts = new Set(act.rows.map(({ district }) => district)).size
  return { text: spokenBatch(act, who, districts), digest: batchDigest(act, sha256) }
}

/** What is still missing before anybody can confirm: one sentence for the first thing. */
export function missingIn(needs: Pick<BatchNeeds, 'cases'>, row: BatchRow, begun: BatchFiles): string | undefined {
  const [line] = row.list?.rows ?? []
  if (!row.list) return '请先上传清单。'
  if (!line) return '清单里没有可以办的行，请改好后重新上传。'
  const blank = blankChild(needs, row, begun, { id: 'blank', at: row.changedAt, who: '', line })
  try {
    checkComplete(blank, begun)
  } catch (error) {
    if (isRefusal(error, 'CASE_INCOMPLETE')) return error.text
    throw error
  }
  const open = neededOf(begun, blank).filter((one) => statusIn(blank, begun, one) === 'open')
  return open.length > 0 ? `还缺：${open.map(({ material }) => material.name).join('、')}。` : undefined
}

/** One yes to the exact list. The children are made afterwards, row by row, whatever happens to one of them. */
export async function confirmBatch(
  needs: BatchNeeds,
  { id, digest, leaveOut }: { id: string; digest: string; leaveOut: boolean },
  caller: Verified,
  call: Call,
): Promise<Batch> {
  const me = await needs.cases.parties.person(caller.accountId)
  const begun = await filesOf(needs, ownBatch(await needs.batches.find(id), me))
  await changeBatch(needs, id, call, async (tx, found) => {
    const row = ownBatch(found, me)
    if (row.state !== 'filling') return refuse('STATE_MOVED')
    const missing = missingIn(needs, row, begun)
    if (missing) return refuse('CASE_INCOMPLETE', { text: missing })
    if (actView(row, me.name).digest !== digest) return refuse('ACT_CHANGED')
    const wrong = new Set(row.list!.faults.map((fault) => fault.row)).size
    if (wrong > 0 && !leaveOut) return refuse('LIST_HAS_FAULTS', { text: `清单里还有 ${wrong} 行有错误。` })
    const by = shownFor(me, row)
    await moveBatch(needs, tx, row, {
      action: 'confirm',
      who: by,
      text: `确认清单，共 ${row.list!.rows.length} 套${wrong > 0 ? `，${wrong} 行有错误的没有办` : ''}`,
      patch: { confirmed: { at: tx.now, by, digest, ...(call.device && { device: call.device }) } },
    })
  })
  return showBatch(needs, id, caller, call.now)
}
