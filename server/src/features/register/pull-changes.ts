import type { Register } from '../../gateways/register/register.ts'
import type { Parts } from '../../platform/parts.ts'
import { type HearNeeds, hearOfChange } from './hear-of-change.ts'

export interface PullNeeds extends HearNeeds, Pick<Parts, 'log'> {
  gateway: Pick<Register, 'changesSince'>
}

/** A new city begins near the end of the list: nobody has a case on what happened before. A page back, so that no change falls between. */
const FIRST_LOOK_BACK = 200
const MOST_PAGES = 50

/** Reads the register's list of changes from where the last turn stopped: a push that never came is found here. */
export async function pullChanges(needs: PullNeeds): Promise<void> {
  let cursor = (await needs.units.cursor()) ?? (await firstCursor(needs))
  if (cursor === undefined) return
  for (let page = 0; page < MOST_PAGES; page++) {
    const said = await needs.gateway.changesSince(cursor)
    // Silent: the gateway has logged it, and the next turn begins at the same place.
    if (said.kind === 'unknown') return
    for (const change of said.changes) await hearOfChange(needs, change)
    cursor = said.changes.at(-1)?.cursor ?? cursor
    // After its changes were heard: a turn that dies here reads them again and hears nothing new.
    await needs.units.moveCursor(cursor, needs.clock.now())
    if (!said.isMore) return
  }
  needs.log.warn({ pages: MOST_PAGES }, 'the list of changes goes on in the next turn')
}

async function firstCursor({ gateway }: PullNeeds): Promise<number | undefined> {
  const said = await gateway.changesSince(0)
  return said.kind === 'unknown' ? undefined : Math.max(0, said.latest - FIRST_LOOK_BACK)
}
