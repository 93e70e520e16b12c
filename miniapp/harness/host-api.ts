import type { Activity } from './activity.ts'
import { hostAudio } from './host-audio.ts'
import { hostFiles, USER_FOLDER } from './host-files.ts'
import { hostRequest } from './host-request.ts'
import { selectorQuery } from './selector-query.ts'
import { systemInfo } from './system-info.ts'
import type { Host, PlatformName, RequestRecord, SoundRecord } from './types.ts'

interface Options {
  success?: (reply: unknown) => void
  fail?: (refusal: unknown) => void
  complete?: (reply: unknown) => void
  [key: string]: unknown
}

export interface HostApiNeeds {
  platform: PlatformName
  origin: string
  host: Host
  storage: Map<string, unknown>
  activity: Activity
  requests: RequestRecord[]
  sounds: SoundRecord[]
  calls: { name: string; options: unknown }[]
  firstRoute: string
  fontSize: number
  navigate: {
    open: (url: string, how: 'push' | 'replace' | 'relaunch' | 'tab') => Promise<void>
    back: (delta: number) => Promise<void>
  }
}

/** Called by Taro or us and answered with plain success; their effect is not visible in the view. */
const silent = (
  'showToast hideToast showLoading hideLoading setNavigationBarTitle setNavigationBar setNavigationBarColor hideTabBar ' +
  'pageScrollTo stopPullDownRefresh setClipboardData setClipboard makePhoneCall setInnerAudioOption vibrateShort getNetworkType'
).split(' ')

const listeners =
  'onNetworkStatusChange offNetworkStatusChange onError onUnhandledRejection onPageNotFound onThemeChange onKeyboardHeightChange onMemoryWarning onAppShow onAppHide'.split(
    ' ',
  )

/** The global `wx` or `my` that one app sees. */
export function hostApi(needs: HostApiNeeds): Record<string, unknown> {
  const { platform, host, navigate, storage } = needs
  const alipay = platform === 'alipay'

  /**
   * An asynchronous platform call: answers later through success or fail, like the real ones; WeChat's (base library 2.10.2) through a
   * promise when it was given neither.
   */
  const call =
    (name: string, work: (options: Options) => unknown) =>
    (options: Options = {}) => {
      needs.calls.push({ name, options: JSON.parse(JSON.stringify(options)) })
      const answer = Promise.resolve()
        .then(() => work(options))
        .then(
          (reply) => ({ how: 'success' as const, reply: { errMsg: `${name}:ok`, ...(reply as object) } }),
          (error: Error & { code?: number }) => ({ how: 'fail' as const, reply: refusal(name, error) }),
        )
      if (!alipay && !options.success && !options.fail && !options.complete) {
        return answer.then(({ how, reply }) => {
          needs.activity.moved()
          return how === 'success' ? reply : Promise.reject(reply)
        })
      }
      void answer.then(({ how, reply }) => finish(options, how, reply))
      return undefined
    }
  const refusal = (name: string, { message, code }: Error & { code?: number }) =>
    alipay ? { error: code, errorMessage: message } : { errMsg: `${name}:fail ${message}` }
  const finish = (options: Options, how: 'success' | 'fail', reply: object) => {
    needs.activity.moved()
    options[how]?.(reply)
    options.complete?.(reply)
  }

  const files = hostFiles(platform, needs.origin, host)
  const info = systemInfo(platform, needs.fontSize)
  const launch = () => ({ path: needs.firstRoute, query: {}, scene: 1001 })
  const api: Record<string, unknown> = {
    canIUse: () => true,
    getSystemInfoSync: () => info,
    getWindowInfo: () => info,
    getDeviceInfo: () => info,
    getAppBaseInfo: () => info,
    getSystemSetting: () => info,
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop' } }),
    getLaunchOptionsSync: launch,
    getEnterOptionsSync: launch,
    getMenuButtonBoundingClientRect: () => ({ left: 290, right: 378, top: 48, bottom: 80, width: 88, height: 32 }),
    nextTick: (work: () => void) => setTimeout(work, 0),
    createSelectorQuery: selectorQuery,
    createInnerAudioContext: hostAudio(needs.origin, needs.sounds, needs.activity),
    env: { USER_DATA_PATH: USER_FOLDER },
    getFileSystemManager: () => files.fileSystem,

    getStorageSync: (key: string | { key: string }) =>
      typeof key === 'object' ? { data: storage.get(key.key) ?? null } : (storage.get(key) ?? ''),
    setStorageSync: (key: string | { key: string; data: unknown }, value: unknown) => {
      if (typeof key === 'object') storage.set(key.key, key.data)
      else storage.set(key, value)
    },
    removeStorageSync: (key: string | { key: string }) => storage.delete(typeof key === 'object' ? key.key : key),

    request: hostRequest(platform, needs.origin, needs.activity, needs.requests),

    navigateTo: call('navigateTo', ({ url }) => navigate.open(String(url), 'push')),
    redirectTo: call('redirectTo', ({ url }) => navigate.open(String(url), 'replace')),
    reLaunch: call('reLaunch', ({ url }) => navigate.open(String(url), 'relaunch')),
    switchTab: call('switchTab', ({ url }) => navigate.open(String(url), 'tab')),
    navigateBack: call('navigateBack', ({ delta }) => navigate.back(Number(delta ?? 1))),

    login: call('login', async () => ({ code: await asked(host.loginCode, 'loginCode')() })),
    getAuthCode: call('getAuthCode', async () => ({ authCode: await asked(host.loginCode, 'loginCode')() })),
    getPhoneNumber: call('getPhoneNumber', async () => ({ response: await asked(host.alipayPhone, 'alipayPhone')() })),
    requestSubscribeMessage: call('requestSubscribeMessage', async ({ tmplIds, entityIds }) => {
      const ids = (alipay ? entityIds : tmplIds) as string[]
      const accepted = await asked(host.subscribe, 'subscribe')(ids)
      return alipay
        ? { behavior: 'subscribe', result: { subscribedEntityIds: accepted } }
        : Object.fromEntries(ids.map((id) => [id, accepted.includes(id) ? 'accept' : 'reject']))
    }),
    scanCode: call('scanCode', async () => ({ result: scanned(await asked(host.scan, 'scan')()) })),
    scan: call('scan', async () => ({ code: scanned(await asked(host.scan, 'scan')()) })),
    requestPayment: call('requestPayment', (given) => asked(host.pay, 'pay')(withoutCallbacks(given))),
    tradePay: call('tradePay', (given) => asked(host.pay, 'pay')(withoutCallbacks(given))),
    chooseMedia: call('chooseMedia', files.chooseMedia),
    chooseImage: call('chooseImage', files.chooseImage),
    downloadFile: call('downloadFile', files.downloadFile),
    openDocument: call('openDocument', files.openDocument),
  }
  for (const name of silent) api[name] = call(name, () => ({}))
  for (const name of listeners) api[name] = () => undefined
  return api
}

const withoutCallbacks = ({ success: _, fail: __, complete: ___, ...given }: Options) => given

function asked<F>(answer: F | undefined, name: string): F {
  if (!answer) throw new Error(`the test gave no answer for host.${name}`)
  return answer
}

/** Both platforms report a camera that was closed as a failure: WeChat in words, Alipay with error 10. */
function scanned(text: string | null): string {
  if (text === null) throw Object.assign(new Error('cancel'), { code: 10 })
  return text
}
