import type { desk, Input } from '@anju/shared-types'
import type { Call, Staff } from '../../platform/http/call.ts'
import type { DeskNeeds } from './desk-needs.ts'
import { leaveWindow } from './open-window.ts'
import { ownWindow } from './own-window.ts'
import { seeDesk } from './see-desk.ts'

/** A clerk leaves the window; not while somebody stands there. */
export async function closeWindow(
  needs: DeskNeeds,
  { params }: Input<(typeof desk)['table']['closeWindow']>,
  caller: Staff,
  call: Call,
) {
  const { hallId } = caller.staff
  await needs.transact(
    call,
    async (tx) => {
      await leaveWindow(needs, tx, await ownWindow(needs, tx, caller, params.no))
      return null
    },
    { line: `hall:${hallId}` },
  )
  needs.watch.changed(hallId)
  return seeDesk(needs, caller, call.now)
}
