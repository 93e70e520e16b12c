import { contract } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { createGuideHouse, TODAY } from './guide-house.ts'

const house = await createGuideHouse()
const { table } = contract.catalogue
const list = (query: { q?: string; event?: string }) => house.call(table.list, { query })
const get = (code: string) => house.call(table.get, { params: { code } })

describe('GET open/items', () => {
  test('lists every item of the city and its life events, to anybody', async () => {
    const { city, on, items, events } = await house.call(table.list, {})
    expect(city).toMatchObject({ code: 'jinan', name: '济南市' })
    expect(on).toBe(TODAY)
    expect(items).toHaveLength(104)
    expect(events.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['买房', '卖房', '贷款', '租房', '继承', '离婚', '证丢了']),
    )
  })

  test.each([
    ['卖房', 'B04', 'words'],
    ['房产证丢了', 'B19', 'words'],
    ['fangchanzheng diule', 'B19', 'pinyin'],
    ['fczdl', 'B19', 'initials'],
    ['房产正丢了', 'B19', 'sound'],
    ['fangcanzhengdiule', 'B19', 'near'],
  ])('%s finds %s and says why', async (q, code, by) => {
    const { items } = await list({ q })
    expect(items[0]).toMatchObject({ code, found: { by } })
  })

  test('a city that published no promise shows none, and the law stays', async () => {
    const { items } = await list({ q: '更正登记' })
    expect(items[0]).toMatchObject({
      code: 'B15',
      // Jinan has published no figure of its own; the law's stands alone.
      promise: [],
      statutory: [{ words: '30 个工作日', basis: { law: '不动产登记暂行条例', article: '第二十条' } }],
    })
  })

  test('a life event gives its items in the order of its steps', async () => {
    const { items } = await list({ event: '卖房' })
    expect(items.slice(0, 2).map(({ code }) => code)).toEqual(['A03', 'A08'])
  })

  test('what is nothing finds nothing', async () => {
    expect((await list({ q: '一个从来没有人办过的事' })).items).toEqual([])
  })

  test('refuses what is none of ours', async () => {
    expect(await house.refused(table.list, { query: { event: '中彩票' } })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await house.refused(table.list, { query: { q: 'x'.repeat(41) } })).toMatchObject({
      code: 'BAD_INPUT',
      field: 'q',
      text: '最多写 40 个字',
    })
    expect(await house.refused(table.list, { query: { on: '2026-02-30' } as never })).toMatchObject({ field: 'on' })
  })
})

describe('GET open/items/:code', () => {
  test('has everything a person may want to know before coming', async () => {
    const item = await get('B19')
    expect(item).toMatchObject({
      code: 'B19',
      plainName: '房产证丢了、补证',
      version: { item: 1, city: 1 },
      service: 'second-hand',
      estimateAs: 'replacement-certificate',
      fees: [{ rule: 'registration', name: '不动产登记费' }],
      changes: [{ version: 1, lines: [] }],
    })
    expect(item.steps.map(({ name }) => name)).toContain('登簿')
    expect(item.faqs.length).toBeGreaterThan(1)
    expect(item.basis.every(({ number, date }) => number && date)).toBe(true)
  })

  test('says who brings each paper: an office that is connected already has it', async () => {
    const { materials } = await get('B04')
    expect(materials.find(({ id }) => id === 'id-card')).toMatchObject({
      handling: 'waived',
      handlingText: '免交：公安已经有，由系统核对',
    })
    expect(materials.find(({ id }) => id === 'application')).toMatchObject({ handling: 'system' })
    expect(materials.find(({ id }) => id === 'mandate')).toMatchObject({ handling: 'bring', when: '谁来办：请人代办' })
  })

  test('names an officer and a stand-in in every hall that has staff, never a phone of theirs', async () => {
    const { officers } = await get('B04')
    const shimin = officers.find(({ hallId }) => hallId === 'jn-shimin')
    expect(shimin).toMatchObject({ officer: { name: '乙' }, standIn: { name: '丙' } })
    expect(officers.find(({ hallId }) => hallId === 'jn-zhangqiu')?.officer).toBeUndefined()
    expect(JSON.stringify(officers)).not.toContain('1390000000')
  })

  test('an item the city does not offer, and a day before the guide, are not found', async () => {
    expect(await house.refused(table.get, { params: { code: 'A15' } })).toMatchObject({ code: 'NOT_FOUND' })
    expect(
      await house.refused(table.get, { params: { code: 'B19' }, query: { on: '2025-01-01' } as never }),
    ).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('POST open/items/:code/materials', () => {
  const ask = (code: string, answers: [string, string][]) =>
    house.call(table.materials, {
      params: { code },
      body: { answers: answers.map(([question, answer]) => ({ question, answer })) },
    })

  test('asks until the list is complete, then gives one list with reasons', async () => {
    const answers: [string, string][] = []
    let reply = await ask('B04', answers)
    expect(reply.complete).toBe(false)
    while (reply.ask) {
      answers.push([reply.ask.title, reply.ask.options[0]!])
      reply = await ask('B04', answers)
    }
    expect(reply).toMatchObject({ complete: true, open: [], remaining: 0, item: { code: 'B04' } })
    expect(reply.needed.every(({ why, basis }) => why && basis.law)).toBe(true)
    expect(reply.needed.map(({ id }) => id)).not.toContain('mandate')
    expect(reply.bring + reply.waived).toBeLessThanOrEqual(reply.needed.length)
  })

  test('an agent brings a mandate', async () => {
    const { needed } = await ask('B04', [['谁来办', '请人代办']])
    expect(needed.map(({ id }) => id)).toContain('mandate')
  })

  test('an answer that nobody offered is refused in words', async () => {
    const body = { answers: [{ question: '谁来办', answer: '邻居' }] }
    expect(await house.refused(table.materials, { params: { code: 'B04' }, body })).toMatchObject({
      code: 'BAD_INPUT',
      field: 'answers',
      text: '“谁来办”不是这个事项的问题，或没有这个选项，请重新选择。',
    })
  })
})

describe('GET open/disclosure', () => {
  test('opens procedures, fees, staff and items', async () => {
    const open = await house.call(table.disclosure, {})
    expect(open.items.flatMap(({ items }) => items)).toHaveLength(104)
    expect(open.procedures.flatMap(({ items }) => items)).toHaveLength(104)
    expect(open.fees.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['registration', 'deedTax']))
    expect(open.staff.find(({ hallId }) => hallId === 'jn-shimin')?.people.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['甲', '乙', '丙']),
    )
    expect(open.mechanisms.map(({ id }) => id)).toContain('no-veto')
    expect(JSON.stringify(open.staff)).not.toContain('1390000000')
  })
})
