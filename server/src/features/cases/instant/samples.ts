import type { InstantSample, InstantSampleLine, instantDesk, Reply } from '@anju/shared-types'
import { answeredSample } from '../../../domain/blind-sample.ts'
import type { InstantOutcome } from '../../../domain/cases/instant.ts'
import { isRecused } from '../../../domain/cases/recusal.ts'
import type { Call, Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import { fileOf } from '../case-file.ts'
import type { CaseRow, InstantRow } from '../case-record.ts'
import { changeCase, noteCase } from '../change-case.ts'
import { interestsOf, mayOpen, type Officer, officerOf } from '../desk/at-desk.ts'
import type { CaseNeeds } from '../needs.ts'
import { factView } from './instant-view.ts'

type Sampled = CaseRow & { instant: InstantRow & { sample: NonNullable<InstantRow['sample']> } }

/** What waits for a blind look of this officer's offices; for supervisors also where people and the machine differ. */
export async function listSamples(needs: CaseNeeds, caller: Staff): Promise<{ items: InstantSampleLine[] }> {
  const me = await officerOf(needs, caller)
  const isSupervisor = me.roles.includes('supervisor')
  const [waiting, differed] = await Promise.all([
    needs.cases.sampled('waiting'),
    isSupervisor ? needs.cases.sampled('differed') : Promise.resolve<CaseRow[]>([]),
  ])
  return {
    items: [
      ...differed
        .filter(isSampled)
        .filter(({ instant }) => !instant.sample.finding)
        .map((row) => line(row, 'differed')),
      ...waiting
        .filter(isSampled)
        .filter((row) => isBlind(row, me) && mayOpen(row, me))
        .map((row) => line(row, 'sample')),
    ],
  }
}

const isSampled = (row: CaseRow): row is Sampled => row.instant?.sample !== undefined
/** Whoever has opened the file knows what the machine said. */
const isBlind = ({ seenBy }: CaseRow, { staffNo }: Officer) => seenBy.every((one) => one.staffNo !== staffNo)

function line(
  { _id, name, instant: { sample, outcome } }: Sampled,
  kind: InstantSampleLine['kind'],
): InstantSampleLine {
  const { drawnAt, due, reason } = sample
  return {
    ...{ id: _id, name, kind, drawnAt: drawnAt.toISOString(), dueOn: due.date },
    ...(kind === 'differed' && { outcome, reason }),
  }
}

/** The rule and the facts, without names, without what the machine made of them. */
export async function seeSample(needs: CaseNeeds, id: string, caller: Staff, now: Date): Promise<InstantSample> {
  const me = await officerOf(needs, caller)
  const row = blindly(needs, await needs.cases.find(id), me)
  const why = `秒批盲审抽查：${row.name}`
  for (const { accountId } of await needs.parties.accountsOf(row)) {
    await needs.directory.recordView({ viewer: caller, accountId, what: '秒批依据的事实（不显示姓名）', why, at: now })
  }
  const file = await fileOf(needs, row)
  const { basis, facts, sample } = row.instant
  return {
    ...{ id, name: row.name, dueOn: sample.due.date, provisional: sample.due.provisional },
    rules: file.items.flatMap(({ instant }) => instant?.text ?? []),
    basis: basis.map(needs.view.basisView),
    answers: Object.entries(row.answers).map(([title, answer]) => ({ title, answer })),
    facts: facts.map(factView),
    people: row.parties.length,
    hasRemark: row.remark.trim() !== '',
  }
}

/** The blind answer. Where it differs, a supervisor looks: the machine's yes stands until then, somebody relied on it. */
export async function decideSample(
  needs: CaseNeeds,
  { id, decision, reason }: { id: string; decision: 'decide' | 'person'; reason: string },
  caller: Staff,
  call: Call,
): Promise<Reply<typeof instantDesk.table.decideSample>> {
  const me = await officerOf(needs, caller)
  let agreed = true
  await changeCase(needs, id, call, async (tx, seen, table) => {
    const row = blindly(needs, seen, me)
    const answer = { staffNo: me.staffNo, decision, reason, at: tx.now }
    const { outcome } = row.instant
    const answered = answeredSample<InstantOutcome>(row.instant.sample, outcome, answer)
    agreed = answered.agreed
    return noteCase(needs, tx, row, table, {
      note: 'sampleDecided',
      event: 'sample.decided',
      who: '抽查人员',
      text: agreed ? '秒批抽查：与系统一致' : '秒批抽查：与系统不一致，由主管核对',
      patch: { instant: { ...row.instant, sample: answered.sample } },
    })
  })
  return { agreed, text: agreed ? '与系统的做法一致。' : '与系统的做法不一致，已交主管核对。' }
}

/** A supervisor says who was right. What was entered wrongly is put right by 更正登记; the item can be taken out of 秒批. */
export async function settleSample(
  needs: CaseNeeds,
  { id, isMachineRight, reason }: { id: string; isMachineRight: boolean; reason: string },
  caller: Staff,
  call: Call,
): Promise<{ done: true }> {
  const me = await officerOf(needs, caller)
  await changeCase(needs, id, call, async (tx, row, table) => {
    if (!isSampled(row) || row.instant.sample.state !== 'differed' || row.instant.sample.finding)
      return refuse('STATE_MOVED')
    if (row.instant.sample.staffNo === me.staffNo) return refuse('SAME_PERSON')
    const finding = { by: me.staffNo, byName: me.shown, isMachineRight, reason, at: tx.now }
    return noteCase(needs, tx, row, table, {
      note: 'sampleSettled',
      event: 'sample.settled',
      who: me.shown,
      text: isMachineRight ? `秒批抽查核对：系统没有错。${reason}` : `秒批抽查核对：系统不该这样做。${reason}`,
      patch: { instant: { ...row.instant, sample: { ...row.instant.sample, finding } } },
    })
  })
  return { done: true }
}

function blindly(needs: CaseNeeds, row: CaseRow | null, me: Officer): Sampled {
  if (!row || !mayOpen(row, me)) return refuse('NOT_YOUR_CASE')
  if (!isSampled(row) || row.instant.sample.state !== 'waiting') return refuse('STATE_MOVED')
  if (isRecused(interestsOf(needs, row, me))) return refuse('INTERESTED')
  if (!isBlind(row, me)) return refuse('NOT_ALLOWED', { text: '您已经打开过这件，请由其他同事盲审。' })
  return row
}
