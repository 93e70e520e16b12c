import type { CaseDraft, ReadEntry, WindowEntry } from '@anju/shared-types'
import { fieldsOf, hasPrice, needsHome } from '../../../domain/cases/fields.ts'
import { businessOfItem } from '../../../domain/restrictions/business.ts'
import type { Call, Staff } from '../../../platform/http/call.ts'
import type { StreamSource } from '../../../platform/http/event-stream.ts'
import { refuse } from '../../../platform/refusal.ts'
import { newCase } from '../begin-case.ts'
import { itemsToBegin, openQuestions, sides, today } from '../case-file.ts'
import { officerOf, worksFor } from '../desk/at-desk.ts'
import { beginAtDesk } from '../desk/begin-at-desk.ts'
import { draftPatch, readNumber } from '../draft-fields.ts'
import type { CaseNeeds } from '../needs.ts'
import type { PartyName } from '../parties.ts'
import { entryLines, stillWrong } from './entry-lines.ts'
import type { Entered, WindowEntryRow, WindowEntryStore } from './window-entry-store.ts'

export interface WindowNeeds extends CaseNeeds {
  entries: WindowEntryStore
  /** Who stands at this clerk's window with this number, when they took it logged in. */
  personAt(ticketId: string, staffNo: string, now: Date): Promise<{ accountId: string } | undefined>
}

export const topicOf = (id: string) => `window-entry:${id}`

const emptyDraft: CaseDraft = { answers: {}, others: [], details: {}, remark: '' }

/** A clerk begins to enter what somebody at the window says; that person's phone is told (E25). */
export async function beginEntry(
  needs: WindowNeeds,
  { code, applicant: typed, ticketId }: { code: string; applicant?: PartyName; ticketId?: string },
  caller: Staff,
  call: Call,
): Promise<WindowEntry> {
  const [me, begun] = await Promise.all([officerOf(needs, caller), itemsToBegin(needs, code, today(call.now))])
  if (!worksFor(me, begun.plan.accept.department)) return refuse('NOT_YOUR_CASE')
  // An order of a court is nobody's application: it is entered by its document.
  if (['order', 'office'].includes(begun.main.applicants.who)) return refuse('ITEM_NOT_ONLINE')
  const applicant = typed ?? (ticketId ? await calledPerson(needs, ticketId, caller, call.now) : undefined)
  if (!applicant) return refuse('CASE_FIELD_WRONG', { field: 'applicant', text: '请照证件录入姓名和证件号码。' })
  const [side] = sides(begun) as [string]
  const idNumber = readNumber(side, applicant.idNumber, today(call.now), 'applicant')
  const entered: Entered = { applicant: { name: applicant.name.normalize('NFC'), idNumber }, draft: emptyDraft }
  const id = needs.ids.id()
  const made = await needs.transact(call, async (tx) => {
    await needs.entries.insert(tx.session, {
      ...{ _id: id, revision: 0, code, state: 'open', staffNo: me.staffNo, clerk: me.shown, wrongs: [] },
      idIndex: needs.parties.idIndex(idNumber),
      sealed: sealed(needs, entered),
      createdAt: tx.now,
      changedAt: tx.now,
    })
    tx.record({ type: 'window-entry.begun', subject: { kind: 'window-entry', id } })
    return { id }
  })
  return showEntry(needs, made.id, caller, call.now)
}

/** Whoever was called: what they proved on their phone is more than what a clerk types. */
async function calledPerson(needs: WindowNeeds, ticketId: string, { staff }: Staff, now: Date): Promise<PartyName> {
  const called = await needs.personAt(ticketId, staff.staffNo, now)
  const person = called && (await needs.parties.ifKnown(called.accountId))
  if (person) return { name: person.name, idNumber: person.idNumber }
  const text = called ? '叫到的这位还没有实名，请照证件录入。' : '这个号不在您的窗口，或取号时没有登录。请照证件录入。'
  return refuse('CASE_FIELD_WRONG', { field: 'applicant', text })
}

const sealed = ({ cipher }: Pick<WindowNeeds, 'cipher'>, entered: Entered) => cipher.seal(JSON.stringify(entered))
export const enteredIn = ({ cipher }: Pick<WindowNeeds, 'cipher'>, { sealed }: Pick<WindowEntryRow, 'sealed'>) =>
  JSON.parse(cipher.open(sealed)) as Entered

/** Only who enters it sees it at the desk. */
const own = (row: WindowEntryRow | null, { staff }: Staff): WindowEntryRow =>
  row?.staffNo === staff.staffNo ? row : refuse('NOT_YOUR_CASE')

export async function showEntry(needs: WindowNeeds, id: string, caller: Staff, now: Date): Promise<WindowEntry> {
  const row = own(await needs.entries.find(id), caller)
  const [file, readers] = await Promise.all([
    itemsToBegin(needs, row.code, today(row.createdAt)),
    readersOf(needs, row),
  ])
  const { applicant, draft } = enteredIn(needs, row)
  return {
    ...(await readView(needs, row, now)),
    ...{ applicant, draft, sides: [...sides(file)], fields: [...fieldsOf(file.main.code)] },
    questions: openQuestions(file, { code: row.code, answers: draft.answers }).map(({ title, ask, why, options }) => ({
      ...{ title, ask, why },
      options: [...options],
    })),
    hasPrice: hasPrice(businessOfItem(file.main.code)),
    needsProperty: needsHome(file.main.code),
    phone: readers.length === 0 ? 'none' : row.readAt ? 'reading' : 'told',
  }
}

/** Accounts that proved the applicant's number. */
export async function readersOf(needs: WindowNeeds, row: WindowEntryRow): Promise<string[]> {
  const { applicant } = enteredIn(needs, row)
  const party = needs.parties.row(applicant, { id: row._id, side: '', isApplicant: true })
  return (await needs.parties.accountsOf({ parties: [party], items: [] })).map(({ accountId }) => accountId)
}

/** What both sides of the window see. */
export async function readView(needs: WindowNeeds, row: WindowEntryRow, now: Date): Promise<ReadEntry> {
  const file = await itemsToBegin(needs, row.code, today(row.createdAt))
  const lines = entryLines(file, row.code, enteredIn(needs, row))
  return {
    ...{ id: row._id, code: row.code, name: file.name, state: row.state, caseId: row.caseId, clerk: row.clerk },
    lines: lines.map((line) => {
      const wrong = row.wrongs.find(({ field }) => field === line.field)
      return { ...line, wrong: wrong && { words: wrong.words, at: wrong.at.toISOString() } }
    }),
    wrongs: row.wrongs.length,
    changedAt: row.changedAt.toISOString(),
    serverNow: now.toISOString(),
  }
}

/** The entry as it changes: a citizen's "wrong" is there at once. */
export async function watchEntry(needs: WindowNeeds, id: string, caller: Staff): Promise<StreamSource<WindowEntry>> {
  const read = () => showEntry(needs, id, caller, needs.clock.now())
  await read()
  return { read, subscribe: (changed) => needs.live.subscribe(topicOf(id), changed) }
}

/** Keeps what was entered, checked field by field. What was said to be wrong and now says something else is to be read anew. */
export async function saveEntry(
  needs: WindowNeeds,
  { id, draft }: { id: string; draft: CaseDraft },
  caller: Staff,
  call: Call,
): Promise<WindowEntry> {
  const seen = own(await needs.entries.find(id), caller)
  const begun = await itemsToBegin(needs, seen.code, today(seen.createdAt))
  const { applicant } = enteredIn(needs, seen)
  const [side] = sides(begun) as [string]
  const blank = newCase(needs, begun, { id, code: seen.code, at: call.now, applicant, side, who: seen.clerk })
  draftPatch(needs, blank, { file: begun, draft, own: blank.parties[0]!, on: today(call.now) })
  const lines = entryLines(begun, seen.code, { applicant, draft })
  await needs.transact(
    call,
    async (tx) => {
      const row = own(await needs.entries.find(id, tx.session), caller)
      const patch = {
        sealed: sealed(needs, { applicant, draft }),
        wrongs: stillWrong(row.wrongs, lines),
        changedAt: tx.now,
      }
      if (!(await needs.entries.save(tx.session, row, patch))) return refuse('STATE_MOVED')
      tx.touch(topicOf(id))
      return { id }
    },
    { line: topicOf(id) },
  )
  return showEntry(needs, id, caller, call.now)
}

/** Makes a case of it, which everybody confirms on a phone of their own. Not while the applicant says that something is wrong. */
export async function submitEntry(needs: WindowNeeds, id: string, caller: Staff, call: Call): Promise<WindowEntry> {
  const seen = own(await needs.entries.find(id), caller)
  const { applicant, draft } = enteredIn(needs, seen)
  await beginAtDesk(needs, { code: seen.code, applicant, draft }, caller, call, async (tx, caseId) => {
    const row = own(await needs.entries.find(id, tx.session), caller)
    if (row.wrongs.length > 0) return refuse('SAID_WRONG')
    // What is submitted is what stands in the entry; whoever changed it meanwhile submits again.
    const isSame = row.revision === seen.revision
    const patch = { state: 'submitted', caseId, changedAt: tx.now } as const
    if (!isSame || !(await needs.entries.save(tx.session, row, patch))) return refuse('STATE_MOVED')
    tx.record({ type: 'window-entry.submitted', subject: { kind: 'window-entry', id }, data: { caseId } })
    tx.touch(topicOf(id))
  })
  return showEntry(needs, id, caller, call.now)
}

export async function closeEntry(needs: WindowNeeds, id: string, caller: Staff, call: Call): Promise<{ done: true }> {
  await needs.transact(
    call,
    async (tx) => {
      const row = own(await needs.entries.find(id, tx.session), caller)
      if (!(await needs.entries.save(tx.session, row, { state: 'closed', changedAt: tx.now }))) {
        return refuse('STATE_MOVED')
      }
      tx.record({ type: 'window-entry.closed', subject: { kind: 'window-entry', id } })
      tx.touch(topicOf(id))
      return { id }
    },
    { line: topicOf(id) },
  )
  return { done: true }
}
