import type { StaffRole } from '@anju/shared-types'
import type { People } from '../features/me/people.ts'
import { systemCall } from '../platform/http/call.ts'
import type { Parts } from '../platform/parts.ts'
import type { Caller } from './call.ts'
import type { SandboxControl } from './sandbox-control.ts'

/** One of the sandbox's people with an account and a login here; goes into `as`. */
export interface TestPerson extends Caller {
  accountId: string
  slug: string
  name: string
  phone: string
  idNumber: string
  device: string
}

export interface PersonOptions {
  /** Name and ID number are proved. */
  verified?: boolean
  /** False: came over a platform and has not shown a phone yet. */
  phone?: boolean
}

const roles: readonly StaffRole[] = ['clerk', 'registrar', 'supervisor', 'inspector', 'admin']

export type TestPeople = ReturnType<typeof createTestPeople>

/** Makes people by what the accounts' stores would have written after their journey, without the journey. */
export function createTestPeople(parts: Parts, { accounts, sessions }: People, sandbox: SandboxControl) {
  let devices = 0

  const person = async (slug: string, { verified = false, phone = true }: PersonOptions = {}): Promise<TestPerson> => {
    const who = await sandbox.person(slug)
    const now = parts.clock.now()
    const accountId = parts.ids.id()
    const device = `test-device-${String(++devices).padStart(8, '0')}`
    const sessionId = await parts.transact(systemCall('test', { now, ids: parts.ids }), async (tx) => {
      await accounts.store.insert(
        {
          id: accountId,
          ...(phone ? { phone: { number: who.phone, by: 'sms' as const } } : {}),
          ...(verified
            ? { realName: { name: who.name, idNumber: who.idNumber, source: '人口信息系统', asOf: now } }
            : {}),
        },
        now,
        tx.session,
      )
      const { accessToken } = await sessions.start(tx, { accountId, by: 'sms', device })
      const verdict = sessions.access.verify(accessToken, now)
      if (verdict.kind !== 'ok') throw new Error(`own token is ${verdict.kind}`)
      return verdict.claims.sessionId
    })
    const { name, idNumber } = who
    return {
      ...{ accountId, slug, name, idNumber, device, phone: who.phone },
      /** Signed anew for each call: a test that turns the clock by days is not about access tokens. */
      get authorization() {
        return `Bearer ${sessions.access.sign({ accountId, sessionId, version: 1 }, parts.clock.now()).token}`
      },
    } as TestPerson
  }

  /** A member of staff by number, with the role that the number begins with: `clerk-1`, `supervisor`, `admin`. */
  const clerk = async (staffNo: string, hallId: string): Promise<TestPerson> => {
    const role = roles.find((candidate) => staffNo.startsWith(candidate))
    if (!role) throw new Error(`no role begins ${staffNo}`)
    const who = await sandbox.person(staffNo)
    await accounts.staff.save({ staffNo, name: who.name, roles: [role], hallId }, who.phone)
    return person(staffNo)
  }

  return { person, clerk }
}
