import {
  type CollectionAction,
  type Direction,
  nextCollectionState,
} from '../../domain/collection/collection-states.ts'
import { type HandOverCodes, handedOn, legs } from '../../domain/collection/custody.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { refuse } from '../../platform/refusal.ts'
import type { CollectionRow } from './collection-store.ts'
import type { CollectionNeeds } from './needs.ts'

export const collectionId = (caseId: string, direction: Direction) => `${caseId}-${direction}`

export const newCodes = ({ ids, cipher }: Pick<CollectionNeeds, 'ids' | 'cipher'>): string =>
  cipher.seal(JSON.stringify(Object.fromEntries(legs.map((leg) => [leg, ids.digits(6)]))))

export const codesOf = ({ cipher }: Pick<CollectionNeeds, 'cipher'>, { codes }: Pick<CollectionRow, 'codes'>) =>
  JSON.parse(cipher.open(codes)) as HandOverCodes

export interface CollectionMove {
  action: CollectionAction
  /** When it happened; the courier's word comes later than the deed. */
  at?: Date
  who: string
  text: string
  /** How it changed hands, where it did. */
  byCode?: boolean
  note?: string
  set?: Partial<CollectionRow>
}

/** Moves a paper along one edge of the table; STATE_MOVED when there is none or somebody was faster. */
export async function moveCollection(
  { collections, ids, cipher }: Pick<CollectionNeeds, 'collections' | 'ids' | 'cipher'>,
  tx: Tx,
  row: CollectionRow,
  { action, at = tx.now, who, text, byCode = false, note, set = {} }: CollectionMove,
): Promise<CollectionRow> {
  const edge = nextCollectionState(row.state, action, row.direction)
  if (!edge) return refuse('STATE_MOVED')
  const how = { action, at, person: who, byCode, ...(note && { note }) }
  const next: CollectionRow = {
    ...row,
    state: edge.to,
    custody: [...handedOn(row.custody, row.direction, how)],
    // A code that somebody has seen opens nothing a second time.
    ...(edge.to === row.state ? {} : { codes: usedUp({ ids, cipher }, row, action) }),
    wrongCodes: 0,
    changedAt: tx.now,
    newsAt: tx.now,
    history: [...row.history, { at: tx.now, who, text }],
    ...set,
  }
  if (edge.to !== 'lost' && !set.trouble) delete next.trouble
  if (!(await collections.save(row, next, tx.session))) return refuse('STATE_MOVED')
  tx.record({
    type: edge.event,
    subject: { kind: 'collection', id: row._id },
    data: { caseId: row.caseId, direction: row.direction },
  })
  tx.touch(`case:${row.caseId}`)
  return next
}

function usedUp(needs: Pick<CollectionNeeds, 'ids' | 'cipher'>, row: CollectionRow, action: CollectionAction): string {
  return action === 'keep' || action === 'order' || action === 'takeBack' || action === 'replace'
    ? newCodes(needs)
    : row.codes
}
