import { decide } from '../../domain/appointments/decide.ts'
import { type AppointmentAction, isActive } from '../../domain/appointments/states.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { refuse } from '../../platform/refusal.ts'
import type { SlotStore } from '../halls/slot-store.ts'
import { type Appointment, type AppointmentPatch, type AppointmentStore, factsOf } from './appointment-store.ts'

export interface ApplyNeeds {
  appointments: AppointmentStore
  slots: SlotStore
}

export interface Applied {
  patch?: AppointmentPatch
  text?: string
  data?: Record<string, string | number | boolean>
  /** 赵** 代 王**, when somebody acts for the person. */
  by?: string
}

/** What was done, and by whom for whom. */
export const saidBy = (by: string | undefined, text: string): string => (by ? `${by}：${text}` : text)

/**
 * Moves an appointment by one action: decision, new state, history, place, event, all in the caller's transaction. Throws the
 * refusal of the decision, or STATE_MOVED when somebody was faster.
 */
export async function applyAction(
  { appointments, slots }: ApplyNeeds,
  tx: Tx,
  appointment: Appointment,
  action: AppointmentAction,
  more: Applied = {},
): Promise<Appointment> {
  const decision = decide(factsOf(appointment), action, tx.now)
  if ('refused' in decision) return refuse(decision.refused, { text: decision.text })
  const { to, event, place } = decision.edge
  if (place) {
    const moved = await slots.change(tx.session, appointment.slotId, appointment._id, place)
    // A hold that ran out may have been taken over by somebody else: then there is no place to give back.
    // Found so while the hold still seemed good, it means that the api's clocks differ a little: the hold is over.
    if (!moved && action !== 'expire') return refuse(place.from === 'held' ? 'HOLD_ENDED' : 'STATE_MOVED')
  }
  const entry = { at: tx.now, action, to, text: saidBy(more.by, more.text ?? historyTexts[action]) }
  const patch: AppointmentPatch = { ...more.patch, state: to, active: isActive(to) }
  if (!(await appointments.save(tx.session, appointment, patch, entry))) return refuse('STATE_MOVED')
  tx.record({
    type: event,
    subject: { kind: 'appointment', id: appointment._id },
    data: more.data,
  })
  return {
    ...appointment,
    ...patch,
    revision: appointment.revision + 1,
    history: [...appointment.history, entry],
  }
}

/** What the person reads in the history of the appointment. */
const historyTexts: Record<AppointmentAction, string> = {
  confirm: '确认预约',
  release: '放弃了保留的名额',
  expire: '保留时间已到，名额放回',
  move: '改到其他时段，原名额放回',
  cancel: '取消预约，名额放回',
  runLate: '告知大厅会晚到',
  arrive: '到厅取号',
  complete: '办结',
  miss: '超过时间未到，记为爽约',
  excuse: '超过时间未到，因大厅办理延误不计爽约',
  appeal: '对爽约记录提出申诉',
  uphold: '申诉成立，爽约记录免记',
  reject: '申诉未成立',
  handBack: '委托已结束，预约留给本人，等本人说还要不要',
  keep: '本人说这个预约还要',
}
