import { type SampledCase, type SampleState, sampleStates } from '@anju/shared-types'
import { FAULT_DAYS } from '../../domain/sampling/draw-sample.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { SamplingNeeds } from './needs.ts'
import type { PeriodRow, SampledRow } from './sample-store.ts'

const DAY = 86_400_000
type Found =
  | { result: 'clean'; words: string }
  | { result: 'fault'; words: string; responsible: string; clause: string }
/** Nobody had it in hand: the rules of the machine answer for it. */
const MACHINE = { staffNo: 'system', name: '系统自动办理' }

export async function listSampled(needs: SamplingNeeds, state: SampleState, caller: Staff, { now }: Call) {
  return { items: await views(needs, await needs.samples.list(state), caller, now) }
}

/** By somebody who had no part in it. A fault names who answers for it (过错责任), and has a clock. */
export async function findInSample(
  needs: SamplingNeeds,
  { id, ...found }: Found & { id: string },
  caller: Staff,
  call: Call,
): Promise<SampledCase> {
  const { staffNo, name } = caller.staff
  await needs.transact(call, async (tx) => {
    const row = (await needs.samples.find(id, tx.session)) ?? refuse('NOT_FOUND')
    if (row.officers.includes(staffNo)) return refuse('SAME_PERSON')
    const isFault = found.result === 'fault'
    const answerable = row.officers.length > 0 ? row.officers : [MACHINE.staffNo]
    if (isFault && !answerable.includes(found.responsible)) return refuse('NOT_ITS_OFFICER')
    const finding = {
      ...{ words: found.words, by: staffNo, byName: `${name}（${staffNo}）`, at: tx.now },
      ...(isFault && { responsible: found.responsible, clause: found.clause }),
    }
    const due = isFault ? { due: new Date(tx.now.getTime() + FAULT_DAYS * DAY) } : {}
    await move(needs, tx, row, 'waiting', { state: isFault ? 'fault' : 'clean', finding, ...due })
    return { id }
  })
  return shown(needs, id, caller, call.now)
}

export async function correctFault(
  needs: SamplingNeeds,
  { id, words }: { id: string; words: string },
  caller: Staff,
  call: Call,
): Promise<SampledCase> {
  await needs.transact(call, async (tx) => {
    const row = (await needs.samples.find(id, tx.session)) ?? refuse('NOT_FOUND')
    const { staffNo, name } = caller.staff
    const correction = { words, by: staffNo, byName: `${name}（${staffNo}）`, at: tx.now }
    await move(needs, tx, row, 'fault', { state: 'corrected', correction })
    return { id }
  })
  return shown(needs, id, caller, call.now)
}

async function move(
  { samples }: SamplingNeeds,
  tx: Parameters<Parameters<SamplingNeeds['transact']>[1]>[0],
  row: SampledRow,
  from: SampleState,
  set: Partial<SampledRow> & { state: SampleState },
): Promise<void> {
  if (row.state !== from || !(await samples.move(row, set, tx.session))) return refuse('STATE_MOVED')
  const data = { caseId: row.caseId, state: set.state }
  tx.record({ type: 'sampling.found', subject: { kind: 'sampled-case', id: row._id }, data })
}

async function shown(needs: SamplingNeeds, id: string, caller: Staff, now: Date): Promise<SampledCase> {
  const row = (await needs.samples.find(id)) ?? refuse('NOT_FOUND')
  const [view] = await views(needs, [row], caller, now)
  return view!
}

async function views({ samples, staff }: SamplingNeeds, rows: readonly SampledRow[], caller: Staff, now: Date) {
  const [periods, everyone] = await Promise.all([
    samples.periodsOf([...new Set(rows.map(({ period }) => period))]),
    staff.everyone(),
  ])
  const periodOf = new Map(periods.map((period) => [period._id, period]))
  const nameOf = new Map([MACHINE, ...everyone].map(({ staffNo, name }) => [staffNo, name]))
  return rows.map((row) => sampledView(row, { period: periodOf.get(row.period), nameOf, caller, now }))
}

interface Around {
  period: PeriodRow | undefined
  nameOf: ReadonlyMap<string, string>
  caller: Staff
  now: Date
}

function sampledView(row: SampledRow, { period, nameOf, caller: { staff }, now }: Around): SampledCase {
  const { state, finding, due, correction, officers } = row
  const named = (staffNo: string) => ({ staffNo, name: nameOf.get(staffNo) ?? staffNo })
  const answerable = officers.length > 0 ? officers : [MACHINE.staffNo]
  return {
    ...{ id: row._id, caseId: row.caseId, number: row.number, name: row.name, period: row.period, part: row.part },
    ...{ state, stateLabel: sampleStates[state], officers: answerable.map(named), drawnAt: row.drawnAt.toISOString() },
    ...{ periodLabel: period ? periodLabel(period) : row.period, by: period?.by ?? '' },
    ...(finding && {
      finding: {
        ...{ words: finding.words, by: finding.byName, at: finding.at.toISOString(), clause: finding.clause },
        ...(finding.responsible && { responsible: personWords(named(finding.responsible)) }),
      },
    }),
    ...(due && state === 'fault' && { due: due.toISOString() }),
    isLate: state === 'fault' && due !== undefined && now >= due,
    ...(correction && {
      correction: { words: correction.words, by: correction.byName, at: correction.at.toISOString() },
    }),
    allowedActions: [
      ...(state === 'waiting' && !officers.includes(staff.staffNo) ? ['find'] : []),
      ...(state === 'fault' && staff.roles.includes('supervisor') ? ['correct'] : []),
    ],
  }
}

const personWords = ({ staffNo, name }: { staffNo: string; name: string }) =>
  staffNo === MACHINE.staffNo ? name : `${name}（${staffNo}）`
const periodLabel = ({ kind, from }: Pick<PeriodRow, 'kind' | 'from'>) =>
  `${Number(from.slice(5, 7))}月${Number(from.slice(8))}日${{ day: '', week: '起一周', quarter: '起一季' }[kind]}`
