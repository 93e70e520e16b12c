import type { Page } from 'playwright-core'
import { drawnPage } from '../../server/src/testing/drawn-pages.ts'
import { eicar, jpegPaper, pdfPaper } from '../../server/src/testing/papers.ts'
import { at, button, press, sees } from '../support/citizen.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

/** One's own papers: sent, poor, sent before, infected, cut off; one of them with its pages, kept. */
export async function takeDocuments(album: Album, stage: Stage): Promise<void> {
  album.chapter('我的材料')
  const { context, page } = await phoneOf(stage, await stage.cast.verified('li-guohua'))
  await page.goto(at('packages/documents/mine'))
  await sees(page, '还没有材料')
  await album.phone(page, '我的材料：还没有')

  const photo = await jpegPaper({ width: 1500, height: 2000 })
  await choose(page, '从相册选', 'IMG_2031.jpg', photo)
  await sees(page, '可用')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '我的材料：传好一份')

  await choose(page, '从相册选', 'IMG_2032.jpg', await jpegPaper({ width: 1500, height: 2000, blur: 9, glare: true }))
  await sees(page, '这张可能看不清')
  await album.phone(page, '我的材料：这张可能看不清')
  await press(page, '重新拍')

  await choose(page, '从相册选', 'IMG_2033.jpg', await drawnPage('person'))
  await sees(page, '是不是拍错了')
  await album.phone(page, '我的材料：是不是拍错了')
  await press(page, '重新拍')
  await choose(page, '从相册选', 'IMG_2034.jpg', await drawnPage('blank'))
  await press(page, '就是这一页')
  const usable = page.getByRole('button', { name: /可用/ })
  await usable.nth(1).waitFor()
  await usable.first().click()
  await sees(page, '您说就是这一页')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '一份材料：本人说就是这一页')
  await page.goto(at('packages/documents/mine'))
  await choose(page, '从相册选', 'IMG_2031.jpg', photo)
  await sees(page, '这份材料您传过')
  await album.phone(page, '我的材料：以前传过')
  await press(page, '用以前那份')
  await sees(page, '整理好了，可以用来办事。')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '一份材料')
  await press(page, '存起来，下次直接用')
  await sees(page, '不再存放')
  await album.phone(page, '一份材料：存在家庭材料夹')

  await page.goto(at('packages/documents/mine'))
  await choose(page, '选 PDF 文件', '买卖合同.pdf', await pdfPaper(3))
  await sees(page, /3 页/)
  await choose(page, '从相册选', 'IMG_2040.jpg', Buffer.concat([photo, eicar]))
  await sees(page, '有病毒')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '我的材料：三份，一份有病毒')
  await page.getByRole('button', { name: /有病毒/ }).click()
  await sees(page, /谁也打不开/)
  await album.phone(page, '一份材料：有病毒')

  await page.goto(at('packages/documents/mine'))
  await page.route('**/parts/**', (route) => route.abort())
  await choose(page, '从相册选', 'IMG_2041.jpg', await jpegPaper({ width: 1500, height: 2000, seed: 9 }))
  await sees(page, /网络断了，恢复后自动接着传/)
  await album.phone(page, '我的材料：网络断了')
  await page.unroute('**/parts/**')
  await page.getByText(/网络断了/).waitFor({ state: 'detached' })
  await context.close()
}

/** Opens the browser's own dialog and gives it a file. */
async function choose(page: Page, name: string, fileName: string, bytes: Buffer): Promise<void> {
  const dialog = page.waitForEvent('filechooser')
  await button(page, name).click()
  const mimeType = fileName.endsWith('.pdf') ? 'application/pdf' : 'image/jpeg'
  await (await dialog).setFiles({ name: fileName, mimeType, buffer: bytes })
}
