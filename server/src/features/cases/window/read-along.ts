import type { ReadEntry } from '@anju/shared-types'
import type { Tx } from '../../../platform/db/transact.ts'
import type { Call, Verified } from '../../../platform/http/call.ts'
import type { StreamSource } from '../../../platform/http/event-stream.ts'
import type { OutboxRow } from '../../../platform/outbox/outbox-store.ts'
import { refuse } from '../../../platform/refusal.ts'
import { itemsToBegin, today } from '../case-file.ts'
import { entryLines } from './entry-lines.ts'
import { enteredIn, readersOf, readView, topicOf, type WindowNeeds } from './window-entries.ts'
import type { WindowEntryRow } from './window-entry-store.ts'

/** Only the applicant reads along: whoever proved the number that the clerk entered. */
async function ownEntry(needs: WindowNeeds, row: WindowEntryRow | null, caller: Verified): Promise<WindowEntryRow> {
  const { idIndex } = await needs.parties.person(caller.accountId)
  return row?.idIndex === idIndex ? row : refuse('NOT_YOURS')
}

export async function listEntries(needs: WindowNeeds, caller: Verified) {
  const { idIndex } = await needs.parties.person(caller.accountId)
  const rows = await needs.entries.openOf(idIndex)
  const items = await Promise.all(
    rows.map(async ({ _id, code, clerk, createdAt }) => {
      const { name } = await itemsToBegin(needs, code, today(createdAt))
      return { id: _id, name, clerk, at: createdAt.toISOString() }
    }),
  )
  return { items }
}

export async function readEntry(needs: WindowNeeds, id: string, caller: Verified, now: Date): Promise<ReadEntry> {
  return readView(needs, await ownEntry(needs, await needs.entries.find(id), caller), now)
}

/** Field by field as the clerk enters it; the clerk sees that it is open on the phone. */
export async function followEntry(needs: WindowNeeds, id: string, caller: Verified): Promise<StreamSource<ReadEntry>> {
  const read = () => readEntry(needs, id, caller, needs.clock.now())
  await read()
  if (await needs.entries.reads(id, needs.clock.now())) needs.live.publish(topicOf(id))
  return { read, subscribe: (changed) => needs.live.subscribe(topicOf(id), changed) }
}

const change = (
  needs: WindowNeeds,
  { id, caller, call }: { id: string; caller: Verified; call: Call },
  work: (tx: Tx, row: WindowEntryRow) => Promise<Pick<WindowEntryRow, 'wrongs'>>,
): Promise<ReadEntry> =>
  needs
    .transact(
      call,
      async (tx) => {
        const row = await ownEntry(needs, await needs.entries.find(id, tx.session), caller)
        if (row.state !== 'open') return refuse('STATE_MOVED')
        const patch = await work(tx, row)
        if (!(await needs.entries.save(tx.session, row, { ...patch, changedAt: tx.now }))) return refuse('STATE_MOVED')
        tx.touch(topicOf(id))
        return { id }
      },
      { line: topicOf(id) },
    )
    .then(() => readEntry(needs, id, caller, call.now))

/** "This is wrong": the clerk sees it at once and cannot submit before the line says something else, or it is taken back. */
export const sayWrong = (
  needs: WindowNeeds,
  { id, field, value, words }: { id: string; field: string; value: string; words: string },
  caller: Verified,
  call: Call,
): Promise<ReadEntry> =>
  change(needs, { id, caller, call }, async (tx, row) => {
    const file = await itemsToBegin(needs, row.code, today(row.createdAt))
    const line = entryLines(file, row.code, enteredIn(needs, row)).find((one) => one.field === field)
    // Nobody objects to what they have not read: the line may have changed while the finger was on its way.
    if (line?.value !== value) return refuse('ENTRY_MOVED')
    tx.record({ type: 'window-entry.said-wrong', subject: { kind: 'window-entry', id }, data: { field } })
    return { wrongs: [...row.wrongs.filter((one) => one.field !== field), { field, value, words, at: tx.now }] }
  })

/** The line was right after all. */
export const takeBack = (
  needs: WindowNeeds,
  { id, field }: { id: string; field: string },
  caller: Verified,
  call: Call,
): Promise<ReadEntry> =>
  change(needs, { id, caller, call }, async (tx, row) => {
    if (!row.wrongs.some((one) => one.field === field)) return refuse('ENTRY_MOVED')
    tx.record({ type: 'window-entry.taken-back', subject: { kind: 'window-entry', id }, data: { field } })
    return { wrongs: row.wrongs.filter((one) => one.field !== field) }
  })

/** Tells the applicant's phone that somebody enters something in their name. */
export async function tellApplicant(needs: WindowNeeds, event: OutboxRow): Promise<void> {
  const row = await needs.entries.find(event.subject.id)
  if (row?.state !== 'open') return
  const { name } = await itemsToBegin(needs, row.code, today(row.createdAt))
  for (const accountId of await readersOf(needs, row)) {
    await needs.notifier.notify({
      eventId: event._id,
      accountId,
      page: `packages/cases/window/index?id=${row._id}`,
      vars: {},
      title: '窗口正在为您录入',
      text: `${row.clerk}正在录入“${name}”。请打开，录一项看一项，不对的点“错”。不是您在办的，请点开后告诉窗口，或拨打大厅电话。`,
    })
  }
}
