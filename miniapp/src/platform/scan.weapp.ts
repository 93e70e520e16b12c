import { scanCode as scan } from '@tarojs/taro'
import type { ScanCode } from './types.ts'

export const scanCode: ScanCode = async () => {
  try {
    return (await scan({ scanType: ['qrCode'], onlyFromCamera: false })).result
  } catch (refusal) {
    if (/cancel/.test(String((refusal as { errMsg?: string }).errMsg))) return null
    throw refusal
  }
}
