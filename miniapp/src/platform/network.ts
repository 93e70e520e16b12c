import { offNetworkStatusChange, onNetworkStatusChange } from '@tarojs/taro'
import type { OnBackOnline } from './types.ts'

export const onBackOnline: OnBackOnline = (work) => {
  const changed = ({ isConnected }: { isConnected: boolean }) => {
    if (isConnected) work()
  }
  onNetworkStatusChange(changed)
  return () => offNetworkStatusChange(changed)
}
