import { type PlainDate, plainDate } from '@anju/shared-types'
import type { Connection } from 'mongoose'
import { dayText } from '../../domain/calendar/calendar.ts'
import { type Due, dueIn } from '../../domain/calendar/due.ts'
import { waitsForPerson } from '../../domain/eligibility/check-actions.ts'
import type { MovedDeadline, MovedDeadlines } from '../halls/moved-deadlines.ts'
import { standingOf } from './check-due.ts'
import { createCheckStore, type EligibilityCheck } from './check-store.ts'

const labels = { person: '购房资格人工核对', sample: '购房资格盲审', challenge: '购房事实异议答复' } as const
type Kind = keyof typeof labels

/** Days promised for checks that would be others under another calendar. What was told to people stays; staff see what moves. */
export function createMovedDueDays(db: Connection): MovedDeadlines {
  const checks = createCheckStore(db)
  return {
    async moved(_before, after) {
      const counts = new Map<string, number>()
      for (const { kind, due } of (await checks.onDesk()).flatMap(openDays)) {
        const now = dueIn(due.days, plainDate(due.from), after).date
        if (now === due.date) continue
        const key = `${kind} ${due.date} ${now}`
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
      return [...counts].map(([key, count]) => movedLine(key.split(' ') as [Kind, PlainDate, PlainDate], count))
    },
  }
}

function openDays(check: EligibilityCheck): { kind: Kind; due: Due }[] {
  const { personBy, sample, challenges } = check
  return [
    ...(personBy && waitsForPerson(standingOf(check)) ? [{ kind: 'person' as const, due: personBy }] : []),
    ...(sample?.state === 'waiting' ? [{ kind: 'sample' as const, due: sample.due }] : []),
    ...challenges.filter(({ state }) => state === 'open').map(({ due }) => ({ kind: 'challenge' as const, due })),
  ]
}

const movedLine = ([kind, was, is]: [Kind, PlainDate, PlainDate], count: number): MovedDeadline => ({
  ...{ kind: 'eligibility', label: labels[kind], was, is, count },
  text: `${count} 件${labels[kind]}原定${dayText(was)}前，按新日历是${dayText(is)}；已经告知群众的日期不变`,
})
