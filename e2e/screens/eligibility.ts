import type { Page } from 'playwright-core'
import { at, chooses, press, sees } from '../support/citizen.ts'
import { chooseDay } from '../support/eligibility.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

/** 购房资格: the anonymous check, question by question, and what it comes to. */
export async function takeEligibility(album: Album, stage: Stage): Promise<void> {
  album.chapter('购房资格')
  await takeAnonymous(album, stage)
}

async function takeAnonymous(album: Album, stage: Stage) {
  const { context, page } = await phoneOf(stage)
  await page.goto(at('packages/eligibility/check'))
  await sees(page, '想在哪个城市买')
  await album.phone(page, '测算：开始')
  await press(page, '开始')
  await sees(page, '可以购买，不限套数')
  await album.phone(page, '测算：济南今天')
  await press(page, '重新开始')

  await press(page, /^按哪一天算/)
  await chooseDay(page, '网签的日子', '2022-01-10')
  await album.phone(page, '测算：换一天')
  await press(page, '开始')
  await sees(page, '想买的房子在哪里？')
  await album.phone(page, '提问：选一个')
  await chooses(page, '历下区')
  await sees(page, '您家现在有几套住房？')
  await album.phone(page, '提问：套数')
  await chooses(page, '没有（0 套）')
  await sees(page, '您或配偶是本市户籍吗？')
  await chooses(page, '不是，外地户籍')
  await sees(page, '最近 3 年里')
  await page.getByLabel('填数字（个月）').locator('visible=true').fill('37')
  await press(page, '下一步')
  await sees(page, '最多填 36 个月。')
  await album.phone(page, '提问：数字填错')
  await page.getByLabel('填数字（个月）').locator('visible=true').fill('23')
  await press(page, '下一步')
  await noOthers(page)
  await sees(page, '按现在的情况，暂时不能购买')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '结果：差一个月')
  await press(page, /^不符合：购房之日前 3 年内/)
  await sees(page, '来源：您填写的')
  await album.phone(page, '结果：展开根据')
  await press(page, /^最近 3 年里.*23 个月/)
  await album.phone(page, '改一个答案')
  await page.getByLabel('填数字（个月）').locator('visible=true').fill('24')
  await press(page, '下一步')
  await sees(page, '可以购买，还能买 1 套')
  await album.phone(page, '结果：可以买')
  await press(page, /^看规则原表/)
  await sees(page, '本次按它算')
  await album.phone(page, '规则原表')
  await context.close()
}

const questions = [
  ['您的全日制最高学历是？', '大专以下'],
  ['您和本市的单位签有正式用工合同吗？', '不是'],
  ['您有本市认定的人才证书吗？', '没有'],
  ['您是在本市驻防的现役军人吗？', '不是'],
] as const

/** Says no to the ways of special people, in whatever order they are asked. */
async function noOthers(page: Page) {
  const end = page.getByText('测算结果').locator('visible=true').last()
  for (;;) {
    const titles = questions.map(([text]) => page.getByRole('heading', { name: text }).locator('visible=true').last())
    const any = titles.reduce((all, one) => all.or(one), end)
    await any.first().waitFor()
    if (await end.isVisible()) return
    const now = (await page.locator('.page__title').locator('visible=true').last().textContent()) ?? ''
    const answer = questions.find(([text]) => text === now.trim())?.[1]
    if (answer) await chooses(page, answer)
    await page.waitForFunction((before) => document.querySelector('.page__title')?.textContent !== before, now)
  }
}
