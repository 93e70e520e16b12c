import type { Appointment } from '@anju/shared-types'
import { Tag, type Tone } from '../../components/tag/index.tsx'

const tones: Partial<Record<Appointment['state'], Tone>> = {
  held: 'act',
  confirmed: 'ok',
  arrived: 'ok',
  completed: 'calm',
  missed: 'danger',
}

/** The words come from the server, so a state that this version does not know still has its name. */
export const AppointmentTag = ({ appointment }: { appointment: Pick<Appointment, 'state' | 'stateLabel'> }) => (
  <Tag tone={tones[appointment.state] ?? 'off'}>{appointment.stateLabel}</Tag>
)
