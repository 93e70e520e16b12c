import type { OpenPdf } from './types.ts'

/** `statusCode` came with a later base library; an older one calls everything but 200 a failure. */
export const openPdf: OpenPdf = (address, headers) =>
  new Promise((resolve, reject) => {
    const fail = (refusal: AlipayRefusal) => reject(new Error(refusal.errorMessage ?? 'the file did not come'))
    my.downloadFile({
      url: address,
      header: headers,
      success: ({ apFilePath, statusCode = 200 }) => {
        if (statusCode !== 200) return reject(new Error(`the server answered ${statusCode}`))
        my.openDocument({ filePath: apFilePath, fileType: 'pdf', success: () => resolve(), fail })
      },
      fail,
    })
  })
