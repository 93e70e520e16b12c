import { contract, plainDate } from '@anju/shared-types'
import { expect, test } from 'vitest'
import { withYear } from '../../domain/calendar/diff-years.ts'
import { createHallStore } from '../halls/hall-store.ts'
import { createCheckHouse } from './check-house.ts'
import { createMovedDueDays } from './moved-due-days.ts'

const house = await createCheckHouse({ draw: 0 })
const routes = contract.eligibilityChecks.table

test('days that a new calendar would move are told before it counts', async () => {
  const chen = await house.verified('chen-xiaoyu')
  const failed = await house.answerAll(chen, await house.check(chen))
  const body = { fact: 'hukou', claim: '户口已经迁来' } as const
  await house.call(routes.challenge, { as: chen, params: { id: failed.id }, body })
  const before = await createHallStore(house.parts.db).calendar()
  const port = createMovedDueDays(house.parts.db)
  expect(await port.moved(before, before, house.clock.now())).toEqual([])

  const year = before.years.get(2026)!
  const monday = { date: plainDate('2026-11-23'), type: 'off' as const, name: '临时放假' }
  const after = withYear(before, { ...year, days: [...year.days, monday] })
  expect(await port.moved(before, after, house.clock.now())).toEqual([
    expect.objectContaining({ label: '购房资格盲审', was: '2026-11-27', is: '2026-11-30', count: 1 }),
    expect.objectContaining({ label: '购房事实异议答复', was: '2026-11-24', is: '2026-11-25', count: 1 }),
  ])
})
