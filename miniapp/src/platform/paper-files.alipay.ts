import type { PaperFiles } from './types.ts'

const refused = (reject: (error: Error) => void) => (refusal: AlipayRefusal) =>
  reject(new Error(refusal.errorMessage ?? 'the file cannot be read'))

/** The same words as WeChat's, in Alipay's own object. */
export const paperFiles: PaperFiles = {
  keep: (path, name) =>
    new Promise((resolve, reject) => {
      const destPath = `${my.env.USER_DATA_PATH}/paper-${name}`
      my.getFileSystemManager().copyFile({
        srcPath: path,
        destPath,
        success: () => resolve(destPath),
        fail: refused(reject),
      })
    }),
  read: (filePath, position, length) =>
    new Promise((resolve, reject) =>
      my.getFileSystemManager().readFile({
        ...{ filePath, position, length },
        success: ({ data }) => resolve(new Uint8Array(data)),
        fail: refused(reject),
      }),
    ),
  drop: (filePath) =>
    my.getFileSystemManager().unlink({
      filePath,
      fail: ({ errorMessage }) => console.warn('papers: a file could not be removed', errorMessage),
    }),
}
