import { at, press, sees } from '../support/citizen.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

/** E-certificates: mine, one, showing it, and a stranger who checks it; the public keys. */
export async function takeCertificates(album: Album, stage: Stage): Promise<void> {
  album.chapter('证照')
  const { cast } = stage
  const { context, page } = await phoneOf(stage, await cast.verified('li-guohua'))
  await page.goto(at('packages/certificates/list'))
  await sees(page, '领不动产权证书')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '我的证照：可以领的和还领不到的')
  await press(page, /领不动产权证书/)
  await sees(page, '还没有人查验过')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '证照：不动产权证书')
  const shown = page.waitForResponse(/certificates\/mine\/\w+\/show$/)
  await press(page, '亮证')
  const { code } = (await (await shown).json()) as { code: string }
  await sees(page, '对方会看到')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '亮证：只出示一句话')

  const stranger = await phoneOf(stage)
  await stranger.page.goto(at('packages/certificates/verify', `code=${code}`))
  await sees(stranger.page, '对方出示的内容')
  await stranger.page.waitForTimeout(SETTLED_MS)
  await album.phone(stranger.page, '查验证照：有效')
  await sees(page, '查验结果')
  await album.phone(page, '亮证：刚被查验')
  await stranger.page.goto('about:blank')
  await stranger.page.goto(at('packages/certificates/verify'))
  await sees(stranger.page, '照着纸输入')
  await album.phone(stranger.page, '查验证照')
  await stranger.page.goto(at('packages/certificates/verify', 'code=AJ1.AAAAAAAAAAAAAAAAAAAAAA'))
  await sees(stranger.page, '不是我们的证照')
  await stranger.page.waitForTimeout(SETTLED_MS)
  await album.phone(stranger.page, '查验证照：不是我们的证照')
  await stranger.page.goto(at('packages/certificates/keys'))
  await sees(stranger.page, '用户标识')
  await stranger.page.waitForTimeout(SETTLED_MS)
  await album.phone(stranger.page, '自己验签：公钥')
  await stranger.context.close()
  await context.close()
  await takeOrganisation(album, stage)
  await takeDesk(album, stage)
}

/** An organisation's certificates on the phone of its representative. */
async function takeOrganisation(album: Album, stage: Stage): Promise<void> {
  const feng = await stage.cast.verified('feng-hai')
  const { items } = await feng.post<{ items: { creditCode: string }[] }>('/organisations/claim', { agreed: true })
  const organisation = items[0]!.creditCode
  const { context, page } = await phoneOf(stage, feng)
  await page.goto(at('packages/certificates/list', `organisation=${organisation}`))
  await sees(page, /找一处，共 138 处/)
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '单位的证照：先找到哪一处')
  await page.getByText('领不动产权证书').locator('visible=true').first().click()
  await sees(page, '还没有人用过')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '单位的一张证照：谁用过')
  await context.close()
}

/** The desk finds a certificate, and stops it. */
async function takeDesk(album: Album, stage: Stage): Promise<void> {
  const wu = await stage.cast.verified('wu-hao')
  const { id } = await wu.post<{ id: string }>('/certificates/request', { kind: 'contribution' })
  const { number } = await wu.get<{ number: string }>(`/certificates/mine/${id}`)
  const { context, page } = await phoneOf(stage, await stage.cast.as('registrar'))
  await page.goto(at('packages/staff/certificates'))
  await page.getByLabel('证照编号或办件编号').locator('visible=true').fill(number)
  await page.getByLabel('查看理由').locator('visible=true').fill('群众来电询问')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '证照管理：找证照')
  await press(page, '找证照')
  await sees(page, '工作人员查看过')
  await press(page, /^暂停使用/)
  await page.getByLabel('理由', { exact: true }).locator('visible=true').fill('来电反映不是本人，核实中')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '证照管理：暂停要写理由')
  await page.getByRole('button', { name: '暂停使用', exact: true }).locator('visible=true').last().click()
  await sees(page, '吊销要另一位主管')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '证照管理：已暂停，吊销要另一位主管')
  await context.close()
}
