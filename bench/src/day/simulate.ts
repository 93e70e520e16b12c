import type { WorkingCalendar } from '../../../server/src/domain/calendar/calendar.ts'
import { addWorkingMinutes } from '../../../server/src/domain/calendar/working-time.ts'
import { approvalProblems } from '../../../server/src/domain/cases/separation.ts'
import { type PlainDate, shanghaiInstant } from '../../../shared-types/src/index.ts'
import { seeded } from '../load.ts'
import {
  ARRIVALS,
  arrivalsByHalfHour,
  type BusinessAssumption,
  businesses,
  DAY,
  handsOver,
  type Minutes,
  registerAnswers,
  takesFees,
} from './assumptions.ts'
import { type Organisation, type Worker, workers } from './organisation.ts'
import { type Business, hallHours } from './plans.ts'
import { move, openTask, type Visit, visitOf } from './visit.ts'

const MINUTE_MS = 60_000
const HALF_HOUR_MS = 30 * MINUTE_MS

export interface DayNeeds {
  businesses: ReadonlyMap<string, Business>
  calendar: WorkingCalendar
}

export interface DayOptions {
  seed: number
  arrivals?: number
  /** Nothing happens after it; left out, the people go on until the last certificate, on the next days too. */
  until?: Date
}

interface Arrival {
  at: Date
  of: BusinessAssumption
  /** Chance of each piece of work, drawn at the door: the same person costs the same under every organisation. */
  chance: { accept: number; review: number; approve: number; register: number; fees: number; hand: number }
}

/** Who comes when with what, by the seed alone. */
export function arrivalsOf(seed: number, count = ARRIVALS): Arrival[] {
  const random = seeded(seed)
  const halfHours = Object.entries(arrivalsByHalfHour)
  const arrivals = Array.from({ length: count }, (): Arrival => {
    const [from] = weighed(halfHours, ([, weight]) => weight, random())
    const of = weighed(businesses, ({ share }) => share, random())
    const at = new Date(shanghaiInstant(DAY as PlainDate, from).getTime() + random() * HALF_HOUR_MS)
    const [accept, review, approve, register, fees, hand] = [random(), random(), random(), random(), random(), random()]
    return { at, of, chance: { accept, review, approve, register, fees, hand } }
  })
  return arrivals.sort((a, b) => a.at.getTime() - b.at.getTime())
}

function weighed<T>(list: readonly T[], weight: (one: T) => number, chance: number): T {
  let left = chance * list.reduce((sum, one) => sum + weight(one), 0)
  for (const one of list) {
    left -= weight(one)
    if (left < 0) return one
  }
  return list.at(-1)!
}

/** Triangular: the usual most often, never beyond the ends. */
function minutesOf([least, usual, most]: Minutes, chance: number): number {
  const peak = (usual - least) / (most - least)
  if (chance < peak) return least + Math.sqrt(chance * (most - least) * (usual - least))
  return most - Math.sqrt((1 - chance) * (most - least) * (most - usual))
}

interface Event {
  at: number
  /** Of two at the same moment the one that was planned first. */
  order: number
  happen: (now: Date) => void
}

/** One day of a hall, event by event: no real time passes, and the same seed gives the same day. */
export function simulateDay(
  needs: DayNeeds,
  organisation: Organisation,
  { seed, arrivals, until }: DayOptions,
): Visit[] {
  const visits: Visit[] = []
  const chances: Arrival[] = arrivalsOf(seed, arrivals)
  const events: Event[] = []
  const idle = new Set<Worker>(workers)
  let order = 0
  const plan = (at: Date, happen: Event['happen']) => void events.push({ at: at.getTime(), order: order++, happen })

  for (const [id, arrival] of chances.entries()) {
    plan(arrival.at, () => {
      visits.push(visitOf(id, arrival.of.item, needs.businesses.get(arrival.of.item)!, arrival.at))
    })
  }

  /** Work takes service time: lunch, night and weekend lie between its beginning and its end. */
  const work = (worker: Worker | undefined, visit: Visit, minutes: number, now: Date, done: Event['happen']) => {
    visit.isBusy = true
    if (worker) idle.delete(worker)
    const end = worker ? addWorkingMinutes(now, minutes, hallHours, needs.calendar).at : later(now, minutes)
    plan(end, (at) => {
      visit.isBusy = false
      if (worker) idle.add(worker)
      done(at)
    })
  }

  const begin = (worker: Worker, visit: Visit, now: Date) => {
    const { of, chance } = chances[visit.id]!
    const minutes = (length: Minutes, which: keyof Arrival['chance']) => minutesOf(length, chance[which])
    switch (visit.state) {
      case 'submitted':
        visit.acceptedBy = worker.staffNo
        visit.window = worker.window
        return work(worker, visit, minutes(of.accept, 'accept'), now, (at) => move(visit, 'accept', at))
      case 'reviewing': {
        const taskId = openTask(visit)!.id
        return work(worker, visit, minutes(of.review, 'review'), now, (at) => move(visit, 'finishTask', at, { taskId }))
      }
      case 'approving':
        visit.decidedBy = worker.staffNo
        return work(worker, visit, minutes(of.approve, 'approve'), now, (at) => {
          move(visit, 'approve', at)
          if (visit.state !== 'entering') return
          work(undefined, visit, minutes(registerAnswers, 'register'), at, (entered) => {
            move(visit, 'registerEnters', entered)
          })
        })
      case 'feeDue':
        return work(worker, visit, minutes(takesFees, 'fees'), now, (at) => move(visit, 'settleFees', at))
      default:
        return work(worker, visit, minutes(handsOver, 'hand'), now, (at) => move(visit, 'handOver', at))
    }
  }

  /** Everybody who is free takes the next piece of work that is theirs. */
  const dispatch = (now: Date) => {
    for (const worker of workers) {
      if (!idle.has(worker)) continue
      const next = nextFor(worker, visits, organisation)
      if (next) begin(worker, next, now)
    }
  }

  for (let event = takeFirst(events); event; event = takeFirst(events)) {
    if (until && event.at > until.getTime()) break
    event.happen(new Date(event.at))
    dispatch(new Date(event.at))
  }
  return visits
}

const later = (from: Date, minutes: number) => new Date(from.getTime() + minutes * MINUTE_MS)

function takeFirst(events: Event[]): Event | undefined {
  if (!events.length) return undefined
  let first = 0
  for (let i = 1; i < events.length; i++) {
    const [one, best] = [events[i]!, events[first]!]
    if (one.at < best.at || (one.at === best.at && one.order < best.order)) first = i
  }
  return events.splice(first, 1)[0]
}

/** What is nearest to its end goes first, then whoever has waited longest. */
const urgency: readonly Visit['state'][] = ['ready', 'feeDue', 'approving', 'reviewing', 'submitted']

function nextFor(worker: Worker, visits: readonly Visit[], organisation: Organisation): Visit | undefined {
  const inLine = visits.filter((visit) => visit.state === 'submitted' && !visit.isBusy).length
  for (const state of urgency) {
    const found = visits.find(
      (visit) => visit.state === state && !visit.isBusy && mayDo(worker, visit, organisation, inLine),
    )
    if (found) return found
  }
  return undefined
}

/** Whether a piece of work falls to this person: by post, by window, and by the rule that whoever took it in does not decide it. */
function mayDo(worker: Worker, visit: Visit, { windowsFor, rotatesFrom }: Organisation, inLine: number): boolean {
  const { plan } = visit.business
  switch (visit.state) {
    case 'submitted':
      return (
        (worker.post === 'acceptor' || inLine >= (rotatesFrom ?? Infinity)) &&
        windowsFor(visit.item).includes(worker.window)
      )
    case 'reviewing':
    case 'approving':
      return worker.post === 'approver' && isNearest(worker, visit) && mayDecide(worker, visit, plan.entersRegister)
    default:
      return worker.post === 'acceptor' && worker.window === visit.window
  }
}

/** The pair's own approver decides; what that one took in themselves goes to the approver of the next window. */
function isNearest(worker: Worker, { window = 0, acceptedBy }: Visit): boolean {
  const own = workers.find((one) => one.post === 'approver' && one.window === window)
  if (own?.staffNo !== acceptedBy) return own === worker
  const windows = workers.filter(({ post }) => post === 'approver').length
  return worker.window === (window + 1) % windows
}

const mayDecide = ({ staffNo }: Worker, { acceptedBy }: Visit, entersRegister: boolean): boolean =>
  approvalProblems({
    approver: { staffNo, roles: ['registrar'], qualifications: [{ kind: 'registrar' }] },
    actedBefore: acceptedBy ? [{ staffNo: acceptedBy, as: '受理' }] : [],
    recusal: [],
    entersRegister,
    on: DAY as PlainDate,
  }).length === 0
