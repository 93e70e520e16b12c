import type { Batch, Piece } from '@anju/shared-types'
import { checkList } from '../../domain/batches/check-list.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { BatchRow } from './batch-store.ts'
import { changeBatch, noteBatch } from './change-batch.ts'
import { districtName } from './districts.ts'
import { type BatchNeeds, ownBatch, shownFor } from './needs.ts'
import { readList } from './read-list.ts'
import { showBatch } from './show-batch.ts'
import { UnreadableList } from './unreadable-list.ts'

const UNREADABLE_HEADER = (missing: readonly string[]) =>
  `没有找到这几列的标题：${missing.join('、')}。请下载模板，按模板的标题填写。`

/**
 * Takes in the list: everything is checked row by row, nothing is created. A corrected file takes the place of the one before as a whole,
 * so that a repeat never doubles a row.
 */
export async function uploadList(
  needs: BatchNeeds,
  { id, fileName, piece }: { id: string; fileName: string; piece: Piece },
  caller: Verified,
  call: Call,
): Promise<Batch> {
  const { cases, batches } = needs
  const me = await cases.parties.person(caller.accountId)
  const seen = ownBatch(await batches.find(id), me)
  if (seen.state !== 'filling') return refuse('STATE_MOVED')
  const [sheet, owned] = await Promise.all([read(piece.bytes), ownedUnits(needs, seen)])
  const checked = checkList(sheet, {
    districtName: (code) => districtName(seen.city, code),
    ...(owned && { owned }),
  })
  if ('missing' in checked) return refuse('LIST_UNREADABLE', { text: UNREADABLE_HEADER(checked.missing) })
  if (checked.filled === 0) return refuse('LIST_UNREADABLE', { text: '清单里一行也没有填。请填好再上传。' })
  await changeBatch(needs, id, call, async (tx, found) => {
    const row = ownBatch(found, me)
    const { rows, faults, filled } = checked
    const list = { rows, faults, filled, fileName, sha256: piece.sha256, uploadedAt: tx.now, by: me.name }
    const text = `上传清单：${filled} 行，${new Set(faults.map((fault) => fault.row)).size} 行有错误`
    await noteBatch(needs, tx, row, {
      state: 'filling',
      patch: { list: { ...list, isCompared: owned !== undefined } },
      said: { who: shownFor(me, row), text },
    })
    tx.record({ type: 'batch.listed', subject: { kind: 'batch', id } })
  })
  return showBatch(needs, id, caller, call.now)
}

async function read(bytes: Uint8Array) {
  try {
    return await readList(bytes)
  } catch (error) {
    if (error instanceof UnreadableList) return refuse('LIST_UNREADABLE', { text: error.message })
    throw error
  }
}

/** Whose answers leave no room for homes of others are compared with the book; a silent register says nothing (D3). */
async function ownedUnits(
  { register }: Pick<BatchNeeds, 'register'>,
  { organisation, answers, _id }: BatchRow,
): Promise<ReadonlySet<string> | undefined> {
  if (answers.查谁的 === '有利害关系的') return undefined
  const owner = { name: organisation.name, idNumber: organisation.creditCode }
  const answer = await register.ownedBy(owner, { purpose: '单位批量业务', consent: _id })
  return answer.kind === 'units' ? new Set(answer.units.map(({ unitCode }) => unitCode)) : undefined
}
