import { needsPerson, pauseAfter } from '../../domain/fiscal-receipts/next-receipt.ts'
import { type ReceiptAction, receiptEdge } from '../../domain/fiscal-receipts/receipt-states.ts'
import type { ReceiptAsked, ReceiptTold } from '../../gateways/fiscal-receipts/index.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { systemCall } from '../../platform/http/call.ts'
import { isRefusal, refuse } from '../../platform/refusal.ts'
import { beginNext } from './begin-next.ts'
import type { ReceiptNeeds } from './needs.ts'
import type { ReceiptRow } from './receipt-store.ts'

const OFFICE = '财政票据系统'
/** 收费项目, as the finance office lists it. No name of the matter: that could tell of a divorce or a death. */
const ITEM = '不动产登记费'
const AT_ONCE = 20

/** Asks about every receipt whose time has come. */
export async function watchReceipts(needs: ReceiptNeeds): Promise<void> {
  for (const row of await needs.receipts.due(needs.clock.now(), AT_ONCE)) {
    try {
      await workReceipt(needs, row)
    } catch (error) {
      // Somebody else was working on it: it is as they left it.
      if (isRefusal(error, 'STATE_MOVED')) continue
      // One receipt must not keep the others from being issued; it is looked at again.
      needs.log.error({ err: error, receipt: row._id }, 'fiscal receipt not looked at')
      await later(needs, row, { kind: 'unknown' })
    }
  }
}

/**
 * Asks what became of a receipt, and asks for it if the finance office has never heard of it: always under its own business number, so
 * that silence, a lost answer and a repeat are all the same one receipt.
 */
export async function workReceipt(needs: ReceiptNeeds, row: ReceiptRow): Promise<void> {
  const blue = row.strikes ? await needs.receipts.find(row.strikes) : undefined
  const asked: ReceiptAsked = {
    ...{ businessNumber: row._id, amountFen: row.amountFen },
    ...(blue && { strikes: { code: blue.code ?? '', number: blue.number ?? '' } }),
  }
  const known = await needs.office.ask(asked)
  const told = known.kind === 'none' ? await send(needs, row, asked) : known
  if (told.kind !== 'issued') return later(needs, row, told)
  const { kind: _, ...numbers } = told
  await needs.transact(
    systemCall('fiscal-receipts', { now: needs.clock.now(), ids: needs.ids }),
    async (tx) => {
      const due = await needs.receipts.find(row._id, tx.session)
      if (due?.state !== 'due') return {}
      await move(needs, tx, due, 'issue', `已开出，号码 ${numbers.number}`, { ...numbers, askAt: undefined })
      const struck = due.strikes ? await needs.receipts.find(due.strikes, tx.session) : undefined
      if (struck) await move(needs, tx, struck, 'strike', `由红字票据 ${numbers.number} 冲销`)
      // In the same transaction: a refund that came meanwhile waits for nothing else.
      await beginNext(needs, tx, due)
      return {}
    },
    { line: `fiscal-receipts:${row.orderNumber}` },
  )
}

async function send(needs: ReceiptNeeds, row: ReceiptRow, asked: ReceiptAsked): Promise<ReceiptTold> {
  const { strikes } = asked
  if (strikes) return needs.office.strike({ ...asked, strikes, reason: '退费' })
  const payer = await needs.payerOf(row.nameFrom)
  if (payer === undefined) return { kind: 'refused', code: 'NO_CASE', reason: '找不到缴费的办件' }
  return needs.office.issue({ ...asked, payer, item: ITEM })
}

async function move(
  { receipts }: ReceiptNeeds,
  tx: Tx,
  row: ReceiptRow,
  action: ReceiptAction,
  text: string,
  set: Partial<ReceiptRow> = {},
): Promise<void> {
  const edge = receiptEdge(row.state, action)
  if (!edge) return refuse('STATE_MOVED')
  const change = { ...set, state: edge.to, changedAt: tx.now }
  if (!(await receipts.save(row, change, { at: tx.now, who: OFFICE, text }, tx.session))) return refuse('STATE_MOVED')
  tx.record({ type: edge.event, subject: { kind: 'fiscal-receipt', id: row._id }, data: { caseId: row.caseId } })
  tx.touch(`case:${row.caseId}`)
}

/** It is asked for again, for ever; a person is told when it takes too long. */
async function later(needs: ReceiptNeeds, row: ReceiptRow, told: ReceiptTold): Promise<void> {
  const now = needs.clock.now()
  const isRefused = told.kind === 'refused'
  await needs.receipts.noteProblem(row._id, problemOf(told))
  await needs.receipts.askLater(row._id, new Date(now.getTime() + pauseAfter(row.asks)))
  if (!needsPerson(row, isRefused, now)) return
  await needs.transact(systemCall('fiscal-receipts', { now, ids: needs.ids }), async (tx) => {
    if (await needs.receipts.handOver(row._id, now, tx.session)) {
      needs.log.error({ receipt: row._id, why: told.kind }, 'a fiscal receipt needs a person')
      tx.record({
        type: 'fiscal-receipt.late',
        subject: { kind: 'fiscal-receipt', id: row._id },
        data: { caseId: row.caseId },
      })
    }
    return {}
  })
}

const problemOf = (told: ReceiptTold): string => {
  if (told.kind === 'refused') return `财政票据系统不接受：${told.reason}`
  return told.kind === 'later' ? '财政票据系统已受理，还没有开出' : '财政票据系统没有答复'
}
