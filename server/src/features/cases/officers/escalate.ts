import { type Escalation, type EscalationTrigger, escalations } from '../../../domain/cases/clocks/escalation.ts'
import { type CaseWork, handedOn, handOf, openWorks } from '../../../domain/cases/hands.ts'
import type { Tx } from '../../../platform/db/transact.ts'
import type { Roster } from '../../staffing/staffing.ts'
import { today } from '../case-file.ts'
import type { CaseRow } from '../case-record.ts'
import { type CaseTable, noteCase } from '../change-case.ts'
import { clocksOf } from '../derive.ts'
import type { CaseNeeds } from '../needs.ts'
import { type Fitness, recusedOf, unfit } from './fitness.ts'
import { forecastOf } from './outlook.ts'

/** What a step says in the list of those that need eyes: how much of the time is gone. */
const levels: Record<EscalationTrigger, number> = {
  half: 50,
  forecast: 60,
  'four-fifths': 80,
  breach: 100,
  'law-forecast': 100,
  'law-breach': 100,
}

const LOOK_AGAIN_MS = 3_600_000

/**
 * Warns at half and at four fifths, on a forecast and on a breach, and then moves the case to the next of the named chain (E58). Each step
 * happens once in a case: it is written with the change, and of two clocks that run at once one finds that the case has moved on.
 */
export async function escalateCase(needs: CaseNeeds, tx: Tx, row: CaseRow, table: CaseTable): Promise<void> {
  const steps = row.suspension || row.alert ? [] : await stepsNow(needs, tx, row, table)
  if (steps.length === 0) {
    await needs.cases.wake(row._id, new Date(tx.now.getTime() + LOOK_AGAIN_MS), tx.session)
    return
  }
  const triggers = [...new Set(steps.map(({ trigger }) => trigger))]
  await noteCase(needs, tx, row, table, {
    note: 'warn',
    event: 'case.warned',
    who: '系统',
    text: triggers.map((trigger) => wordsOf(steps.filter((step) => step.trigger === trigger))).join('；'),
    patch: {
      warned: Math.max(row.warned, ...triggers.map((trigger) => levels[trigger])),
      escalated: [
        ...(row.escalated ?? []),
        ...triggers.map((trigger) => {
          const told = steps.filter((step) => step.trigger === trigger)
          return {
            ...{ trigger, at: tx.now, reason: told[0]!.reason },
            told: [...new Set(told.flatMap(({ to, told: others }) => [to, ...others]))],
          }
        }),
      ],
      hands: movedHands(row, steps, tx.now),
    },
  })
}

interface Step extends Escalation {
  work: CaseWork
  name: string
}

async function stepsNow(needs: CaseNeeds, tx: Tx, row: CaseRow, { calendar }: CaseTable): Promise<Step[]> {
  const clocks = clocksOf(row, calendar, tx.now)
  const works = openWorks(row)
  if (!clocks || works.length === 0) return []
  const roster = await needs.staffing.roster(tx.now)
  const [recused, likely] = await Promise.all([
    recusedOf(needs, row, roster.members),
    forecastOf(needs, row, clocks, { calendar, now: tx.now }),
  ])
  const fitness: Fitness = { roster, recused, on: today(tx.now) }
  const done = (row.escalated ?? []).map(({ trigger }) => trigger)
  return works.flatMap((work) => {
    const chain = chainOf(row, work, fitness)
    if (!chain) return []
    const question = { clocks: { ...clocks, by: chain.officer }, forecast: likely, chain, done }
    return escalations({ ...question, isAbsent: (staffNo) => roster.away.has(staffNo) }).map((step) => ({
      ...step,
      action: step.action === 'move' && mayHold(row, work, step.to, fitness) ? ('move' as const) : ('remind' as const),
      ...{ work, name: roster.member(step.to)?.name ?? step.to },
    }))
  })
}

/** Officer, a stand-in who may do the work, supervisor, leader. Without any supervisor there is nobody to escalate to. */
function chainOf(row: CaseRow, work: CaseWork, fitness: Fitness) {
  const { roster } = fitness
  const held = handOf(row, work.id)?.staffNo
  const supervisor = roster.supervisorOf(held ?? '')
  if (!supervisor) return undefined
  const officer = held ?? supervisor
  const standIn = roster.standInsOf(officer).find((one) => {
    const member = roster.member(one)
    return member && !unfit(row, work, member, fitness)
  })
  return { officer, ...(standIn && { standIn }), supervisor, leader: roster.leaderOf(officer) ?? supervisor }
}

/** A supervisor answers for late work also without the certificate that doing it takes; an interest keeps everybody away. */
const mayHold = (row: CaseRow, work: CaseWork, staffNo: string, { roster, recused, on }: Fitness): boolean => {
  const member = roster.member(staffNo)
  const present: Roster = { ...roster, away: new Set() }
  return (
    member !== undefined && !unfit(row, { ...work, qualification: undefined }, member, { roster: present, recused, on })
  )
}

function movedHands(row: CaseRow, steps: readonly Step[], now: Date): CaseRow['hands'] {
  let hands = row.hands
  for (const work of openWorks(row)) {
    // Several steps at once, after a clock that stood: the case goes where the last of them sends it.
    const last = steps.filter((step) => step.work.id === work.id && step.action === 'move').at(-1)
    if (!last || handOf(row, work.id)?.staffNo === last.to) continue
    hands = handedOn(hands, { work: work.id, staffNo: last.to, name: last.name, since: now, cause: 'escalation' })
  }
  return hands
}

function wordsOf(steps: readonly Step[]): string {
  const parts = steps.map(({ action, work, name }) =>
    action === 'move' ? `${work.name}改由${name}办` : `已提醒${name}`,
  )
  return `${steps[0]!.reason}，${[...new Set(parts)].join('，')}`
}
