import type { CounterReading, ReadingScreen } from '@anju/shared-types'
import { organisationSides } from '../../../domain/cases/party-roles.ts'
import { checkCreditCode } from '../../../domain/identity/credit-code.ts'
import { businessOfItem, disposes } from '../../../domain/restrictions/business.ts'
import type { Call, Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import { actOf } from '../act-of-case.ts'
import { fileOf } from '../case-file.ts'
import type { CaseRow, PartyRow } from '../case-record.ts'
import { changeCase } from '../change-case.ts'
import { type Officer, officerOf, worksFor } from '../desk/at-desk.ts'
import type { CaseNeeds } from '../needs.ts'
import { confirmSide } from '../submit-case.ts'
import type { CounterReadingRow, CounterReadingStore } from './counter-reading-store.ts'

export interface ReadingNeeds extends CaseNeeds {
  readings: CounterReadingStore
}

/** Ours: a reading takes minutes; what lies on a screen longer is somebody else's. */
const MINUTES = 15
const CODE_LENGTH = 8

/** People of a case who have not said yes, with whether a phone of theirs is known. */
export async function listWaiting(needs: ReadingNeeds, caseId: string, caller: Staff) {
  const { row } = await ownCase(needs, caseId, caller)
  const phones = new Set((await needs.parties.accountsOf(row)).map(({ partyId }) => partyId))
  return {
    items: row.parties.filter(isPersonToConfirm(needs)).map((party) => ({
      ...{ partyId: party.id, side: party.side, name: needs.parties.open(party).name },
      hasPhone: phones.has(party.id),
    })),
  }
}

/**
 * Puts the act on the window's screen for somebody who has proved their number on no phone. Whoever has, confirms there and nowhere else:
 * otherwise an office could say yes in their name (D11). The yes is the person's own finger, after the clerk has read the words aloud.
 */
export async function beginReading(
  needs: ReadingNeeds,
  { caseId, partyId, seen }: { caseId: string; partyId: string; seen: string },
  caller: Staff,
  call: Call,
): Promise<CounterReading> {
  const { me, row } = await ownCase(needs, caseId, caller)
  const party = row.parties.find(({ id }) => id === partyId)
  if (!party || !isPersonToConfirm(needs)(party)) return refuse('STATE_MOVED')
  if ((await needs.parties.accountsOf(row)).some((one) => one.partyId === partyId)) return refuse('HAS_PHONE')
  const file = await fileOf(needs, row)
  const business = businessOfItem(file.main.code)
  const { text, digest } = actOf(needs, row, file, party)
  const reading: CounterReadingRow = {
    ...{ _id: needs.ids.id(), revision: 0, caseId, partyId, side: party.side, code: needs.ids.code(CODE_LENGTH) },
    ...{ state: 'open', text: needs.cipher.seal(text), digest, staffNo: me.staffNo, clerk: me.shown, seen },
    needsWitness: business !== undefined && disposes(business),
    endsAt: new Date(call.now.getTime() + MINUTES * 60_000),
  }
  const made = await needs.transact(call, async (tx) => {
    await needs.readings.insert(tx.session, reading)
    tx.record({ type: 'counter-reading.begun', subject: { kind: 'case', id: caseId }, data: { reading: reading._id } })
    return { id: reading._id }
  })
  return showReading(needs, made.id, caller, call.now)
}

export async function showReading(
  needs: ReadingNeeds,
  id: string,
  { staff }: Staff,
  now: Date,
): Promise<CounterReading> {
  const row = await needs.readings.find(id)
  if (row?.staffNo !== staff.staffNo) return refuse('NOT_YOUR_CASE')
  return { id: row._id, caseId: row.caseId, code: row.code, ...screenView(needs, row, now) }
}

/** The second officer, from an account of their own: what gives a home away is not between two people alone. */
export async function witnessReading(
  needs: ReadingNeeds,
  code: string,
  caller: Staff,
  call: Call,
): Promise<ReadingScreen> {
  const me = await officerOf(needs, caller)
  await needs.transact(call, async (tx) => {
    const row = openOne(await needs.readings.byCode(code, tx.session), tx.now)
    if (row.staffNo === me.staffNo) return refuse('SAME_PERSON')
    const witness = { staffNo: me.staffNo, shown: me.shown }
    if (!(await needs.readings.save(tx.session, row, { witness }))) return refuse('STATE_MOVED')
    tx.record({ type: 'counter-reading.witnessed', subject: { kind: 'case', id: row.caseId } })
    return { id: row._id }
  })
  return showScreen(needs, code, call.now)
}

export async function showScreen(needs: ReadingNeeds, code: string, now: Date): Promise<ReadingScreen> {
  const row = await needs.readings.byCode(code)
  return row && now < row.endsAt ? screenView(needs, row, now) : refuse('READING_OVER')
}

/** The person's own finger on the screen: yes to exactly these words, or no with what is wrong. */
export async function answerReading(
  needs: ReadingNeeds,
  { code, yes, digest, words }: { code: string; yes: boolean; digest: string; words: string },
  call: Call,
): Promise<ReadingScreen> {
  const seen = await needs.readings.byCode(code)
  if (!seen || call.now >= seen.endsAt) return refuse('READING_OVER')
  if (seen.state !== 'open') return screenView(needs, seen, call.now)
  await changeCase(needs, seen.caseId, call, async (tx, row, table) => {
    const reading = openOne(await needs.readings.byCode(code, tx.session), tx.now)
    if (!yes) {
      const said = { state: 'refused' as const, ...(words && { words: needs.cipher.seal(words) }) }
      if (!(await needs.readings.save(tx.session, reading, said))) return refuse('STATE_MOVED')
      tx.record({ type: 'counter-reading.refused', subject: { kind: 'case', id: row._id } })
      return
    }
    if (reading.needsWitness && !reading.witness) return refuse('NEEDS_WITNESS')
    const party = row.parties.find(({ id }) => id === reading.partyId)
    if (row.state !== 'confirming' || !party || party.confirmed) return refuse('STATE_MOVED')
    if (digest !== reading.digest || actOf(needs, row, table.file).digest !== digest) return refuse('ACT_CHANGED')
    if (!(await needs.readings.save(tx.session, reading, { state: 'confirmed' }))) return refuse('STATE_MOVED')
    await confirmSide(needs, tx, row, table, { partyId: party.id, digest, ...howConfirmed(reading) })
  })
  return showScreen(needs, code, call.now)
}

/** As the history and the file say for good how this yes came about. */
function howConfirmed({ clerk, witness, seen }: CounterReadingRow) {
  const by = `本人在窗口屏上点的，${clerk}念给本人听${witness ? `，${witness.shown}见证` : ''}`
  return { by, text: `没有手机，${by}；核对了：${seen}` }
}

function openOne(row: CounterReadingRow | null, now: Date): CounterReadingRow {
  if (!row || now >= row.endsAt) return refuse('READING_OVER')
  return row.state === 'open' ? row : refuse('STATE_MOVED')
}

function screenView({ cipher }: Pick<ReadingNeeds, 'cipher'>, row: CounterReadingRow, now: Date): ReadingScreen {
  return {
    state: row.state === 'open' && now >= row.endsAt ? 'over' : row.state,
    text: cipher.open(row.text),
    ...{ digest: row.digest, side: row.side, clerk: row.clerk, needsWitness: row.needsWitness },
    witness: row.witness?.shown,
    words: row.words && cipher.open(row.words),
    endsAt: row.endsAt.toISOString(),
    serverNow: now.toISOString(),
  }
}

/** Of the office that takes it in, while people still have to say yes. */
async function ownCase(needs: ReadingNeeds, id: string, caller: Staff): Promise<{ me: Officer; row: CaseRow }> {
  const [me, row] = await Promise.all([officerOf(needs, caller), needs.cases.find(id)])
  if (row?.state !== 'confirming' || !worksFor(me, row.plan.accept.department)) return refuse('NOT_YOUR_CASE')
  return { me, row }
}

/** An organisation confirms with its seal (`confirmFor`), a person with a phone or here. */
const isPersonToConfirm =
  ({ parties }: Pick<CaseNeeds, 'parties'>) =>
  (party: PartyRow): boolean =>
    !party.confirmed && !(organisationSides.includes(party.side) && checkCreditCode(parties.open(party).idNumber).ok)
