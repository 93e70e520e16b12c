import type { Page } from 'playwright-core'
import { at, chooses, press, sees } from '../support/citizen.ts'
import { applyFor, chooseDay, comesToSee, drawSample, hasMinor, hasPaid, writes } from '../support/eligibility.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

/** 购房资格: the anonymous check, question by question, and what it comes to. */
export async function takeEligibility(album: Album, stage: Stage): Promise<void> {
  album.chapter('购房资格')
  await takeAnonymous(album, stage)
  await takePassed(album, stage)
  await takeNewcomer(album, stage)
  await takeCouple(album, stage)
  await takeSilence(album, stage)
  await takeDesk(album, stage)
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
  await writes(page, '填数字（个月）', '37')
  await press(page, '下一步')
  await sees(page, '最多填 36 个月。')
  await album.phone(page, '提问：数字填错')
  await writes(page, '填数字（个月）', '23')
  await press(page, '下一步')
  await noOthers(page)
  await sees(page, '按现在的情况，暂时不能购买')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '结果：差一个月')
  await press(page, /24 个月以上的社保或个税，不符合/)
  await sees(page, '来源：您填写的')
  await album.phone(page, '结果：展开根据')
  await press(page, /^您的 \d 个回答/)
  await press(page, /^最近 3 年里.*23 个月/)
  await album.phone(page, '改一个答案')
  await writes(page, '填数字（个月）', '24')
  await press(page, '下一步')
  await sees(page, '可以购买，还能买 1 套')
  await album.phone(page, '结果：可以买')
  await press(page, /^其他 \d 种途径/)
  await press(page, /^还要知道/)
  await album.phone(page, '结果：其他途径')
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

/** 24 months: passed; the check is drawn for the blind sample. */
async function takePassed(album: Album, stage: Stage) {
  await hasPaid(stage.city, 'wu-hao', 24)
  const { context, page } = await phoneOf(stage, await stage.cast.verified('wu-hao'))
  await applyFor(page)
  await comesToSee(page, '可以购买，还能买 1 套')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '正式核验：通过')
  const text = (await page.getByText('核验编号').locator('visible=true').last().textContent()) ?? ''
  await drawSample(stage.city, text.replace('核验编号', '').trim())
  await context.close()
}

/** 23 months: statement, question, refusal, contested fact. */
async function takeNewcomer(album: Album, stage: Stage) {
  await hasPaid(stage.city, 'chen-xiaoyu', 23)
  const { context, page } = await phoneOf(stage, await stage.cast.verified('chen-xiaoyu'))
  await applyFor(page, '历下区', (step) => album.phone(page, step))
  await album.phone(page, '正式核验：正在核对')
  await comesToSee(page, '您的全日制最高学历是？')
  await album.phone(page, '正式核验：一个问题')
  await chooses(page, '大专以下')
  await comesToSee(page, '按现在的情况，暂时不能购买')
  await album.phone(page, '正式核验：未通过')
  await press(page, '请工作人员复核')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '请工作人员复核')
  await press(page, '返回')
  await press(page, /^核对到的 \d+ 项情况/)
  await album.phone(page, '核对到的情况')
  await press(page, /^这条不对：最近 3 年内/)
  await sees(page, '哪里不对，应该是怎样')
  await writes(page, '哪里不对，应该是怎样', '入职第一个月公司漏报了，已补登记。')
  await album.phone(page, '这条不对')
  await press(page, '提交异议')
  await sees(page, '已转数据来源部门核实')
  await page.waitForTimeout(6000) // the toast goes
  await album.phone(page, '异议核实中')
  await page.goto(at('pages/cases'))
  await sees(page, '济南历下区：核验未通过')
  await album.phone(page, '办件里的核验')
  await context.close()
}

/** The wife is asked on her own phone. */
async function takeCouple(album: Album, stage: Stage) {
  await hasMinor(stage.city, ['zhao-qiang', 'sun-li'], 'zhao-yifan', 4)
  const husband = await phoneOf(stage, await stage.cast.verified('zhao-qiang'))
  const wife = await phoneOf(stage, await stage.cast.verified('sun-li'))
  await applyFor(husband.page)
  await comesToSee(husband.page, '等配偶本人同意')
  await album.phone(husband.page, '等配偶同意')
  await wife.page.goto(at('pages/home'))
  await sees(wife.page, '家人请您同意')
  await wife.page.waitForTimeout(SETTLED_MS)
  await album.phone(wife.page, '首页：家人请您同意')
  await press(wife.page, /^配偶 赵/)
  await sees(wife.page, '向谁核对什么')
  await album.phone(wife.page, '家人请我同意')
  await press(wife.page, '我同意')
  await sees(wife.page, '撤回同意')
  await wife.page.waitForTimeout(6000)
  await album.phone(wife.page, '已同意')
  await comesToSee(husband.page, '按现在的情况，暂时不能购买')
  await album.phone(husband.page, '未成年子女名下有房')
  await husband.context.close()
  await wife.context.close()
}

async function takeSilence(album: Album, stage: Stage) {
  await stage.city.phones.control('/faults', { route: 'gov.homes.query', kind: 'timeout-after', person: 'ayiguli' })
  const { context, page } = await phoneOf(stage, await stage.cast.verified('ayiguli'))
  await applyFor(page)
  await comesToSee(page, /有资料没有取得，已转人工/)
  await album.phone(page, '有部门没有答复')
  await context.close()
}

/** What waits for staff, one file and its forms. */
async function takeDesk(album: Album, stage: Stage) {
  const { context, page } = await phoneOf(stage, await stage.cast.as('clerk-1'))
  await page.goto(at('packages/staff/eligibility'))
  await sees(page, /^资料未齐：/)
  await album.phone(page, '待办')
  await press(page, /^资料未齐：/)
  await sees(page, '还缺什么')
  await album.phone(page, '核验件')
  await press(page, '作出结论')
  await chooses(page, '不通过')
  await writes(page, '给群众的理由', '登记机构人工查档，名下有两套住房。')
  await album.phone(page, '作出结论：拟不通过')
  await press(page, '提交主管决定')
  await sees(page, /拟不通过/)
  await page.goto(at('packages/staff/eligibility', 'again=1'))
  await press(page, /^事实异议：陈/)
  await press(page, '登记异议的答复')
  await album.phone(page, '登记异议的答复')
  await page.goto(at('packages/staff/eligibility', 'again=2'))
  await press(page, /^盲审：/)
  await sees(page, '只看规则和事实')
  await album.phone(page, '盲审')
  await chooses(page, '可以购买')
  await writes(page, '理由', '外地户籍，连续 24 个月，无房，符合第 2 行。')
  await press(page, '提交盲审结论')
  await sees(page, '盲审已记下')
  await album.phone(page, '盲审已记下')
  await context.close()

  const chief = await phoneOf(stage, await stage.cast.as('supervisor'))
  await chief.page.goto(at('packages/staff/eligibility'))
  await press(chief.page, /^拟不通过/)
  await press(chief.page, '作出结论')
  await album.phone(chief.page, '主管看拟不通过')
  await chief.context.close()
}
