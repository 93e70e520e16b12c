import type { ScanCode } from './types.ts'

/** Alipay's error when the person closes the camera. */
const closedByPerson = 10

export const scanCode: ScanCode = () =>
  new Promise((resolve, reject) => {
    my.scan({
      scanType: ['qrCode'],
      success: ({ code }) => resolve(code),
      fail: (refusal) =>
        refusal.error === closedByPerson
          ? resolve(null)
          : reject(new Error(refusal.errorMessage ?? 'scan was refused')),
    })
  })
