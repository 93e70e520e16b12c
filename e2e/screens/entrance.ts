import { wechatCallerOf } from '../support/api.ts'
import { at, press, sees } from '../support/citizen.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

/** Home, login and real name. */
export async function takeEntrance(album: Album, stage: Stage): Promise<void> {
  album.chapter('登录与实名')
  const { city, cast } = stage
  // One of the twins logs in now; a further code to their phone may be sent a minute later.
  await cast.verified('meng-chun')
  const twinAsked = Date.now()

  const { context, page } = await phoneOf(stage)
  for (const [tab, title] of [
    ['pages/home', '首页，没有登录'],
    ['pages/cases', '办件'],
    ['pages/messages', '消息，没有登录'],
    ['pages/me', '我的，没有登录'],
  ] as const) {
    await page.goto(at(tab))
    await page.waitForTimeout(SETTLED_MS)
    await album.phone(page, title)
  }

  const { phone } = await cast.person('zhao-qiang')
  await page.goto(at('pages/login'))
  await page.locator('#phone').waitFor()
  await album.phone(page, '登录')
  await page.locator('#phone').fill('1380000')
  await press(page, '获取验证码')
  await album.phone(page, '登录：号码没填完')
  await page.locator('#phone').fill(phone)
  const asked = new Date()
  await press(page, '获取验证码')
  await sees(page, /已发到/)
  await album.phone(page, '登录：验证码已发出')
  await page.locator('#sms-code').fill('000000')
  await press(page, '登录')
  await sees(page, /验证码不正确/)
  await album.phone(page, '登录：验证码不对')
  await page.locator('#sms-code').fill(await city.phones.loginCode('zhao-qiang', asked))
  await press(page, '登录')
  await sees(page, '还差一步：实名')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '首页，还没有实名')
  await takeRealName(album, stage, page)
  await context.close()

  await takeSharedPhone(album, stage, twinAsked)
}

type Phone = Awaited<ReturnType<typeof phoneOf>>['page']

async function takeRealName(album: Album, stage: Stage, page: Phone): Promise<void> {
  const { cast } = stage
  const self = await cast.person('zhao-qiang')
  const other = await cast.person('sun-li')
  await page.goto(at('packages/account/real-name'))
  await page.getByLabel('姓名').locator('visible=true').fill(self.name)
  await page.getByLabel('身份证号码').locator('visible=true').fill('370102199001011')
  await album.phone(page, '实名')
  await page.getByLabel('身份证号码').locator('visible=true').fill(other.idNumber)
  await press(page, '核对')
  await sees(page, /对不上/)
  await album.phone(page, '实名：对不上')
  await page.getByLabel('身份证号码').locator('visible=true').fill(self.idNumber)
  await press(page, '核对')
  await sees(page, '您已经完成实名。')
  await album.phone(page, '实名：已完成')
  await page.goto(at('pages/me'))
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '我的')
  await press(page, /^退出所有设备/)
  await page.waitForTimeout(300)
  await album.phone(page, '退出所有设备')

  // 邓超: the register does not answer for him
  const { name, idNumber } = await cast.person('deng-chao')
  const waiting = await phoneOf(stage, await cast.as('deng-chao'))
  await waiting.page.goto(at('packages/account/real-name'))
  await waiting.page.getByLabel('姓名').locator('visible=true').fill(name)
  await waiting.page.getByLabel('身份证号码').locator('visible=true').fill(idNumber)
  await press(waiting.page, '核对')
  await sees(waiting.page, /没有判定您“不符”/)
  await album.phone(waiting.page, '实名：人口系统没有回应')
  await waiting.context.close()
}

/** The sisters share a phone, the other one came by WeChat: whoever logs in with it is asked who she is. */
async function takeSharedPhone(album: Album, stage: Stage, firstAsked: number): Promise<void> {
  const { phone, name, idNumber } = await stage.cast.person('meng-qiu')
  const sister = await wechatCallerOf(stage.city, 'meng-qiu')
  await sister.post('/me/real-name', { name, idNumber })
  const { code } = await stage.city.phones.control('/phones/meng-qiu/wechat-phone-code')
  await sister.post('/session/wechat/phone', { code })
  const { context, page } = await phoneOf(stage)
  await page.waitForTimeout(Math.max(0, firstAsked + 62_000 - Date.now()))
  await page.goto(at('pages/login'))
  await page.locator('#phone').fill(phone)
  const asked = new Date()
  await press(page, '获取验证码')
  await page.locator('#sms-code').fill(await stage.city.phones.loginCode('meng-qiu', asked))
  await press(page, '登录')
  await sees(page, '请问您是哪位')
  await album.phone(page, '登录：几位共用一个手机号')
  await context.close()
}
