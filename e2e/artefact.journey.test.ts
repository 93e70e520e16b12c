import { beforeAll, describe, expect, it } from 'vitest'
import type { MiniApp } from '../miniapp/harness/index.ts'
import { cityForAll, closeAtEnd, drewEveryPage, named, stopAfterFailure } from './support/artefact.ts'
import { ALWAYS_OPEN, book } from './support/book.ts'
import { deskOf } from './support/hall-day.ts'
import { type PlatformPhone, platformPhone } from './support/platform-phone.ts'

const stage = cityForAll()

/** The built artefacts walk the way that the H5 build walks in the browser, through their own platform's login. */
describe.each([
  { platform: 'weapp', person: 'zhao-qiang' },
  { platform: 'alipay', person: 'sun-li' },
] as const)('$person with the $platform build', ({ platform, person }) => {
  let phone: PlatformPhone
  let app: MiniApp
  let clerk: PlatformPhone
  let desk: MiniApp

  stopAfterFailure()
  closeAtEnd(() => [phone, clerk])
  beforeAll(() => {
    phone = platformPhone(stage.city, platform, person)
    clerk = platformPhone(stage.city, platform, 'clerk-1')
  })

  it('logs in through the platform, which vouches for the phone number', async () => {
    app = await phone.open()
    await app.tap('用手机号登录')
    expect(app.route).toBe('pages/login/index')
    await phone.grantPhone(app)
    await app.waitFor('还差一步：实名')
    expect(await smsOf(person)).toEqual([])
  })

  it('proves the real name', async () => {
    const { name, idNumber } = await stage.cast.person(person)
    await app.tap('核对姓名和身份证号码')
    await app.input('姓名', name)
    await app.input('身份证号码', idNumber)
    await app.tap('核对')
    await app.waitFor('您已经完成实名。')
  })

  it('chooses service, hall and time, and holds the place', async () => {
    app = await phone.open()
    await app.tap('预约去大厅')
    await app.waitFor('二手房过户')
    await app.tap('二手房过户')
    await app.tap('下一步：选大厅')
    await app.waitFor('市民之家')
    await app.tap(named(app, /市民之家/))
    await app.tap('下一步：选时间')
    await chooseTime(app, 1)
    await app.tap('占住这个时间')
    await app.waitFor('名额为您保留')
  })

  it('is asked for consent in the tap that confirms, and the platform brings the message', async () => {
    await app.input('想提前告诉大厅的话', '坐轮椅来')
    await app.tap('确认预约')
    await app.waitFor(() => app.route === 'packages/book/detail/index')
    await app.waitFor('已预约')
    expect(phone.asked()).toHaveLength(1)
    expect(app.requests.some(({ url, status }) => url.endsWith('/notices/subscriptions') && status === 200)).toBe(true)
    await stage.city.phones.waitFor(
      person,
      ({ channel, text }) => channel === phone.channel && text.includes('市民之家'),
    )
  })

  it('moves it to another day and finds it in the list after a restart', async () => {
    const before = app.text()
    await app.tap('改期')
    await chooseTime(app, 3)
    await app.tap('改到这个时间')
    await app.waitFor(() => app.route === 'packages/book/detail/index' && app.text() !== before)
    app = await phone.open('packages/book/list/index')
    await app.waitFor('已预约')
    expect(app.text().match(/已预约/g)).toHaveLength(1)
    expect(app.text()).toContain('已改期')
  })

  it('scans the code on the hall screen and takes a number', async () => {
    const display = await fetch(`${stage.city.origin}/api/v1/open/halls/${ALWAYS_OPEN}/display`)
    phone.holdUp(((await display.json()) as { checkIn: { url: string } }).checkIn.url)
    app = await phone.open('packages/queue/check-in/index')
    await app.tap('扫大厅的码')
    await app.waitFor('请先选择要办的业务。')
    await app.tap('房贷抵押、还清解押')
    await app.tap('取号')
    await app.waitFor(() => app.route === 'packages/queue/ticket/index')
    await app.waitFor('下一个就是您')
    // The tap that takes the number asks for the one message that calls it.
    expect(phone.asked().at(-1)).toHaveLength(1)
  })

  it('is called by a clerk who works with the same build', async () => {
    desk = await clerk.open()
    if (!desk.text().includes('窗口工作台')) {
      await desk.tap('用手机号登录')
      await clerk.grantPhone(desk)
    }
    await desk.waitFor('窗口工作台')
    await desk.tap('窗口工作台')
    await desk.waitFor('开启 1 号窗口')
    await desk.tap('开启 1 号窗口')
    await desk.waitFor('下一位是')
    await desk.tap('叫下一位')
    await desk.waitFor('正在叫')
    await stage.city.phones.waitFor(
      person,
      ({ channel, template }) => channel === phone.channel && template === 'ticket-called',
    )
    await app.waitFor('请现在到', 30_000)
    await desk.tap('开始办理')
    await app.waitFor('办理中', 30_000)
    await desk.tap('办结')
    await desk.waitFor('现在没有人等')
    await app.waitFor('已办结', 30_000)
  })

  it('scans the code that a citizen shows, and says when it is too early for it', async () => {
    const other = await stage.cast.verified(platform === 'weapp' ? 'wu-hao' : 'chen-xiaoyu')
    const { id } = await book(other, { service: 'archive', dayAt: 3 })
    const { code } = await other.get<{ code: string }>(`/appointments/${id}/show-code`)
    clerk.holdUp(code)
    await desk.tap('扫预约码')
    await desk.waitFor('起可以取号。')
    clerk.holdUp('A1.forged')
    await desk.tap('打开相机扫码')
    await desk.waitFor('出示的预约码无效或已过期。')
    await desk.tap('返回')
  })

  it('keeps a long line of waiting people within the budget of the desk', async () => {
    const api = await stage.cast.as('clerk-2')
    for (let n = 1; n <= 20; n++) await api.post('/staff/walk-ins', { service: 'second-hand', name: `群众${n}` })
    await desk.waitFor('等候 20 人', 30_000)
    await desk.tap('再看')
    await desk.tap('关闭窗口')
    await desk.waitFor('开启')
    await deskOf(api).closeUp('2')
  })

  it('shows the hall screen on the phone too', async () => {
    app = await phone.open(`packages/display/hall/index?hall=${ALWAYS_OPEN}`)
    await app.waitFor('市民之家')
    await app.waitFor('正在等候')
    expect(app.offers('我到大厅了，去取号')).toBe(true)
  })

  it('finds the same list behind the code of a printed notice sheet, and opens it as PDF', async () => {
    const item = (await (await fetch(`${stage.city.origin}/api/v1/open/items/B19`)).json()) as {
      version: { item: number }
      questions: { title: string; options: string[] }[]
    }
    app = await phone.open(`packages/guide/sheet/index?code=B19&version=${item.version.item}&picks=0.1`)
    await app.waitFor('您的权利')
    expect(app.text()).toContain(item.questions[0]!.options[1])
    await app.tap('打开 PDF 告知单')
    await app.waitFor(() => phone.documents().length > 0)
    const [document] = phone.documents()
    expect(document!.type).toBe('pdf')
    expect(Buffer.from(document!.bytes).toString('latin1', 0, 8)).toBe('%PDF-1.7')
  })

  drewEveryPage(() => [phone, clerk])
})

/** The first free time of the day that is `dayAt` days with free places away. */
async function chooseTime(app: MiniApp, dayAt: number): Promise<void> {
  await app.waitFor(() => /还有 \d+ 个名额/.test(app.outline()))
  const days = [...app.outline().matchAll(/<radio> “([^”]*还有 \d+ 个名额)”/g)].map((match) => match[1]!)
  await app.tap(days[dayAt]!)
  await app.waitFor(() => /<radio> “[^”]*余 \d+”/.test(app.outline()))
  await app.tap(named(app, /余 \d+$/))
}

const smsOf = async (person: string) =>
  (await stage.city.phones.messages(person)).filter(({ channel }) => channel === 'sms')
