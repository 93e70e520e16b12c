import { chooseMedia, chooseMessageFile } from '@tarojs/taro'
import type { PickPapers } from './types.ts'

/** `original`: the compressed picture of the platform is too small to read. Files come out of a chat (文件传输助手). */
export const pickPapers: PickPapers = async (source, most) => {
  try {
    if (source === 'file') {
      const extension = ['pdf', 'jpg', 'jpeg', 'png', 'heic']
      const { tempFiles } = await chooseMessageFile({ count: most, type: 'file', extension })
      return tempFiles.map(({ path, name, size }) => ({
        ...{ path, fileName: name, bytes: size },
        isPicture: !/\.pdf$/i.test(name),
      }))
    }
    const { tempFiles } = await chooseMedia({
      count: Math.min(most, 9),
      mediaType: ['image'],
      sourceType: [source],
      sizeType: ['original'],
    })
    return tempFiles.map(({ tempFilePath, size }) => ({
      ...{ path: tempFilePath, bytes: size, isPicture: true },
      fileName: tempFilePath.split('/').pop() ?? 'photo.jpg',
    }))
  } catch (refusal) {
    if (/cancel/.test(String((refusal as { errMsg?: string }).errMsg))) return []
    throw refusal
  }
}
