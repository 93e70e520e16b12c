import { getAppBaseInfo, getSystemInfoSync } from '@tarojs/taro'

/** Both platforms call 16 px the standard size of their own type setting. */
const standardPx = 16

/** How much larger than standard the person has set type in WeChat or Alipay; 1 when the platform does not say. */
export function systemTypeFactor(): number {
  const told = (process.env.TARO_ENV === 'weapp' ? getAppBaseInfo() : getSystemInfoSync()) as {
    fontSizeSetting?: number
  }
  return told.fontSizeSetting ? told.fontSizeSetting / standardPx : 1
}
