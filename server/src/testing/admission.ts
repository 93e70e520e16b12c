import type { BindNeeds } from '../platform/http/bind-contract.ts'
import type { Account, Staff } from '../platform/http/call.ts'
import { refuse } from '../platform/refusal.ts'
import type { Caller } from './call.ts'

/** Who a test says is calling; only for tests that build a house from single features without accounts. */
interface Claim extends Account {
  verified: boolean
  staff?: Staff['staff']
}

export const claim = (who: Claim): Caller => ({
  authorization: `Test ${Buffer.from(JSON.stringify(who)).toString('base64url')}`,
})

/** Believes what `claim` says. Lives in the test kit: the server itself has no such door. */
export const claimAdmission: Pick<BindNeeds, 'authenticate' | 'requireVerified' | 'requireStaff'> = {
  async authenticate(authorization) {
    if (!authorization?.startsWith('Test ')) return undefined
    return JSON.parse(Buffer.from(authorization.slice(5), 'base64url').toString()) as Claim
  },
  async requireVerified(account) {
    if (!(account as Claim).verified) refuse('REAL_NAME_REQUIRED')
    return { ...account, verified: true }
  },
  async requireStaff(account, roles) {
    const staff = (account as Claim).staff
    if (!staff?.roles.some((role) => roles.includes(role))) return refuse('NOT_ALLOWED')
    return { ...account, staff }
  },
}
