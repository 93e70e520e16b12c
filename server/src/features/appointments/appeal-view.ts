import type { Appeal } from '@anju/shared-types'
import { medianWait } from '../../domain/appointments/no-show.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Catalogue } from '../halls/hall-store.ts'
import type { Waits } from '../halls/waits.ts'
import type { Appointment } from './appointment-store.ts'
import { hasNoShow, noShowView } from './appointment-view.ts'

/** An appeal as the supervisor sees it, with what the queue says about that hour. */
export async function appealView(
  appointment: Appointment,
  {
    catalogue,
    name,
    waits,
    now,
  }: { catalogue: Catalogue; name: { masked: string } | undefined; waits: Waits; now: Date },
): Promise<Appeal> {
  if (!hasNoShow(appointment)) return refuse('NOT_FOUND')
  const { openedAt } = appointment.noShow.appeal
  return {
    id: appointment._id,
    name: name?.masked ?? '未实名',
    openedAt: (openedAt ?? appointment.noShow.at).toISOString(),
    noShow: noShowView(appointment, catalogue, now),
    hallRanLate: waitsText(await waitsAround(waits, appointment)),
  }
}

/** Actual waits of people who came for the same service while this one was expected. */
export const waitsAround = (
  waits: Waits,
  { hallId, service, checkInFrom, missAfter }: Pick<Appointment, 'hallId' | 'service' | 'checkInFrom' | 'missAfter'>,
): Promise<number[]> => waits.between(hallId, service, checkInFrom, missAfter)

const waitsText = (waits: readonly number[]): string =>
  waits.length
    ? `当时同类业务 ${waits.length} 人取号，等候中位 ${Math.round(medianWait(waits) ?? 0)} 分钟`
    : '当时同类业务没有取号记录'
