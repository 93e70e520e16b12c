import { expect, test } from 'vitest'
import { createQueueHouse } from './queue-house.ts'

const house = await createQueueHouse()
const clerk = house.staff('c1')

test('a call is told once, a recall is not told again, a second call after a miss is', async () => {
  const as = house.citizen()
  const { id, number } = await house.take(as, 'archive')
  await house.open(clerk, '8')
  await house.callNext(clerk, '8')
  await house.settle()
  expect(house.told).toMatchObject([
    {
      eventId: expect.any(String),
      accountId: as.accountId,
      template: 'ticket-called',
      vars: { number, window: '8号窗口' },
      title: '请到8号窗口',
      text: `您的号 ${number} 叫到了，请到甲区住房服务大厅8号窗口办理。`,
      page: `packages/queue/ticket/index?id=${id}`,
    },
  ])
  await house.act(clerk, 'recall', id)
  await house.settle()
  expect(house.told).toHaveLength(1)
  await house.act(clerk, 'miss', id)
  await house.act(clerk, 'requeue', id)
  house.clock.advance({ minutes: 1 })
  await house.callNext(clerk, '8')
  await house.settle()
  expect(house.told).toHaveLength(2)
  expect(house.told[1]?.eventId).not.toBe(house.told[0]?.eventId)
})

test('a call that no longer stands when its turn to be told comes is not told', async () => {
  const as = house.citizen()
  const { id } = await house.take(as, 'fund-loan')
  const other = house.staff('c6')
  await house.open(other, '6')
  await house.callNext(other, '6')
  await house.settle()
  const [row] = await house.events({ type: 'ticket.called', subject: id })
  await house.act(other, 'start', id)
  const before = house.told.length
  const feature = house.features.find(({ name }) => name === 'queue')
  await feature?.on?.['ticket.called']?.(row!)
  expect(house.told).toHaveLength(before)
})

test('a person without a phone is called by the screen alone', async () => {
  const before = house.told.length
  const third = house.staff('c4')
  await house.open(third, '4')
  await house.walkIn(third, 'new-home', '张三丰')
  await house.callNext(third, '4')
  await house.settle()
  expect(house.told).toHaveLength(before)
})
