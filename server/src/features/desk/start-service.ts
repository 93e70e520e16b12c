import type { desk, Input } from '@anju/shared-types'
import type { Call, Staff } from '../../platform/http/call.ts'
import { actOnTicket } from './act-on-ticket.ts'
import type { DeskNeeds } from './desk-needs.ts'

/** The person is at the window; service time runs from here. */
export const startService = (
  needs: DeskNeeds,
  { params }: Input<(typeof desk)['table']['start']>,
  caller: Staff,
  call: Call,
) => actOnTicket(needs, params.id, caller, call, { command: () => ({ action: 'start' }) })
