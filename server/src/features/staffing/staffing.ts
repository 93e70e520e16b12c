import { shanghaiDate } from '@anju/shared-types'
import { awayNow, type Leave } from '../../domain/cases/stand-in.ts'
import type { Parts } from '../../platform/parts.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { StaffMember } from '../accounts/staff-store.ts'
import { createLeaveStore } from './leave-store.ts'
import { createPostStore, type PostRow } from './post-store.ts'
import { createTiesStore } from './ties-store.ts'

/** Everybody who works here as of one moment: who is there, who acts for whom, who answers above. */
export interface Roster {
  members: readonly StaffMember[]
  /** Whatever has not ended yet, also what has not begun. */
  leaves: readonly Leave[]
  away: ReadonlySet<string>
  member(staffNo: string): StaffMember | undefined
  /** In the order in which they are asked. */
  standInsOf(staffNo: string): readonly string[]
  /** Who answers for a late case of this person, and who answers above. Absent: nobody of that post works here. */
  supervisorOf(staffNo: string): string | undefined
  leaderOf(staffNo: string): string | undefined
}

export type Staffing = ReturnType<typeof createStaffing>

/** What other features may know of the staff beside names and roles. Made once in wiring.ts. */
export function createStaffing(
  parts: Pick<Parts, 'db' | 'cipher'>,
  { accounts }: { accounts: Pick<Accounts, 'staff' | 'store'> },
) {
  const leaves = createLeaveStore(parts.db)
  const posts = createPostStore(parts.db)
  const ties = createTiesStore(parts)
  return {
    leaves,
    posts,
    ties,
    tiesOf: ties.tiesOf,

    async roster(now: Date): Promise<Roster> {
      const [members, open, all] = await Promise.all([
        accounts.staff.everyone(),
        leaves.from(shanghaiDate(now)),
        posts.all(),
      ])
      return rosterOf(members, open, new Map(all.map((one) => [one._id, one])), now)
    },

    /** The accounts through which somebody of staff is told something. Several people may share a phone. */
    async accountsOf(staffNo: string): Promise<string[]> {
      const phone = await accounts.staff.phoneIndexOf(staffNo)
      const known = phone ? await accounts.store.findByPhoneIndex(phone) : []
      const theirs = await Promise.all(
        known.map(async (account) => ((await accounts.staff.of(account))?.staffNo === staffNo ? [account.id] : [])),
      )
      return theirs.flat()
    },
  }
}

function rosterOf(
  members: readonly StaffMember[],
  leaves: readonly Leave[],
  posts: ReadonlyMap<string, PostRow>,
  now: Date,
): Roster {
  const away = awayNow(leaves, now)
  const supervisors = members.filter(({ roles }) => roles.includes('supervisor'))
  const member = (staffNo: string) => members.find((one) => one.staffNo === staffNo)
  const supervisorOf = (staffNo: string) => {
    const named = posts.get(staffNo)?.supervisor
    const here = supervisors.find(({ hallId }) => hallId === member(staffNo)?.hallId)
    return named ?? (here ?? supervisors[0])?.staffNo
  }
  return {
    ...{ members, leaves, away, member, supervisorOf },
    standInsOf: (staffNo) => posts.get(staffNo)?.standIns ?? [],
    leaderOf: (staffNo) => posts.get(staffNo)?.leader ?? supervisorOf(staffNo),
  }
}
