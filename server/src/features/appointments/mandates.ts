import type { PlainDate } from '@anju/shared-types'
import type { ClientSession } from 'mongoose'
import type { Tx } from '../../platform/db/transact.ts'
import type { Account } from '../../platform/http/call.ts'

/** Somebody who may deal with the appointments of another person (E28). */
export interface Mandate {
  delegationId: string
  /** Of the person for whom: the appointment is theirs. */
  accountId: string
  agent: { accountId: string; idIndex: string }
  principalName: string
  /** 赵** 代 王** */
  shown: string
}

/** What is asked of a delegation: a service, and for a place its day. */
export interface Asked {
  service: string
  date?: PlainDate
  now: Date
}

type Caller = Pick<Account, 'accountId'>

/** Delegations as appointments and the queue ask for them; whoever keeps delegations answers. */
export interface Mandates {
  /** For a new place: under the delegation that the agent names. Its person has to be known here, because the place is theirs. */
  named(delegationId: string, caller: Caller, asked: Asked, session?: ClientSession): Promise<Mandate>
  /** Over what is there already. Who may not even know of it hears NOT_YOURS; whose delegation does not reach so far hears why. */
  over(accountId: string, caller: Caller, asked: Asked, session?: ClientSession): Promise<Mandate>
  /** Under whose delegations this caller may look at appointments now. */
  heldBy(caller: Caller, now: Date): Promise<{ mandate: Mandate; covers(service: string): Promise<boolean> }[]>
  /** Whether a delegation still lets its agent hear of this. */
  stands(of: { accountId: string; delegationId: string }, asked: Asked): Promise<boolean>
  /** One act, in its own transaction: refuses when the delegation was taken back meanwhile, and tells the principal. */
  use(tx: Tx, mandate: Pick<Mandate, 'delegationId'>, act: BookingAct, about?: string): Promise<void>
}

/** As the principal reads it in the notice; what is done on the way to it is counted and not told. */
export type BookingAct = 'hold' | 'confirm' | 'release' | 'move' | 'cancel' | 'runLate' | 'checkIn'
