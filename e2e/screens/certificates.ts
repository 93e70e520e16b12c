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
}
