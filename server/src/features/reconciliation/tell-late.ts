import { payChannels } from '@anju/shared-types'
import type { EventHandler, Parts } from '../../platform/parts.ts'
import type { Duty } from '../accounts/duty.ts'
import type { Notifier } from '../notices/notifier.ts'
import type { DayStore } from './day-store.ts'
import { nowText } from './days-view.ts'

export interface TellLateNeeds extends Pick<Parts, 'log'> {
  days: Pick<DayStore, 'find' | 'countOf' | 'ownersOf'>
  hallName(id: string): Promise<string | undefined>
  notifier: Notifier
  duty: Duty
  /** The accounts through which one member of staff is told something. */
  accountsOf(staffNo: string): Promise<string[]>
}

/**
 * A day that is late is a message to people, each time it is said: to those who have taken its differences; to the supervisors as long as
 * one is nobody's, or there is none to take because the bill is missing or the slips were not counted.
 */
export const tellLate =
  (needs: TellLateNeeds): EventHandler =>
  async ({ _id: eventId, subject }) => {
    const day = await needs.days.find(subject.id)
    if (!day || day.state === 'balanced') return
    const [open, owners, hall] = await Promise.all([
      needs.days.countOf(day._id, true),
      needs.days.ownersOf(day._id),
      day.hallId ? needs.hallName(day.hallId) : undefined,
    ])
    const theirs = (await Promise.all(owners.staffNos.map(needs.accountsOf))).flat()
    const isSomebodys = open > 0 && owners.unowned === 0 && theirs.length > 0
    const supervisors = isSomebodys ? [] : await needs.duty.accountsOf('supervisor')
    const told = [...new Set([...theirs, ...supervisors])]
    if (told.length === 0)
      needs.log.error({ day: day._id }, 'a day is not reconciled and nobody of the staff can be told')
    for (const accountId of told) {
      await needs.notifier.notify({
        ...{ eventId: `reconciliation-late-${eventId}-${accountId}`, accountId, vars: {} },
        title: `${day.day} ${payChannels[day.channel]}的账还没有对平`,
        text: `${hall ? `${hall}：` : ''}${nowText(day, open)}`,
        page: 'packages/cashier/reconciliation/index',
      })
    }
  }
