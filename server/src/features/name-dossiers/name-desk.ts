import { type NameDoubtFile, type NameDoubtLine, nameDoubtStates, spellingPlaces } from '@anju/shared-types'
import { maskName } from '../../domain/identity/mask.ts'
import { differingPlaces } from '../../domain/identity/name-characters.ts'
import { doubtAfter, isSettled, opinionProblem } from '../../domain/identity/name-doubt.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { drawn } from './my-name.ts'
import type { NameDoubtRow } from './name-store.ts'
import type { NameNeeds } from './needs.ts'

/** What waits for somebody to look at two spellings, the oldest first. */
export async function listNames(needs: NameNeeds, caller: Staff) {
  const [doubts, reports, own] = await Promise.all([
    needs.names.openDoubts(),
    needs.names.openReports(),
    ownIndex(needs, caller),
  ])
  const names = await needs.accounts.store.findNames(reports.map(({ accountId }) => accountId))
  return {
    doubts: doubts.map((row) => lineOf(needs, row, caller, own)),
    reports: reports.map(({ _id, accountId, words, at }) => ({
      id: _id,
      maskedName: maskName(names.get(accountId) ?? ''),
      words: needs.cipher.open(words),
      at: at.toISOString(),
    })),
  }
}

async function ownIndex({ accounts, cipher }: NameNeeds, { accountId }: Staff): Promise<string | undefined> {
  const account = await accounts.store.find(accountId)
  return account?.realName.state === 'verified' ? cipher.blindIndex('id-number', account.realName.idNumber) : undefined
}

const problemFor = ({ state, opinions, idIndex }: NameDoubtRow, { staff }: Staff, own: string | undefined) =>
  opinionProblem(state, opinions, {
    staffNo: staff.staffNo,
    isSupervisor: staff.roles.includes('supervisor'),
    isOwn: own === idIndex,
  })

const lineOf = ({ cipher }: NameNeeds, row: NameDoubtRow, caller: Staff, own: string | undefined): NameDoubtLine => ({
  id: row._id,
  state: row.state,
  stateText: nameDoubtStates[row.state],
  maskedName: maskName(cipher.open(row.proved)),
  placeLabel: spellingPlaces[row.place],
  context: row.context,
  openedAt: row.openedAt.toISOString(),
  mayGive: problemFor(row, caller, own) === undefined,
})

/** Both spellings, character by character. Recorded for the person (E78). */
export async function openDoubt(needs: NameNeeds, id: string, caller: Staff, now: Date): Promise<NameDoubtFile> {
  const row = (await needs.names.doubt(id)) ?? refuse('NOT_FOUND')
  const own = await ownIndex(needs, caller)
  if (own === row.idIndex) return refuse('INTERESTED')
  const [proved, written] = [needs.cipher.open(row.proved), needs.cipher.open(row.written)]
  await needs.directory.recordView({
    ...{ viewer: caller, accountId: row.accountId, at: now },
    ...{ what: '姓名的写法', why: '核对两种写法是不是同一个名字' },
  })
  const isOpenToAll = row.state === 'third' || isSettled(row.state)
  return {
    ...lineOf(needs, row, caller, own),
    proved: await drawn(needs, proved),
    written: await drawn(needs, written),
    differs: differingPlaces(proved, written),
    opinions: isOpenToAll
      ? row.opinions.map(({ staffNo, name, verdict, reason }) => ({
          by: `${name}（${staffNo}）`,
          same: verdict === 'same',
          reason,
        }))
      : [],
  }
}

/** One person's opinion, with the reason. Two that agree settle it for good. */
export async function giveOpinion(
  needs: NameNeeds,
  { id, same, reason }: { id: string; same: boolean; reason: string },
  caller: Staff,
  call: Call,
) {
  const { staffNo, name } = caller.staff
  const own = await ownIndex(needs, caller)
  const state = await needs.transact(
    call,
    async (tx) => {
      const row = (await needs.names.doubt(id, tx.session)) ?? refuse('NOT_FOUND')
      const problem = problemFor(row, caller, own)
      if (problem) return refuse(problem)
      const verdict = same ? ('same' as const) : ('different' as const)
      const opinions = [...row.opinions, { at: tx.now, staffNo, name, verdict, reason }]
      const next = doubtAfter(opinions)
      const patch = { state: next, opinions, ...(isSettled(next) && { settledAt: tx.now }) }
      if (!(await needs.names.saveDoubt(row, patch, tx.session))) return refuse('STATE_MOVED')
      const type = isSettled(next) ? ('name-doubt.settled' as const) : ('name-doubt.opinion-given' as const)
      tx.record({ type, subject: { kind: 'name-doubt', id } })
      return next
    },
    { line: `name-doubt:${id}` },
  )
  return { state, stateText: nameDoubtStates[state] }
}

/** Answers somebody who said that their name is wrong. */
export async function answerReport(
  needs: NameNeeds,
  { id, answer }: { id: string; answer: string },
  { staff: { staffNo, name } }: Staff,
  call: Call,
): Promise<{ done: true }> {
  return needs.transact(call, async (tx) => {
    if (!(await needs.names.report(id))) return refuse('NOT_FOUND')
    const written = await needs.names.answerReport(id, { at: tx.now, staffNo, name, text: answer }, tx.session)
    if (!written) return refuse('STATE_MOVED')
    tx.record({ type: 'name-report.answered', subject: { kind: 'name-report', id } })
    return { done: true as const }
  })
}
