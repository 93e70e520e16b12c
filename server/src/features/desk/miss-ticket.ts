import type { desk, Input } from '@anju/shared-types'
import type { Call, Staff } from '../../platform/http/call.ts'
import { actOnTicket } from './act-on-ticket.ts'
import type { DeskNeeds } from './desk-needs.ts'

/** The person did not come to the window. When to stop waiting is the clerk's judgement; the history says when it was. */
export const missTicket = (
  needs: DeskNeeds,
  { params }: Input<(typeof desk)['table']['miss']>,
  caller: Staff,
  call: Call,
) => actOnTicket(needs, params.id, caller, call, { command: () => ({ action: 'miss' }) })
