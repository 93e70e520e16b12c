import type { Caller, CaseDepartment, RouteSpec, StaffRole } from '@anju/shared-types'
import type { Ids } from '../ids.ts'

/** Who is calling, as established by the access token and the account behind it. */
export interface Account {
  accountId: string
  sessionId: string
}
export interface Verified extends Account {
  verified: true
}
export interface Staff extends Account {
  staff: {
    staffNo: string
    name: string
    roles: readonly StaffRole[]
    hallId: string
    departments?: readonly CaseDepartment[]
  }
}

export type CallerOf<R extends RouteSpec> = CallerFor<R['caller']>
type CallerFor<C extends Caller> = C extends 'anyone'
  ? Account | undefined
  : C extends 'account'
    ? Account
    : C extends 'verified'
      ? Verified
      : Staff

export type Channel = 'h5' | 'wechat' | 'alipay'

/** What a use-case may know of the request besides its input. */
export interface Call {
  requestId: string
  /** The moment the request arrived; one value for the whole request. */
  now: Date
  /** Idempotency key and the hash of method, path and body it was used with; absent on routes that need none. */
  key?: { key: string; bodyHash: string }
  actor: Actor
  /** Made by the app on first start and sent with every request; not an identity. */
  device?: string
  channel: Channel
  /** Where the request came from, as the load balancer saw it; payment platforms want to know. */
  address?: string
  clientVersion?: string
}

export interface Actor {
  kind: 'account' | 'staff' | 'system' | 'anyone'
  id: string
}

/** The call of work that no person asked for: a job, a clock job, an event handler. */
export const systemCall = (name: string, { now, ids }: { now: Date; ids: Ids }): Call => ({
  requestId: ids.secret(9),
  now,
  actor: { kind: 'system', id: name },
  channel: 'h5',
})
