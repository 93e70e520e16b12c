import { chooseMessageFile, getFileSystemManager } from '@tarojs/taro'
import type { PickListFile } from './types.ts'

/** WeChat gives files out of a chat: one sends the list to oneself (文件传输助手) first. */
export const pickListFile: PickListFile = async () => {
  try {
    const { tempFiles } = await chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx', 'csv'] })
    const [file] = tempFiles
    return file ? { name: file.name, bytes: await readBytes(file.path) } : null
  } catch (refusal) {
    if (/cancel/.test(String((refusal as { errMsg?: string }).errMsg))) return null
    throw refusal
  }
}

const readBytes = (filePath: string) =>
  new Promise<Uint8Array>((resolve, reject) =>
    getFileSystemManager().readFile({
      filePath,
      success: ({ data }) => resolve(new Uint8Array(data as ArrayBuffer)),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    }),
  )
