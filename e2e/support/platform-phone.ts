import { type LaunchOptions, MiniApp, type PickedFile, type PlatformName } from '../../miniapp/harness/index.ts'
import type { City } from './city.ts'

/** What the sandbox's control API calls the same things on each platform. */
const words = {
  weapp: { channel: 'wechat', login: 'wechat-login-code', code: 'code', subscribe: 'wechat-subscribe', ids: 'tmplIds' },
  alipay: {
    channel: 'alipay',
    login: 'alipay-auth-code',
    code: 'authCode',
    subscribe: 'alipay-subscribe',
    ids: 'entityIds',
  },
} as const

/** Somebody's phone with the built mini-program on it; the sandbox plays the platform's own windows. */
export function platformPhone(city: City, platform: PlatformName, person: string) {
  const word = words[platform]
  const control = (path: string, body?: object) => city.phones.control(`/phones/${person}/${path}`, body)
  const storage = new Map<string, unknown>()
  const opened: MiniApp[] = []
  const asked: string[][] = []
  const paid: Record<string, unknown>[] = []
  const documents: { type: string; bytes: Uint8Array }[] = []
  let codeToScan = ''
  let album: PickedFile[] = []

  async function open(url?: string): Promise<MiniApp> {
    opened.at(-1)?.close()
    const options: LaunchOptions = {
      platform,
      origin: city.origin,
      storage,
      url,
      host: {
        loginCode: async () => String((await control(word.login))[word.code]),
        alipayPhone: async () => String((await control('alipay-phone')).response),
        subscribe: async (ids) => {
          asked.push(ids)
          await control(word.subscribe, { [word.ids]: ids })
          return ids
        },
        scan: async () => codeToScan,
        pictures: async () => album,
        pay: async (given) => {
          paid.push(given)
          const answer = await control(platform === 'weapp' ? 'wechat-pay' : 'alipay-pay', given)
          if (platform === 'weapp' && answer.errMsg !== 'requestPayment:ok') throw new Error(String(answer.errMsg))
          return answer
        },
        openDocument: (document) => void documents.push(document),
      },
    }
    const app = await MiniApp.launch(options)
    opened.push(app)
    return app
  }

  return {
    channel: word.channel,
    /** Puts the mini-program away and opens it again, at a page or at home; what the phone kept is still there. */
    open,
    /** What the camera will see. */
    holdUp(code: string) {
      codeToScan = code
    },
    /** What the camera or the album will give. */
    hasPictures(...pictures: PickedFile[]) {
      album = pictures
    },
    /** Yes to the platform's question for the phone number. */
    grantPhone: async (app: MiniApp) =>
      app.grantPhone(platform === 'weapp' ? String((await control('wechat-phone-code')).code) : 'yes'),
    /** Template ids of each time that consent to messages was asked for. */
    asked: () => asked,
    /** What the platform's pay sheet was given, each time. */
    paid: () => paid,
    /** What the platform's viewer was given. */
    documents: () => documents,
    errors: () => opened.flatMap((app) => [...app.errors, ...app.warnings]),
    overBudget: () => opened.flatMap((app) => app.overBudget()),
    close: () => opened.at(-1)?.close(),
  }
}

export type PlatformPhone = ReturnType<typeof platformPhone>
