import { countsFrom, whyOverQuota } from '../../domain/appointments/agents.ts'
import { stateAt } from '../../domain/appointments/decide.ts'
import { isActive } from '../../domain/appointments/states.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { refuse } from '../../platform/refusal.ts'
import type { AppointmentStore, MadeBy } from './appointment-store.ts'
import type { Mandate } from './mandates.ts'

/** Lets an agent take one more place for this person, or refuses AGENT_QUOTA in words (E13). In the transaction that takes it. */
export async function withinQuota(
  appointments: Pick<AppointmentStore, 'madeByAgent'>,
  tx: Tx,
  { accountId, agent }: Mandate,
): Promise<void> {
  const made = await appointments.madeByAgent(tx.session, agent.idIndex, countsFrom(tx.now))
  const seen = made.map((one) => ({ accountId: one.accountId, isOpen: isActive(stateAt(one, tx.now)) }))
  const why = whyOverQuota(seen, accountId)
  if (why) return refuse('AGENT_QUOTA', { text: why })
}

/** As kept with the appointment. Names are masked: the delegation itself has them whole. */
export const madeByOf = ({ delegationId, agent, shown }: Mandate): MadeBy => ({ delegationId, ...agent, shown })
