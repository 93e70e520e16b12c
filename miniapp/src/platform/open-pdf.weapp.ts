import { downloadFile, openDocument } from '@tarojs/taro'
import type { OpenPdf } from './types.ts'

/** The type is told because a temporary file has no ending; the menu lets a person send the paper on or print it. */
export const openPdf: OpenPdf = async (address, headers) => {
  const { statusCode, tempFilePath } = await downloadFile({ url: address, header: headers })
  if (statusCode !== 200) throw new Error(`the server answered ${statusCode}`)
  await openDocument({ filePath: tempFilePath, fileType: 'pdf', showMenu: true })
}
