import { contract } from '@anju/shared-types'
import { expect, it } from 'vitest'
import { createPeopleHouse } from './people-house.ts'

const house = await createPeopleHouse()
const { get, savePreferences } = contract.me.table

it('shows my own account, and a phone only masked', async () => {
  const person = await house.person('ayiguli', { verified: true, wechat: true, alipay: true })
  const me = await house.showMe(person)
  expect(me).toMatchObject({
    id: person.id,
    maskedPhone: '138****0012',
    realName: { state: 'verified', maskedName: '阿依古丽·买**' },
    preferences: { largeType: false },
  })
  expect(me.channels.sort()).toEqual(['alipay', 'h5', 'wechat'])
  expect(me.staff).toBeUndefined()
  expect(JSON.stringify(me)).not.toMatch(new RegExp(`${person.phone}|${person.idNumber}`))
})

it.each([
  ['get', get, {}],
  ['savePreferences', savePreferences, { body: { largeType: true } }],
])('%s needs a login', async (_, route, options) => {
  expect(await house.refused(route, options)).toMatchObject({ status: 401, code: 'NOT_LOGGED_IN' })
})

it('remembers the size of letters on every device, and the last one wins', async () => {
  const person = await house.person('wang-xiuying')
  for (const largeType of [true, true, false, true]) {
    const me = await house.call(savePreferences, { as: person, body: { largeType } })
    expect(me.preferences).toEqual({ largeType })
  }
  expect((await house.showMe(person)).preferences).toEqual({ largeType: true })
  for (const body of [{}, { largeType: 'yes' }, { largeType: true, colour: 'red' }]) {
    expect(await house.refused(savePreferences, { as: person, body })).toMatchObject({ code: 'BAD_INPUT' })
  }
})
