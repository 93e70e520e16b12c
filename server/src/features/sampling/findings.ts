import { type SampledCase, type SampleState, sampleStates } from '@anju/shared-types'
import { FAULT_DAYS } from '../../domain/sampling/draw-sample.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { SamplingNeeds } from './needs.ts'
import type { SampledRow } from './sample-store.ts'

const DAY = 86_400_000
type Found = { result: 'clean'; words: string } | { result: 'fault'; words: string; responsible: string }

export const listSampled = async ({ samples }: SamplingNeeds, state: SampleState, caller: Staff, { now }: Call) => ({
  items: (await samples.list(state)).map((row) => sampledView(row, caller, now)),
})

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
    const finding = {
      ...{ words: found.words, by: staffNo, byName: `${name}（${staffNo}）`, at: tx.now },
      ...(isFault && { responsible: found.responsible }),
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
    const correction = { words, by: caller.staff.staffNo, at: tx.now }
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

const shown = async ({ samples }: SamplingNeeds, id: string, caller: Staff, now: Date) =>
  sampledView((await samples.find(id)) ?? refuse('NOT_FOUND'), caller, now)

function sampledView(row: SampledRow, { staff }: Staff, now: Date): SampledCase {
  const { state, finding, due, correction } = row
  return {
    ...{ id: row._id, caseId: row.caseId, number: row.number, name: row.name, period: row.period, part: row.part },
    ...{ state, stateLabel: sampleStates[state], officers: row.officers },
    ...(finding && {
      finding: {
        ...{ words: finding.words, by: finding.byName, at: finding.at.toISOString() },
        ...(finding.responsible && { responsible: finding.responsible }),
      },
    }),
    ...(due && state === 'fault' && { due: due.toISOString() }),
    isLate: state === 'fault' && due !== undefined && now >= due,
    ...(correction && { correction: correction.words }),
    allowedActions: [
      ...(state === 'waiting' && !row.officers.includes(staff.staffNo) ? ['find'] : []),
      ...(state === 'fault' && staff.roles.includes('supervisor') ? ['correct'] : []),
    ],
  }
}
