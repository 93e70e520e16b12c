import { chooseMessageFile, getFileSystemManager } from '@tarojs/taro'
import type { PickTextFile } from './types.ts'

/** WeChat gives files out of a chat: one sends the edited file to oneself (文件传输助手) first. */
export const pickTextFile: PickTextFile = async () => {
  try {
    const { tempFiles } = await chooseMessageFile({ count: 1, type: 'file', extension: ['json', 'txt'] })
    const [file] = tempFiles
    return file ? { name: file.name, text: await readText(file.path) } : null
  } catch (refusal) {
    if (/cancel/.test(String((refusal as { errMsg?: string }).errMsg))) return null
    throw refusal
  }
}

const readText = (filePath: string) =>
  new Promise<string>((resolve, reject) =>
    getFileSystemManager().readFile({
      filePath,
      encoding: 'utf8',
      success: ({ data }) => resolve(String(data)),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    }),
  )
