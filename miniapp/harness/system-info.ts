import type { PlatformName } from './types.ts'

/** A phone of 390 x 844; `fontSize` is what the person has set in the platform's own settings. */
export const systemInfo = (platform: PlatformName, fontSize: number) => ({
  brand: 'harness',
  model: 'harness',
  pixelRatio: 2,
  screenWidth: 390,
  screenHeight: 844,
  windowWidth: 390,
  windowHeight: 756,
  statusBarHeight: 44,
  language: 'zh_CN',
  version: platform === 'weapp' ? '8.0.50' : '10.5.80',
  system: 'iOS 17',
  platform: 'ios',
  fontSizeSetting: fontSize,
  SDKVersion: '3.8.7',
  safeArea: { left: 0, right: 390, top: 44, bottom: 810, width: 390, height: 766 },
})
