import type { Piece as Bytes } from '@anju/shared-types'
import { isThere, partCountOf, partsIn, pieceOf } from '../../domain/documents/parts.ts'
import type { Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { pieceKey } from './document-record.ts'
import type { DocumentNeeds } from './needs.ts'
import { ownDocument } from './own-document.ts'

type Needs = Pick<DocumentNeeds, 'documents' | 'files'>

/** Takes the parts of one call, in whatever order they come. What is there already costs nothing again. */
export async function takePart(
  { documents, files }: Needs,
  { id, no, bytes, sha256 }: { id: string; no: string } & Bytes,
  caller: Verified,
): Promise<{ arrived: number; partCount: number }> {
  const row = await ownDocument(documents, id, caller.accountId)
  const partCount = partCountOf(row.bytes)
  if (row.state === 'discarded' || row.state === 'expired') return refuse('STATE_MOVED')
  // A repeat that comes after the file was put together.
  if (row.state !== 'receiving') return { arrived: partCount, partCount }
  const piece = pieceOf(Number(no), bytes.length, row.bytes)
  if (!piece) return refuse('BAD_INPUT', { field: 'no', text: '分段的编号或大小不对。' })
  if (isThere(row.pieces, piece)) return { arrived: partsIn(row.pieces).length, partCount }
  const key = pieceKey(id, piece, sha256)
  // On the disk before it is in the list: what the list says is there can be read.
  await files.put(key, bytes, bytes.length)
  const after = await documents.addPiece(id, { ...piece, key })
  if (after) return { arrived: partsIn(after.pieces).length, partCount }
  // Put together, given up or deleted meanwhile. A piece that lies there all the same goes with the folder.
  return refuse('STATE_MOVED')
}
