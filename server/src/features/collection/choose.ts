import type { CaseCollections, CollectionWay } from '@anju/shared-types'
import { shanghaiDate } from '@anju/shared-types'
import type { Direction } from '../../domain/collection/collection-states.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { CollectedCase } from '../cases/case-hand-overs.ts'
import type { CollectionRow } from './collection-store.ts'
import { caseCollections } from './collection-view.ts'
import { collectionId, moveCollection, newCodes } from './move-collection.ts'
import type { CollectionNeeds } from './needs.ts'

export interface Contact {
  name: string
  phone: string
  address: string
}
type Wish = { way: Exclude<CollectionWay, 'courier'> } | { way: 'courier'; contact: Contact }

export const showCollections = async (needs: CollectionNeeds, caseId: string, { accountId }: Verified) =>
  caseCollections(needs, await needs.cases.forSide(caseId, accountId), accountId)

/** How the result comes: chosen once it is decided, and changed as long as it lies at the window. */
export async function chooseWay(
  needs: CollectionNeeds,
  { caseId, wish }: { caseId: string; wish: Wish },
  caller: Verified,
  call: Call,
): Promise<CaseCollections> {
  const found = await needs.cases.forSide(caseId, caller.accountId)
  if (!found.mayChoose) return refuse('COLLECTION_NOT_OPEN')
  await stopOrder(needs, await needs.collections.find(collectionId(caseId, 'out')))
  await write(needs, found, { direction: 'out', wish }, caller, call)
  return showCollections(needs, caseId, caller)
}

/** Papers are fetched at the door, as long as the case can still take some. */
export async function fetchPapers(
  needs: CollectionNeeds,
  { caseId, contact }: { caseId: string; contact: Contact },
  caller: Verified,
  call: Call,
): Promise<CaseCollections> {
  const found = await needs.cases.forSide(caseId, caller.accountId)
  if (!found.mayFetch) return refuse('COLLECTION_NOT_OPEN')
  await write(needs, found, { direction: 'in', wish: { way: 'courier', contact } }, caller, call)
  return showCollections(needs, caseId, caller)
}

export async function callOffFetch(needs: CollectionNeeds, caseId: string, caller: Verified, call: Call) {
  const { agent } = await needs.cases.forSide(caseId, caller.accountId)
  const id = collectionId(caseId, 'in')
  await stopOrder(needs, await needs.collections.find(id))
  await needs.transact(call, async (tx) => {
    const row = (await needs.collections.find(id, tx.session)) ?? refuse('NOT_YOURS')
    await agent?.count(tx)
    await moveCollection(needs, tx, row, { action: 'callOff', who: whoOf({ agent }), text: '不用上门取了' })
    return { id }
  })
  return showCollections(needs, caseId, caller)
}

/** For a code that was tried too often, or that somebody has seen. */
export async function changeCode(needs: CollectionNeeds, id: string, caller: Verified, call: Call) {
  const seen = (await needs.collections.find(id)) ?? refuse('NOT_YOURS')
  const { isReceiver, agent } = await needs.cases.forSide(seen.caseId, caller.accountId)
  if (seen.direction === 'out' && !isReceiver) return refuse('NOT_YOURS')
  await needs.transact(call, async (tx) => {
    const row = (await needs.collections.find(id, tx.session)) ?? seen
    await agent?.count(tx)
    const history = [...row.history, { at: tx.now, who: whoOf({ agent }), text: '换了交接码' }]
    const next = { ...row, codes: newCodes(needs), wrongCodes: 0, changedAt: tx.now, history }
    if (!(await needs.collections.save(row, next, tx.session))) return refuse('STATE_MOVED')
    tx.record({ type: 'collection.code-changed', subject: { kind: 'collection', id } })
    return { id }
  })
  return showCollections(needs, seen.caseId, caller)
}

/** An order that the courier has must be stopped there first; a parcel that is under way is not stopped. */
async function stopOrder({ courier }: CollectionNeeds, row: CollectionRow | null): Promise<void> {
  if (!row?.order) return
  if (row.state !== 'ordered') return row.state === 'waiting' ? undefined : refuse('COLLECTION_UNDER_WAY')
  const answer = await courier.cancel(row.order.orderNo)
  if (answer === 'unknown') return refuse('COURIER_SILENT')
  if (!answer) return refuse('COLLECTION_UNDER_WAY')
}

async function write(
  needs: CollectionNeeds,
  found: CollectedCase,
  { direction, wish }: { direction: Direction; wish: Wish },
  { accountId }: Verified,
  call: Call,
): Promise<void> {
  const account = await needs.accounts.store.find(accountId)
  const name = account?.realName.state === 'verified' ? account.realName.name : ''
  const id = collectionId(found.id, direction)
  const who = whoOf(found)
  await needs.transact(call, async (tx) => {
    await found.agent?.count(tx)
    const row = await needs.collections.find(id, tx.session)
    if (row && row.direction === 'out' && row.state !== 'waiting' && row.state !== 'ordered')
      return refuse('COLLECTION_UNDER_WAY')
    if (row && row.direction === 'in' && row.state !== 'calledOff') return refuse('COLLECTION_NOT_OPEN')
    const isByCourier = wish.way === 'courier'
    const orders = (row?.orders ?? 0) + (isByCourier ? 1 : 0)
    const mine: Partial<CollectionRow> = {
      ...{ way: wish.way, accountId, receiver: needs.cipher.seal(name), orders },
      contact: isByCourier ? needs.cipher.seal(JSON.stringify(wish.contact)) : undefined,
      order: isByCourier ? { orderNo: `${id}-${orders}` } : undefined,
      seenSeq: 0,
    }
    if (direction === 'out') await needs.cases.chosen(tx, found.id, wish.way)
    const text = isByCourier ? '选择了快递' : wish.way === 'pickup' ? '选择了自助取件点' : '选择了窗口领取'
    if (row) {
      const action = isByCourier ? 'order' : 'keep'
      // A courier order for another address is a new one: the old was stopped.
      const from: CollectionRow = row.state === 'ordered' && isByCourier ? await backAtWindow(needs, tx, row, who) : row
      await moveCollection(needs, tx, from, { action, who, text, set: mine })
      return { id }
    }
    await needs.collections.insert(
      {
        ...{ _id: id, caseId: found.id, direction, department: found.department },
        ...{ caseName: found.name, number: found.number, state: isByCourier ? 'ordered' : 'waiting' },
        ...{ codes: newCodes(needs), wrongCodes: 0, track: [], custody: [], newsAt: tx.now, changedAt: tx.now },
        ...(mine as Pick<CollectionRow, 'way' | 'accountId' | 'receiver' | 'orders' | 'seenSeq'>),
        history: [{ at: tx.now, who, text: `${text}（${shanghaiDate(tx.now)}）` }],
      },
      tx.session,
    )
    tx.record({ type: 'collection.chosen', subject: { kind: 'collection', id }, data: { caseId: found.id, direction } })
    tx.touch(`case:${found.id}`)
    return { id }
  })
}

/** As the history shows whoever did it: the side itself reads “you”. */
const whoOf = ({ agent }: Pick<CollectedCase, 'agent'>): string => agent?.shown ?? '您'

const backAtWindow = (
  needs: CollectionNeeds,
  tx: Parameters<typeof moveCollection>[1],
  row: CollectionRow,
  who: string,
) => moveCollection(needs, tx, row, { action: 'keep', who, text: '改了收件地址' })
