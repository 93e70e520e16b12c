import { at, press, sees } from '../support/citizen.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

/** One's own homes: free, seized, and a register that does not answer. */
export async function takeHomes(album: Album, stage: Stage): Promise<void> {
  album.chapter('我的房产')
  const { cast, city } = stage
  for (const [slug, seen, title] of [
    ['li-guohua', '登记簿上没有查封、抵押等限制。', '我的房产：没有限制，夫妻共有'],
    ['zheng-wei', '查封', '我的房产：查封'],
    ['ma-jianguo', '抵押', '我的房产：2020 年的抵押'],
  ] as const) {
    const { context, page } = await phoneOf(stage, await cast.verified(slug))
    await page.goto(at('packages/homes/list'))
    await sees(page, seen)
    await page.waitForTimeout(SETTLED_MS)
    await album.phone(page, title)
    if (slug === 'zheng-wei') {
      await press(page, /^转移登记（过户），不能办/)
      await sees(page, /从2029年3月17日起可以申请/)
      await album.phone(page, '我的房产：为什么不能过户')
    }
    await context.close()
  }

  const empty = await phoneOf(stage, await cast.verified('wu-hao'))
  await empty.page.goto(at('packages/homes/list'))
  await sees(empty.page, '您名下没有登记的房产')
  await album.phone(empty.page, '我的房产：没有')
  await empty.context.close()

  await city.phones.control('/faults', { route: 'gov.register.owned', kind: '500', times: 1, person: 'wu-hao' })
  const silent = await phoneOf(stage, await cast.verified('wu-hao'))
  await silent.page.goto(at('packages/homes/list'))
  await sees(silent.page, '登记簿暂时没有答复')
  await album.phone(silent.page, '我的房产：登记簿没有答复')
  await silent.context.close()

  const stranger = await phoneOf(stage, await cast.as('chen-xiaoyu'))
  await stranger.page.goto(at('packages/homes/list'))
  await sees(stranger.page, '先核验身份，才能看名下的房产')
  await album.phone(stranger.page, '我的房产：还没有实名')
  await stranger.context.close()
}
