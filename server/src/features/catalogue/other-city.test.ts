import { contract } from '@anju/shared-types'
import { expect, test } from 'vitest'
import { createGuideHouse } from './guide-house.ts'

const { table } = contract.catalogue

test('the same software in Luohe promises two working hours and waives less', async () => {
  const house = await createGuideHouse({ config: { CITY: 'luohe' } })
  expect(await house.call(table.city, {})).toMatchObject({ code: 'luohe', name: '漯河市' })
  const item = await house.call(table.get, { params: { code: 'B04' } })
  expect(item).toMatchObject({
    promise: [{ words: '2 个工作小时' }],
    statutory: [{ words: '30 个工作日' }],
    officers: [{ hallId: 'lh-dengji' }],
  })
  // 民政 is not connected there.
  expect(item.materials.find(({ id }) => id === 'marriage')).toMatchObject({ handling: 'bring' })
  const { staff } = await house.call(table.disclosure, {})
  expect(staff).toMatchObject([{ hallId: 'lh-dengji', people: [], note: expect.stringContaining('漯河 2014') }])
})
