import { type desk, type Input, shanghaiDate } from '@anju/shared-types'
import { isDuplicateKey } from '../../platform/db/errors.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { WindowRow } from '../queue/window-store.ts'
import type { DeskNeeds } from './desk-needs.ts'
import { takenText } from './own-window.ts'
import { seeDesk } from './see-desk.ts'

/** A clerk sits down at a window. Who sits at another one moves over, unless somebody stands there. */
export async function openWindow(
  needs: DeskNeeds,
  { params }: Input<(typeof desk)['table']['openWindow']>,
  caller: Staff,
  call: Call,
) {
  const { staffNo, name: staffName, hallId } = caller.staff
  try {
    await needs.transact(
      call,
      async (tx) => {
        const hall = await needs.halls.hall(hallId)
        const services = hall?.windows.find((window) => window.no === params.no)?.services
        if (!services) return refuse('NOT_FOUND')
        const date = shanghaiDate(tx.now)
        const other = await needs.windows.ofClerk(staffNo, date, tx.session)
        if (other?.hallId === hallId && other.no === params.no) return null
        if (other) await leaveWindow(needs, tx, other)
        const window = { hallId, no: params.no, date, staffNo, staffName, services, openedAt: tx.now }
        if (!(await needs.windows.open(tx, window))) {
          const present = await needs.windows.opened({ hallId, date }, params.no, tx.session)
          return refuse('WINDOW_TAKEN', { text: present && takenText(present) })
        }
        recordWindow(tx, 'window.opened', window)
        return null
      },
      { line: `hall:${hallId}` },
    )
  } catch (error) {
    // Two clerks opened one window for the first time at once: its row exists now.
    if (isDuplicateKey(error)) return refuse('WINDOW_TAKEN')
    throw error
  }
  needs.watch.changed(hallId)
  return seeDesk(needs, caller, call.now)
}

/** Closes a window that nobody stands at. */
export async function leaveWindow({ tickets, windows }: DeskNeeds, tx: Tx, window: WindowRow): Promise<void> {
  const current = await tickets.atWindow(window, window.no, tx.session)
  if (current) {
    return refuse('WINDOW_BUSY', { text: `${window.no} 号窗口还有没办完的号 ${current.number}。` })
  }
  if (!(await windows.close(tx, window))) return refuse('WINDOW_CLOSED')
  recordWindow(tx, 'window.closed', window)
}

function recordWindow(
  tx: Tx,
  type: 'window.opened' | 'window.closed',
  { hallId, no }: Pick<WindowRow, 'hallId' | 'no'>,
) {
  tx.record({ type, subject: { kind: 'window', id: `${hallId}:${no}` } })
  tx.touch(`hall:${hallId}`)
}
