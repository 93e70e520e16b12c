import { previewImage } from '@tarojs/taro'
import type { ShowPictures } from './types.ts'

export const showPictures: ShowPictures = (addresses, first) => {
  previewImage({ urls: [...addresses], current: addresses[first] })
}
