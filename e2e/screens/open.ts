import { createHash } from 'node:crypto'
import type { DrawnPeriod, openSamples, openTimes, PlainDate, Reply, SampledCase } from '@anju/shared-types'
import type { Page } from 'playwright-core'
import { at, button, chooses, press, sees } from '../support/citizen.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const seed = 'b7Qk-0m3vXy_one-day'
const key = 'day-2026-11-20'
const cases = Array.from({ length: 7 }, (_, index) => `AJ20261120${String(index + 11).padStart(4, '0')}`)
const byLot = [...cases].sort((a, b) => (sha256(`${seed}|${key}|${a}`) < sha256(`${seed}|${key}|${b}`) ? -1 : 1))
const day = (date: string) => date as PlainDate

const over: DrawnPeriod = {
  ...{
    key,
    kind: 'day',
    kindLabel: '每日',
    share: 30,
    by: '业务主任',
    from: day('2026-11-20'),
    until: day('2026-11-21'),
  },
  ...{ digest: sha256(seed), committedAt: '2026-11-19T02:00:00.000Z', seed, clean: 2, faults: 1 },
  ...{ drawn: { of: 7, random: 3, risk: 1 }, cases, random: byLot.slice(0, 3), risk: byLot.slice(5, 6) },
}
const { cases: _cases, random: _random, risk: _risk, drawn: _drawn, seed: _seed, ...ahead } = over
const periods: Reply<typeof openSamples.table.periods> = {
  city: '漯河市',
  shares: [
    { kind: 'day', kindLabel: '每日', share: 30, by: '业务主任' },
    { kind: 'week', kindLabel: '每周', share: 30, by: '质检小组' },
    { kind: 'quarter', kindLabel: '每季', share: 2, by: '局房管科' },
  ],
  ...{ source: '漯河 2014', how: '把种子、期间编号和办件号连起来算摘要，从小到大排，取前面的。' },
  items: [
    { ...ahead, key: 'day-2026-11-24', from: day('2026-11-24'), until: day('2026-11-25'), clean: 0, faults: 0 },
    { ...ahead, seed, drawn: over.drawn },
  ],
}
const times: Reply<typeof openTimes.table.items> = {
  ...{ newest: 200, count: 243, inTimePercent: 96.2 },
  items: [
    {
      ...{ code: 'B04', name: '二手房过户', limit: '本市承诺 2 个工作小时', count: 200, inTimePercent: 95.5, late: 9 },
      range: { medianMinutes: 74, medianText: '1 小时 14 分钟', p90Minutes: 112, p90Text: '1 小时 52 分钟' },
      causes: [
        { stage: '审核', count: 6 },
        { stage: '审批', count: 3 },
      ],
    },
    { code: 'B16', name: '异议登记', limit: '法定 即时办结', count: 3, inTimePercent: 100, late: 0, causes: [] },
  ],
}
const sampled = (more: Partial<SampledCase>): SampledCase => ({
  ...{ id: 's1', caseId: 'c1', number: byLot[0]!, name: '更正姓名', period: key, periodLabel: '11月20日' },
  ...{ by: '业务主任', part: 'random', state: 'waiting', stateLabel: '待核查', isLate: false },
  ...{ drawnAt: '2026-11-20T17:00:00.000Z', allowedActions: ['find'] },
  officers: [
    { staffNo: 'clerk-1', name: '刘芳' },
    { staffNo: 'registrar', name: '赵敏' },
  ],
  ...more,
})
const finding = { by: '孙浩（inspector）', at: '2026-11-21T03:00:00.000Z' }
const lists: Record<string, SampledCase[]> = {
  waiting: [sampled({}), sampled({ id: 's2', number: byLot[1]!, part: 'risk', allowedActions: [] })],
  fault: [
    sampled({
      ...{ state: 'fault', stateLabel: '有过错，待整改', due: '2026-12-06T03:00:00.000Z', allowedActions: ['correct'] },
      finding: {
        ...{ ...finding, words: '委托书过期没有看出来' },
        ...{ responsible: '刘芳 · 综合窗口', clause: '过错责任追究办法 第 8 条' },
      },
    }),
  ],
}

/** A period takes a day to be over, and figures take many cases: here the server's answers are played. */
async function play(page: Page) {
  const answers = (url: URL): unknown => {
    if (url.pathname.endsWith('/open/samples')) return periods
    if (url.pathname.includes('/open/samples/')) return over
    if (url.pathname.endsWith('/open/times')) return times
    return { items: lists[url.searchParams.get('state') ?? 'waiting'] ?? [] }
  }
  await page.route(/\/api\/v1\/(open\/(samples|times)|samples)/, (route) =>
    route.fulfill({ json: answers(new URL(route.request().url())) }),
  )
}

/** What anybody may know without a login, and the sampled cases at the desk. */
export async function takeOpen(album: Album, stage: Stage): Promise<void> {
  album.chapter('公开和抽查')
  const { context, page } = await phoneOf(stage)
  await play(page)
  const show = async (on: Page, title: string, path: string, text: string, query?: string) => {
    await on.goto(at(path, query))
    await sees(on, text)
    await on.waitForTimeout(SETTLED_MS)
    await album.phone(on, title)
  }
  await show(page, '抽查公开', 'packages/open/samples', '已经抽的')
  await show(page, '抽查：一期', 'packages/open/sample', '谁都挑不了', `key=${key}`)
  await press(page, '在我的手机上重算')
  await sees(page, '和公布的一样')
  await page.getByLabel('查我的办件号').locator('visible=true').fill(byLot[1]!)
  await sees(page, '排在第 2 位，抽到了')
  await album.phone(page, '抽查：在手机上重算')
  await show(page, '实际用时', 'packages/open/times', '慢在哪')
  await context.close()

  const desk = await phoneOf(stage, await stage.cast.as('supervisor'))
  await play(desk.page)
  await show(desk.page, '质检抽查：待核查', 'packages/inspect/samples', '您经办过这件')
  await button(desk.page, /核查结果/).click()
  await chooses(desk.page, /^有过错，十五天/)
  await sees(desk.page, '依据的条款')
  await album.phone(desk.page, '质检抽查：记过错')
  await chooses(desk.page, '有过错，待整改')
  await sees(desk.page, '委托书过期没有看出来')
  await press(desk.page, /怎么整改的/)
  await sees(desk.page, '已整改，记下')
  await album.phone(desk.page, '质检抽查：整改')
  await desk.context.close()
}
