import type { Delegation } from '@anju/shared-types'
import { type DelegationAction, delegationEdge } from '../../domain/cases/delegation-states.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { DelegationRow } from './delegation-store.ts'
import { delegationView, digestOf } from './delegation-view.ts'
import { type DelegationNeeds, proved, roleOf } from './needs.ts'

const lineOf = (id: string) => ({ line: `delegation:${id}` })

const texts: Record<DelegationAction, string> = {
  agree: '看清内容，同意委托',
  decline: '没有同意',
  lapse: '没有回应，作废',
  revoke: '收回委托',
  resign: '不再代办',
  expire: '到期',
}

/** One step by one of the two sides. Taking it back counts from the moment it is written. */
export async function changeDelegation(
  needs: DelegationNeeds,
  { id, action, digest }: { id: string; action: DelegationAction; digest?: string },
  caller: Verified,
  call: Call,
): Promise<Delegation> {
  const me = await proved(needs, caller.accountId)
  const reading = async (row: DelegationRow | null) => {
    const role = row && roleOf(needs, row, me)
    return row && role ? { row, role } : refuse('NOT_YOURS')
  }
  await needs.transact(
    call,
    async (tx) => {
      const { row, role } = await reading(await needs.delegations.find(id, tx.session))
      const edge = delegationEdge(row.state, action)
      if (!edge) return refuse('STATE_MOVED')
      if (edge.by !== 'either' && edge.by !== role) return refuse('NOT_YOURS')
      if (action === 'agree' && digest !== digestOf(needs, row)) return refuse('ACT_CHANGED')
      const given = action === 'agree' && {
        given: { at: tx.now, digest: digest!, ...(call.device && { device: call.device }) },
      }
      await moveDelegation(needs, tx, row, { action, who: me.name, set: given || {} })
      return { id }
    },
    lineOf(id),
  )
  const { row, role } = await reading(await needs.delegations.find(id))
  return delegationView(needs, row, role)
}

export async function moveDelegation(
  { delegations }: Pick<DelegationNeeds, 'delegations'>,
  tx: Tx,
  row: DelegationRow,
  { action, who, set = {} }: { action: DelegationAction; who: string; set?: Partial<DelegationRow> },
): Promise<void> {
  const edge = delegationEdge(row.state, action)
  if (!edge) return refuse('STATE_MOVED')
  const ended = edge.to === 'given' ? {} : { endedAt: tx.now }
  const entry = { at: tx.now, who, text: texts[action] }
  const isSaved = await delegations.save(row, { ...set, ...ended, state: edge.to }, entry, tx.session)
  if (!isSaved) return refuse('STATE_MOVED')
  tx.record({ type: edge.event, subject: { kind: 'delegation', id: row._id } })
}
