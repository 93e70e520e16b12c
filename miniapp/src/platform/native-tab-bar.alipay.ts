import { hideTabBar } from '@tarojs/taro'

/** Base libraries before customised tab bars draw the native one; ours stands in its place. */
export function hideNativeTabBar(): void {
  hideTabBar({ fail: () => console.info('no native tab bar to hide') })
}
