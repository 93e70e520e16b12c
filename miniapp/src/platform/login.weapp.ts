import { login } from '@tarojs/taro'
import type { AskPlatformProof } from './types.ts'

/** wx.login: the code is good once and for five minutes. */
export const askPlatformProof: AskPlatformProof = async () => {
  const { code } = await login()
  return { channel: 'wechat', code }
}
