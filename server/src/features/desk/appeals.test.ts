import { contract } from '@anju/shared-types'
import { expect, test } from 'vitest'
import { claim } from '../../testing/admission.ts'
import { newKey } from '../../testing/call.ts'
import { createQueueHouse, HALL, OTHER_HALL } from '../queue/queue-house.ts'

const house = await createQueueHouse()
const { appeals, decideAppeal } = contract.desk.table
const chief = house.staff('s1', HALL, 'supervisor')

const appealOf = async (name: string, from: string) => {
  const as = house.citizen(name)
  const { id } = await house.book(as, { service: 'archive', from })
  return { as, id }
}

test('a supervisor sees the open appeals of their hall and decides each once', async () => {
  const first = await appealOf('李国华', '10:30')
  const second = await appealOf('周敏', '11:00')
  house.clock.set('2026-03-06T14:00:00+08:00')
  await house.runEvery('mark-missed')
  for (const { as, id } of [first, second]) {
    const body = { reason: '路上发生交通事故' }
    await house.call(contract.appointments.table.appeal, { as, params: { id }, body })
  }
  const { items } = await house.call(appeals, { as: chief })
  expect(items.map(({ id, name }) => ({ id, name }))).toEqual(
    expect.arrayContaining([
      { id: first.id, name: '李**' },
      { id: second.id, name: '周*' },
    ]),
  )
  expect((await house.call(appeals, { as: house.staff('s2', OTHER_HALL, 'supervisor') })).items).toEqual([])

  const params = { id: first.id }
  const body = { uphold: true, answer: '情况属实' }
  for (const as of [house.citizen(), house.staff('c1')]) {
    expect(await house.refused(appeals, { as })).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await house.refused(decideAppeal, { as, params, body })).toMatchObject({ code: 'NOT_ALLOWED' })
  }
  expect(await house.refused(decideAppeal, { params, body })).toMatchObject({ code: 'NOT_LOGGED_IN' })
  expect(await house.refused(decideAppeal, { as: chief, params, body: { uphold: true, answer: '' } })).toMatchObject({
    code: 'BAD_INPUT',
    field: 'answer',
  })
  const stranger = house.staff('s2', OTHER_HALL, 'supervisor')
  expect(await house.refused(decideAppeal, { as: stranger, params, body })).toMatchObject({ code: 'NOT_FOUND' })
  const concerned = claim({
    accountId: first.as.accountId,
    sessionId: 's',
    verified: true,
    staff: { staffNo: 's3', name: '李国华', roles: ['supervisor'], hallId: HALL },
  })
  expect(await house.refused(decideAppeal, { as: concerned, params, body })).toMatchObject({ code: 'NOT_ALLOWED' })

  const key = newKey()
  const decided = await house.call(decideAppeal, { as: chief, params, body, key })
  expect(decided.noShow).toMatchObject({ counts: false, appeal: { state: 'upheld', answer: '情况属实' } })
  expect(await house.call(decideAppeal, { as: chief, params, body, key })).toEqual(decided)
  expect(await house.refused(decideAppeal, { as: chief, params, body })).toMatchObject({
    status: 409,
    code: 'APPEAL_DECIDED',
  })
  expect((await house.call(appeals, { as: chief })).items.map(({ id }) => id)).toEqual([second.id])
})
