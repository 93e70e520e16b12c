import { type StaffCase, shanghaiDate } from '@anju/shared-types'
import { isOver } from '../../../domain/cases/states.ts'
import { type Staff, systemCall } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import { askRegister } from '../ask-register.ts'
import { fileOf } from '../case-file.ts'
import type { CaseRow } from '../case-record.ts'
import { looksAt } from '../list-looks.ts'
import type { CaseNeeds } from '../needs.ts'
import { mayOpen, type Officer, officerOf } from './at-desk.ts'
import { staffView } from './staff-view.ts'

interface Asked {
  id: string
  purpose: string
}

/** A case that changes oftener while one looks is looked at again by hand. */
const MOST_TRIES = 5

/**
 * Opens a file: every party reads afterwards who looked, when and why (E78), and the register is asked how the home stands now. Written
 * before it is shown: a crash in between records a look too many, never one too few.
 */
export async function openFile(needs: CaseNeeds, asked: Asked, caller: Staff, now: Date): Promise<StaffCase> {
  const me = await officerOf(needs, caller)
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const seen = await look(needs, asked, { me, caller, now })
    if (seen) return staffView(needs, seen, me, now)
  }
  return refuse('STATE_MOVED')
}

/** The case as it is shown; undefined when it was changed meanwhile, and whether it may be opened is decided anew. */
async function look(
  needs: CaseNeeds,
  { id, purpose }: Asked,
  { me, caller, now }: { me: Officer; caller: Staff; now: Date },
): Promise<CaseRow | undefined> {
  const row = await needs.cases.find(id)
  if (!row || !mayOpen(row, me)) return refuse('NOT_YOUR_CASE')
  // What was entered is not in its own way afterwards: a new owner is no co-owner who has not agreed.
  const isDone = row.entry?.enteredAt !== undefined || isOver(row.state)
  const [asked] = await Promise.all([
    isDone ? undefined : fileOf(needs, row).then((file) => askRegister(needs, row, file)),
    recordViews(needs, row, { viewer: caller, why: `${purpose}：${row.name}（${row.number ?? ''}）`, at: now }),
  ])
  const [seen] = await Promise.all([
    needs.cases.look(row, { staffNo: me.staffNo, at: now, revision: row.revision }, asked),
    asked && noteLookUp(needs, row, me.staffNo, now),
  ])
  return seen
}

/** While the register is asked: neither waits for the other. */
async function recordViews(
  { parties, directory }: CaseNeeds,
  row: CaseRow,
  view: { viewer: Staff; why: string; at: Date },
): Promise<void> {
  const accounts = new Set((await parties.accountsOf(row)).map(({ accountId }) => accountId))
  await Promise.all(
    [looksAt(row._id), ...accounts].map((accountId) =>
      directory.recordView({ ...view, accountId, what: '办件全部内容' }),
    ),
  )
}

/** For owners who want to hear of looks into the register at their home: one an officer, file and day. */
async function noteLookUp(needs: CaseNeeds, row: CaseRow, staffNo: string, now: Date): Promise<void> {
  const home = row.property?.unitCode
  if (!home || lookedToday(row, staffNo, now)) return
  const data = { caseId: row._id, staffNo }
  await needs.transact(systemCall('open-file', { now, ids: needs.ids }), async (tx) =>
    tx.record({ type: 'register.looked-up', subject: { kind: 'unit', id: home }, data }),
  )
}

const lookedToday = ({ seenBy }: CaseRow, staffNo: string, now: Date): boolean =>
  seenBy.some((look) => look.staffNo === staffNo && shanghaiDate(look.at) === shanghaiDate(now))
