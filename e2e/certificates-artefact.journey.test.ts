import { beforeAll, describe, expect, it } from 'vitest'
import type { MiniApp } from '../miniapp/harness/index.ts'
import {
  cityForAll,
  closeAtEnd,
  drewEveryPage,
  loggedIn,
  PATIENCE_MS,
  stopAfterFailure,
  tapWhenThere,
} from './support/artefact.ts'
import { type PlatformPhone, platformPhone } from './support/platform-phone.ts'

const stage = cityForAll()

/** A certificate is shown in one build and scanned with the other's own scanner, by somebody who never logged in. */
describe.each([
  { platform: 'weapp', other: 'alipay', holder: 'li-guohua', stranger: 'crowd-301' },
  { platform: 'alipay', other: 'weapp', holder: 'wu-hao', stranger: 'crowd-302' },
] as const)('shown with the $platform build and scanned with the $other build', (roles) => {
  let showing: PlatformPhone
  let scanning: PlatformPhone
  let app: MiniApp
  let reader: MiniApp

  stopAfterFailure()
  closeAtEnd(() => [showing, scanning])
  beforeAll(async () => {
    showing = platformPhone(stage.city, roles.platform, roles.holder)
    scanning = platformPhone(stage.city, roles.other, roles.stranger)
    await stage.cast.verified(roles.holder)
  })

  it('asks for the certificate of the fund in the list, and reads it', async () => {
    await loggedIn(showing)
    app = await showing.open('packages/certificates/list/index')
    await tapWhenThere(app, '领住房公积金缴存证明')
    await app.waitFor('还没有人查验过', PATIENCE_MS)
    expect(app.route).toBe('packages/certificates/one/index')
    await app.waitFor(() => /济公积金缴〔\d{4}〕第\d{7}号/.test(app.text()), PATIENCE_MS)
  })

  it('shows a code that lives for seconds', async () => {
    await tapWhenThere(app, '亮证')
    await app.waitFor('到时自动换新码', PATIENCE_MS)
    await app.waitFor('住房公积金连续缴存满', PATIENCE_MS)
    expect(shown(app).content).toContain(encodeURIComponent(shown(app).code))
  })

  it('is scanned by a stranger with the platform’s scanner: valid, with the least of it; the holder sees it', async () => {
    reader = await scanning.open('packages/certificates/verify/index')
    scanning.holdUp(shown(app).content)
    await tapWhenThere(reader, '扫码查验')
    await reader.waitFor('有效：住房公积金缴存证明', PATIENCE_MS)
    await reader.waitFor('住房公积金连续缴存满', PATIENCE_MS)
    const { name } = await stage.cast.person(roles.holder)
    for (const secret of ['月缴存额', name]) expect(reader.text()).not.toContain(secret)
    await app.waitFor('查验结果：有效', PATIENCE_MS)
  })

  it('a second scan of that code and a code of nobody are told apart', async () => {
    const used = firstShown(app).content
    for (const [code, title] of [
      [used, /出示码已经用过|出示码已过期/],
      ['AJ1.AAAAAAAAAAAAAAAAAAAAAA', /不是我们的证照/],
    ] as const) {
      scanning.holdUp(code)
      await tapWhenThere(reader, '扫码查验')
      await reader.waitFor(() => title.test(reader.text()), PATIENCE_MS)
    }
  })

  it('opens the paper in the platform’s own viewer', async () => {
    app = await showing.open('packages/certificates/list/index')
    await tapWhenThere(app, '住房公积金缴存证明')
    await tapWhenThere(app, '下载、打印（PDF）')
    await app.waitFor(() => showing.documents().length > 0, PATIENCE_MS)
    expect(Buffer.from(showing.documents()[0]!.bytes.slice(0, 5)).toString()).toBe('%PDF-')
  })

  drewEveryPage(() => [showing, scanning])
})

interface Showing {
  content: string
  code: string
}

/** The codes that the app was given for its square picture, oldest first. */
const showings = ({ requests }: MiniApp): Showing[] =>
  requests.filter(({ url, status }) => url.endsWith('/show') && status === 200).map(({ reply }) => reply as Showing)
const firstShown = (app: MiniApp): Showing => showings(app)[0]!
const shown = (app: MiniApp): Showing => showings(app).at(-1)!
