import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, it } from 'vitest'
import { createPeopleHouse } from '../me/people-house.ts'

const house = await createPeopleHouse()
const { admission, accounts } = house.people
const { proveRealName } = contract.me.table
const admitted = async (work: Promise<unknown>) => work.then(() => 'in').catch((error) => error.code)
const verified = (id: string) => admitted(admission.requireVerified({ accountId: id, sessionId: 's' }))
const staff = (id: string, ...roles: string[]) =>
  admitted(admission.requireStaff({ accountId: id, sessionId: 's' }, roles))
const hire = (slug: string, phone: string, name: string, roles: ('clerk' | 'supervisor')[] = ['clerk']) =>
  accounts.staff.save({ staffNo: slug, name, roles, hallId: 'jn-lixia' }, phone)

beforeEach(() => house.clock.advance({ days: 1 }))

describe('routes for people with a real name', () => {
  it('open the moment it is proved: a no is never remembered', async () => {
    const person = await house.person('chen-xiaoyu')
    expect(await verified(person.id)).toBe('REAL_NAME_REQUIRED')
    await house.call(proveRealName, { as: person, body: { name: person.name, idNumber: person.idNumber } })
    expect(await verified(person.id)).toBe('in')
  })
  it('stay closed to somebody who does not exist', async () => {
    expect(await verified('nobody')).toBe('REAL_NAME_REQUIRED')
  })
})

describe('routes for staff', () => {
  it('open to those whose proved phone has one of the roles', async () => {
    const clerk = await house.person('clerk-1')
    const citizen = await house.person('wu-hao')
    await hire('clerk-1', clerk.phone, clerk.name)
    expect(await staff(clerk.id, 'clerk', 'supervisor')).toBe('in')
    expect(await staff(clerk.id, 'supervisor')).toBe('NOT_ALLOWED')
    expect(await staff(citizen.id, 'clerk')).toBe('NOT_ALLOWED')
  })

  it('a role that is taken away ends, a changed one counts at once', async () => {
    const clerk = await house.person('clerk-2')
    await hire('clerk-2', clerk.phone, clerk.name)
    expect(await staff(clerk.id, 'clerk')).toBe('in')
    await hire('clerk-2', clerk.phone, clerk.name, ['supervisor'])
    await expect.poll(() => staff(clerk.id, 'clerk')).toBe('NOT_ALLOWED')
    expect(await staff(clerk.id, 'supervisor')).toBe('in')
    await accounts.staff.remove('clerk-2')
    await expect.poll(() => staff(clerk.id, 'supervisor')).toBe('NOT_ALLOWED')
  })

  it('a phone shared in a family makes nobody else a clerk', async () => {
    const clerk = await house.person('clerk-3', { verified: true })
    await hire('clerk-3', clerk.phone, clerk.name)
    const spouse = await house.person('li-guohua', { verified: true })
    const session = await house.parts.db.startSession()
    await session.withTransaction(() =>
      accounts.store.setPhone(
        spouse.id,
        { number: clerk.phone, by: 'sms', isChange: true },
        house.clock.now(),
        session,
      ),
    )
    await session.endSession()
    expect(await staff(spouse.id, 'clerk')).toBe('NOT_ALLOWED')
    expect(await staff(clerk.id, 'clerk')).toBe('in')
  })
})
