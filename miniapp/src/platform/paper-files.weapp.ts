import { env, getFileSystemManager } from '@tarojs/taro'
import type { PaperFiles } from './types.ts'

/** Temporary files go when the app is closed; the app's own folder (200 MB) stays. */
export const paperFiles: PaperFiles = {
  keep: (path, name) =>
    new Promise((resolve, reject) => {
      const destPath = `${env.USER_DATA_PATH}/paper-${name}`
      getFileSystemManager().copyFile({
        srcPath: path,
        destPath,
        success: () => resolve(destPath),
        fail: ({ errMsg }) => reject(new Error(errMsg)),
      })
    }),
  read: (filePath, position, length) =>
    new Promise((resolve, reject) =>
      getFileSystemManager().readFile({
        filePath,
        position,
        length,
        success: ({ data }) => resolve(new Uint8Array(data as ArrayBuffer)),
        fail: ({ errMsg }) => reject(new Error(errMsg)),
      }),
    ),
  drop: (filePath) =>
    getFileSystemManager().unlink({
      filePath,
      fail: ({ errMsg }) => console.warn('papers: a file could not be removed', errMsg),
    }),
}
