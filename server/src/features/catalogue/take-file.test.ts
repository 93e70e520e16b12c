import { contract } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { newKey } from '../../testing/call.ts'
import { createGuideHouse, TODAY } from './guide-house.ts'

const house = await createGuideHouse()
const { admin, clerk } = house
const { table } = contract.catalogueFiles
const open = contract.catalogue.table
type File = Record<string, unknown> & { 版本: number; 生效日期: string }
const download = async (code: string) =>
  JSON.parse((await house.call(table.download, { as: admin, params: { code } })).text) as File
const next = async (code: string, change: Record<string, unknown> = {}) => {
  const file = await download(code)
  return JSON.stringify({ ...file, 版本: file.版本 + 1, 生效日期: TODAY, ...change })
}
const tryOut = (text: string) => house.call(table.tryOut, { as: admin, body: { text } })
const take = (text: string, key?: string) => house.call(table.take, { as: admin, body: { text }, key })
const show = (code: string, on?: string) => house.call(open.get, { params: { code }, query: on ? { on } : {} } as never)

describe('an edited file', () => {
  test('is tried out: differences in words, nothing is changed, and what cannot be tried is said', async () => {
    const trial = await tryOut(await next('B18', { 一句话: '换一本新证书，当场可取。' }))
    expect(trial).toMatchObject({
      what: 'item',
      code: 'B18',
      version: 2,
      mistakes: [],
      affects: {
        appointments: 0,
        cases: { since: '2026-02-04', count: 0, changed: 0, lines: [] },
        note: expect.stringContaining('没有这样的办件'),
      },
    })
    expect(trial.lines).toEqual([expect.stringMatching(/^一句话：.* → 换一本新证书，当场可取。$/)])
    expect(trial.affects.guides).toContain('济南市')
    expect((await show('B18')).version.item).toBe(1)
  })

  test('with mistakes is told all of them and not taken', async () => {
    const text = await next('B17', { 收费备注: undefined, 依据: [{ 文件: '某某办法' }] })
    const { mistakes } = await tryOut(text)
    expect(mistakes.map(({ where }) => where)).toEqual(['收费', '依据 第 1 项'])
    expect(await house.refused(table.take, { as: admin, body: { text } })).toMatchObject({
      code: 'ITEM_FILE_WRONG',
      field: '收费',
    })
  })

  test('that is no JSON, or skips a version, or reaches into the past, is told so', async () => {
    expect((await tryOut('{ "编号": ')).mistakes[0]?.what).toMatch(/^这不是正确的 JSON/)
    const { mistakes } = await tryOut(await next('B17', { 版本: 5, 生效日期: '2026-01-15' }))
    expect(mistakes.map(({ where }) => where)).toEqual(['版本', '生效日期'])
  })

  test('is taken from its day on; before it the old one holds, and the change is dated', async () => {
    const file = await next('B16', { 生效日期: '2026-04-01', 一句话: '先占一个异议，十五日内起诉。' })
    await take(file)
    expect((await show('B16')).version.item).toBe(1)
    const later = await show('B16', '2026-04-01')
    expect(later).toMatchObject({ version: { item: 2 }, summary: '先占一个异议，十五日内起诉。' })
    expect(later.changes[0]).toMatchObject({ version: 2, effectiveFrom: '2026-04-01' })
    expect(later.changes[0]?.lines).toHaveLength(1)
    const [row] = await house.events({ type: 'catalogue.changed', subject: 'B16' })
    expect(row).toMatchObject({ actor: { kind: 'staff', id: 'admin' }, data: { version: 2 } })
  })

  test('sent twice with one key is taken once and answered alike', async () => {
    const text = await next('B15', { 一句话: '写错了就改过来。' })
    const key = newKey()
    const reply = await take(text, key)
    expect(await take(text, key)).toEqual(reply)
    expect(await house.events({ type: 'catalogue.changed', subject: 'B15' })).toHaveLength(1)
  })

  test('of two with the same version one is taken, the other refused', async () => {
    const [one, other] = await Promise.all([next('B14', { 一句话: '先来的。' }), next('B14', { 一句话: '后来的。' })])
    const replies = await Promise.allSettled([take(one), take(other)])
    expect(replies.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await house.refused(table.take, { as: admin, body: { text: other } })).toMatchObject({
      code: 'ITEM_VERSION_TAKEN',
    })
  })

  test('of a city changes its promise', async () => {
    const file = await download('jinan')
    const offers = (file.事项 as { 编号: string; 承诺: unknown[] }[]).map((one) =>
      one.编号 === 'B11' ? { ...one, 承诺: [{ 单位: '即时' }] } : one,
    )
    const reply = await take(await next('jinan', { 事项: offers }))
    expect(reply).toMatchObject({ what: 'city', code: 'jinan' })
    expect(reply.lines).toContain('事项“B11” 承诺 增加：即时办结')
    expect((await show('B11')).promise).toMatchObject([{ words: '即时办结' }])
  })

  test('is tried out on the cases of the last 30 days, each under the version it began with', async () => {
    const self = { 怎么没的: '找不到了', 申请人身份: '都是成年人', 谁来办: '本人办' }
    const agent = { ...self, 谁来办: '请人代办' }
    const of = (answers: Record<string, string>) => ({ items: [{ code: 'B19', version: 1 }], answers })
    house.submitted('2026-02-03', of(agent))
    for (const answers of [self, self, agent]) house.submitted('2026-03-02', of(answers))
    const file = await download('B19')
    const papers = (file.材料 as { 代号: string }[]).filter((one) => one.代号 !== 'mandate')
    const { affects } = await tryOut(await next('B19', { 材料: papers }))
    expect(affects.cases).toEqual({
      since: '2026-02-04',
      count: 3,
      changed: 1,
      lines: ['不用再交“授权委托书”：1 件'],
    })
    expect(affects.note).toContain('用 2026-02-04 以来的 3 件试算')

    const city = await download('jinan')
    const offers = (city.事项 as { 编号: string; 承诺: unknown[] }[]).map((one) =>
      one.编号 === 'B19' ? { ...one, 承诺: [{ 单位: '即时' }] } : one,
    )
    const promised = await tryOut(await next('jinan', { 事项: offers }))
    expect(promised.affects.cases).toMatchObject({
      changed: 3,
      lines: [expect.stringMatching(/^B19 的承诺：.* → 即时办结：3 件$/)],
    })
  })

  test('that cannot be read is tried out on nothing', async () => {
    expect((await tryOut('{ "编号": ')).affects).toMatchObject({ note: expect.stringContaining('读不通') })
  })

  test('is for administrators', async () => {
    const body = { text: '{}' }
    expect(await house.refused(table.tryOut, { body })).toMatchObject({ code: 'NOT_LOGGED_IN' })
    expect(await house.refused(table.take, { as: clerk, body })).toMatchObject({ code: 'NOT_ALLOWED' })
  })
})
