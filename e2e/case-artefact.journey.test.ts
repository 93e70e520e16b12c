import { beforeAll, describe, expect, it } from 'vitest'
import type { MiniApp } from '../miniapp/harness/index.ts'
import { jpegPaper } from '../server/src/testing/papers.ts'
import {
  cityForAll,
  closeAtEnd,
  drewEveryPage,
  loggedIn,
  named,
  PATIENCE_MS,
  seesText,
  stopAfterFailure,
  tapWhenThere,
} from './support/artefact.ts'
import { drawnFor, finishReview, homeOf, SALE_ANSWERS, someone } from './support/cases.ts'
import { type PlatformPhone, platformPhone } from './support/platform-phone.ts'

const stage = cityForAll()

/** One sale, of which each side has another build: the words, the digest and the state are the same on both. */
describe.each([
  { platform: 'weapp', other: 'alipay', seller: 'crowd-5101', buyer: 'crowd-101' },
  { platform: 'alipay', other: 'weapp', seller: 'crowd-5102', buyer: 'crowd-102' },
] as const)('a home is sold with the $platform build and bought with the $other build', (roles) => {
  let selling: PlatformPhone
  let buying: PlatformPhone
  let clerk: PlatformPhone
  let elsewhere: PlatformPhone
  let app: MiniApp
  let caseId = ''

  stopAfterFailure()
  closeAtEnd(() => [selling, buying, clerk, elsewhere])

  beforeAll(async () => {
    selling = platformPhone(stage.city, roles.platform, roles.seller)
    buying = platformPhone(stage.city, roles.other, roles.buyer)
    clerk = platformPhone(stage.city, roles.platform, 'clerk-1')
    await Promise.all([roles.seller, roles.buyer].map((slug) => stage.cast.verified(slug)))
  })

  it('the seller begins and fills in, one question a screen', async () => {
    app = await loggedIn(selling)
    const [{ address }, buyer] = await Promise.all([
      homeOf(await someone(stage.cast, roles.seller)),
      stage.cast.person(roles.buyer),
    ])
    await tapWhenThere(app, '二手房过户一次办')
    await tapWhenThere(app, '开始填写')
    await tapWhenThere(app, '转让方')
    await seesText(app, '办哪一套房子？')
    await tapWhenThere(app, address)
    await seesText(app, '受让方是谁？')
    await app.input('姓名', buyer.name)
    await app.input('身份证号码', buyer.idNumber)
    await app.tap('加上')
    await tapWhenThere(app, '下一步')
    await seesText(app, '转让方只有您一个人吗？')
    await tapWhenThere(app, '下一步')
    await seesText(app, '成交价款是多少？')
    await app.input('成交价款（元）', '1850000')
    await tapWhenThere(app, '下一步')
    for (const [question, answer] of SALE_ANSWERS) {
      await seesText(app, question)
      await app.tap(answer)
    }
    await seesText(app, '核对一遍')
  })

  it('the same person finds the same draft in the other build, filled in as it was', async () => {
    await seesText(app, '已自动保存')
    elsewhere = platformPhone(stage.city, roles.other, roles.seller)
    await loggedIn(elsewhere)
    const { name } = await stage.cast.person(roles.buyer)
    const there = await elsewhere.open(`packages/cases/fill/index?id=${app.query.id}&field=priceFen`)
    await seesText(there, '成交价款是多少？')
    await tapWhenThere(there, '下一步')
    await seesText(there, '核对一遍')
    for (const words of [name, '1,850,000', '自己成交']) expect(there.text()).toContain(words)
  })

  it('sends a photo through the platform’s own album, part by part', async () => {
    await tapWhenThere(app, '下一步：准备材料')
    await seesText(app, '共有人同意处分的书面意见')
    selling.hasPictures({ name: 'IMG_2031.jpg', bytes: await jpegPaper({ width: 1500, height: 2000 }) })
    await tapWhenThere(app, '拍照或选文件')
    await tapWhenThere(app, '从相册选')
    await seesText(app, '已上传')
    const parts = app.requests.filter(({ method, url }) => method === 'PUT' && /\/uploads\/[^/]+\/parts\//.test(url))
    expect(parts.length).toBeGreaterThan(0)
    expect(parts.every(({ status }) => status === 200)).toBe(true)
  })

  it('reads the words and submits', async () => {
    await tapWhenThere(app, '下一步：看清内容，提交')
    await seesText(app, '1,850,000')
    // The platform has no voice of its own. While ours is silent, people are who reads.
    await stage.city.phones.control('/faults', { route: 'tts.tencent.speak', kind: 'refuse' })
    await tapWhenThere(app, '读给我听')
    await seesText(app, '请家人或窗口工作人员念给您听')
    expect(app.sounds).toEqual([])
    await fetch(`${stage.city.sandbox}/__control/faults`, { method: 'DELETE' })
    await tapWhenThere(app, '我确认，提交')
    await seesText(app, '等 1 位当事人')
    caseId = app.query.id ?? ''
    expect(caseId).not.toBe('')
  })

  it('the buyer reads the same words in the other build and says yes', async () => {
    await loggedIn(buying)
    const theirs = await buying.open(`packages/cases/confirm/index?id=${caseId}`)
    await seesText(theirs, '1,850,000')
    // Spoken beforehand: real speech may take longer than a phone waits when the machine is busy.
    const { clips } = await (await stage.cast.verified(roles.buyer)).get<{ clips: string[] }>(
      `/read-aloud/mine/${caseId}?of=case`,
    )
    for (const clip of clips) await (await fetch(stage.city.origin + clip)).arrayBuffer()
    await tapWhenThere(theirs, '读给我听')
    await theirs.waitFor(() => theirs.sounds.at(-1)?.state === 'playing')
    expect(theirs.offers('停下')).toBe(true)
    // Clip after clip to the end of the words; then the button offers it again.
    while (!theirs.offers('读给我听')) {
      await theirs.waitFor(() => theirs.offers('读给我听') || theirs.sounds.at(-1)?.state === 'playing')
      if (theirs.sounds.at(-1)?.state === 'playing') theirs.sounds.at(-1)?.end()
    }
    expect(theirs.sounds).toHaveLength(clips.length)
    expect(theirs.sounds.every(({ state, bytes }) => state === 'ended' && bytes > 1000)).toBe(true)
    await tapWhenThere(theirs, '读给我听')
    await tapWhenThere(theirs, '停下')
    expect(theirs.sounds.at(-1)?.state).toBe('stopped')
    await tapWhenThere(theirs, '我确认')
    await seesText(theirs, '已提交，等受理')
  })

  it('the clerk takes it in, and the seller’s phone shows whose turn it is and since when', async () => {
    await loggedIn(clerk)
    const desk = await clerk.open(`packages/staff/cases/file/index?id=${caseId}`)
    await tapWhenThere(desk, '受理')
    await tapWhenThere(desk, '受理，时限开始计算')
    await seesText(desk, '已受理，时限开始计算')
    app = await selling.open(`packages/cases/detail/index?id=${caseId}`)
    await seesText(app, '审核中')
    await seesText(app, '首问负责人：刘芳')
  })

  it('the buyer pays the fee on the platform’s own sheet, which gets what the server signed', async () => {
    await finishReview(stage.cast, caseId)
    const registrar = await drawnFor(stage.cast, caseId, '审批')
    await registrar.post(`/case-desk/${caseId}/open`, {})
    await registrar.post(`/case-desk/${caseId}/approve`, { opinion: '同意' })
    // The register takes its moment; the mini-program reads again only when its page is shown.
    const { caller } = await someone(stage.cast, roles.buyer)
    const state = async () => (await caller.get<{ state: string }>(`/cases/${caseId}`)).state
    await expect.poll(state, { timeout: PATIENCE_MS, interval: 250 }).toBe('feeDue')
    const detail = await buying.open(`packages/cases/detail/index?id=${caseId}`)
    const askedBefore = buying.asked().length
    await tapWhenThere(detail, '去缴费')
    await detail.waitFor(() => knowsCredit(detail), PATIENCE_MS)
    await tapWhenThere(detail, roles.other === 'weapp' ? '用微信支付' : '用支付宝支付')
    await seesText(detail, '款项已到账，缴费完成。')
    // The stand-in refuses a sheet that our merchant did not sign, or that is for somebody else.
    const sheet =
      roles.other === 'weapp'
        ? { signType: 'RSA', package: expect.stringMatching(/^prepay_id=/) }
        : { tradeNO: expect.any(String) }
    expect(buying.paid()).toEqual([expect.objectContaining(sheet)])
    // The tap that pays asks for what is still to come: the paper, and how it is got.
    expect(buying.asked()).toHaveLength(askedBefore + 1)
  })

  it('the buyer chooses how to get the paper and fetches it against the code on the phone', async () => {
    app = await buying.open(`packages/collection/one/index?case=${caseId}`)
    await app.waitFor(() => app.offers('就这样领') && knowsCredit(app), PATIENCE_MS)
    const askedBefore = buying.asked().length
    await app.tap(named(app, /^到窗口领/))
    await app.tap('就这样领')
    await seesText(app, '办好的证：等您领取')
    // All that is still to come was agreed to with the taps before: nobody is asked again.
    expect(buying.asked()).toHaveLength(askedBefore)
    const { caller } = await someone(stage.cast, roles.buyer)
    const { out } = await caller.get<{ out: { code: string } }>(`/collections/cases/${caseId}`)
    expect(app.text().replace(/\s/g, '')).toContain(out.code)
    const desk = await clerk.open('packages/staff/collections/index')
    await desk.waitFor('领取人的交接码', PATIENCE_MS)
    await desk.input('领取人的交接码', out.code)
    await tapWhenThere(desk, '码对，当面发证')
    await seesText(app, '办好的证：已交到')
  })

  it('each side rates the service in its own build, and reads what it said', async () => {
    for (const phone of [selling, buying]) {
      app = await phone.open(`packages/cases/detail/index?id=${caseId}`)
      await tapWhenThere(app, '评一评')
      await app.waitFor(() => app.offers('提交评价') || /非常满意/.test(app.outline()), PATIENCE_MS)
      await app.tap(named(app, /^非常满意/))
      await tapWhenThere(app, '提交评价')
      await seesText(app, '您评的：非常满意')
    }
  })

  drewEveryPage(() => [selling, buying, clerk, elsewhere])
})

/** Which messages would be silent was asked and answered: only then a tap can ask for them. */
const knowsCredit = ({ requests }: MiniApp) =>
  requests.some(({ url, status }) => url.endsWith('/credit') && status === 200)
