import { staffing as contract } from '@anju/shared-types'
import type { Feature, Parts } from '../../platform/parts.ts'
import type { Accounts } from '../accounts/accounts.ts'
import { declareTies, ownTies } from './declare-ties.ts'
import { addLeave, endLeave } from './keep-leaves.ts'
import { setPost } from './set-post.ts'
import { setQualification } from './set-qualification.ts'
import { listPeople } from './show-people.ts'
import type { Staffing } from './staffing.ts'

/** Who is there, who acts for whom, and who must stay away from whom (E52, E53). */
export function createStaffingFeature(
  parts: Parts,
  { staffing, accounts }: { staffing: Staffing; accounts: Accounts },
): Feature<typeof contract.table> {
  const needs = { ...parts, staffing, accounts }
  return {
    name: 'staffing',
    contract,
    handlers: {
      list: (_input, _caller, { now }) => listPeople(staffing, now),
      addLeave: ({ params, body }, caller, call) => addLeave(needs, { ...params, ...body }, caller, call),
      endLeave: ({ params }, _caller, call) => endLeave(needs, params, call),
      setPost: ({ params, body }, _caller, call) => setPost(needs, { ...params, ...body }, call),
      setQualification: ({ params, body }, caller, call) =>
        setQualification(needs, { ...params, ...body }, caller, call),
      ownTies: (_input, caller) => ownTies(needs, caller),
      declareTies: ({ body }, caller, call) => declareTies(needs, body, caller, call),
    },
  }
}
