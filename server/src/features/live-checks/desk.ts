import type { LiveCheckFile, LiveCheckLine } from '@anju/shared-types'
import { normaliseIdNumber } from '../../domain/identity/citizen-id.ts'
import { maskName } from '../../domain/identity/mask.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { usableUntil } from './ask-result.ts'
import { isByStaff, type LiveCheckRow } from './live-check-record.ts'
import { moveCheck } from './move-check.ts'
import type { LiveCheckNeeds } from './needs.ts'
import { proved } from './own-check.ts'

const AT_ONCE = 200

/** What is asked of everybody, so that a pressed or deceived person can say so (远程面签 with a list of questions). */
export const QUESTIONS = [
  '请您自己说一下：要办什么事？',
  '是哪一套房子，给谁，多少钱？',
  '是您自己的意思吗？旁边有没有人催您或教您怎么说？',
] as const

/** What waits for a person, the oldest first. */
export async function listChecks(needs: LiveCheckNeeds, now: Date): Promise<LiveCheckLine[]> {
  const rows = await needs.checks.waiting(AT_ONCE)
  const names = await needs.directory.personNames(rows.map(({ accountId }) => accountId))
  return rows.map((row) => lineOf(row, names.get(row.accountId)?.masked ?? '', now))
}

const lineOf = (row: LiveCheckRow, maskedName: string, now: Date): LiveCheckLine => ({
  id: row._id,
  way: row.way as 'window' | 'call',
  wayLabel: row.way === 'window' ? '到窗口' : '打电话',
  title: row.title,
  maskedName,
  reasons: row.reasons,
  begunAt: row.begunAt.toISOString(),
  ...(row.dueAt && { dueAt: row.dueAt.toISOString() }),
  isLate: row.dueAt !== undefined && row.dueAt < now,
})

/** One that waits for a person; nobody looks at their own. */
async function waitingOne(needs: LiveCheckNeeds, id: string, caller: Staff): Promise<LiveCheckRow> {
  const row = await needs.checks.find(id)
  if (!row || !isByStaff(row) || row.state !== 'open') return refuse('NOT_FOUND')
  const own = await needs.accounts.store.find(caller.accountId)
  const isOwn =
    own?.realName.state === 'verified' && needs.cipher.blindIndex('id-number', own.realName.idNumber) === row.idIndex
  return isOwn ? refuse('INTERESTED') : row
}

/** Opens one: who it is, what to ask, whom to ring. Recorded for the person (E78). */
export async function openCheck(needs: LiveCheckNeeds, id: string, caller: Staff, now: Date): Promise<LiveCheckFile> {
  const row = await waitingOne(needs, id, caller)
  const person = await proved(needs, row.accountId)
  await needs.directory.recordView({
    ...{ viewer: caller, accountId: row.accountId, at: now },
    ...{ what: '本人核验', why: `核验“${row.title}”的确认是不是本人` },
  })
  return {
    ...lineOf(row, maskName(person.name), now),
    text: needs.cipher.open(row.sealedText),
    // Only for ringing: at the window nobody needs it.
    ...(row.way === 'call' && person.phone && { phone: person.phone }),
    questions: [...QUESTIONS],
  }
}

export interface Verdict {
  id: string
  passed: boolean
  idNumber: string
  answers: { question: string; answer: string }[]
  note: string
}

/** Writes down what a person of the staff saw and heard. The same effect as a camera's: the check has passed, for the same minutes. */
export async function decideByStaff(
  needs: LiveCheckNeeds,
  { id, passed, idNumber, answers, note }: Verdict,
  caller: Staff,
  call: Call,
): Promise<{ done: true }> {
  const { staffNo, name } = caller.staff
  return needs.transact(call, async (tx) => {
    const row = await waitingOne(needs, id, caller)
    const person = await proved(needs, row.accountId)
    if (passed) {
      if (normaliseIdNumber(idNumber) !== person.idNumber) return refuse('LIVE_CHECK_NOT_THEM', { field: 'idNumber' })
      const missing = QUESTIONS.find((question) => !answers.some((one) => one.question === question))
      if (missing) return refuse('LIVE_CHECK_RECORD', { field: 'answers', text: `还没有记下：${missing}` })
    } else if (!note) return refuse('LIVE_CHECK_RECORD', { field: 'note', text: '没有通过的，请写明情况。' })
    const record = { at: tx.now, staffNo, name, sealed: needs.cipher.seal(JSON.stringify({ answers, note })) }
    await moveCheck(needs.checks, tx, row, passed ? 'pass' : 'fail', {
      record,
      ...(passed ? { endsAt: usableUntil(tx.now) } : { failure: { code: 'staff', tryAgain: false } }),
    })
    return { done: true as const }
  })
}
