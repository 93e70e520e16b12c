import type { desk, Input } from '@anju/shared-types'
import type { Call, Staff } from '../../platform/http/call.ts'
import { actOnTicket } from './act-on-ticket.ts'
import type { DeskNeeds } from './desk-needs.ts'

/** Calls the same person again: the screen shows it, no second message is sent. */
export const recallTicket = (
  needs: DeskNeeds,
  { params }: Input<(typeof desk)['table']['recall']>,
  caller: Staff,
  call: Call,
) => actOnTicket(needs, params.id, caller, call, { command: () => ({ action: 'recall' }) })
