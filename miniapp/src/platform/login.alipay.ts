import type { AskPlatformProof } from './types.ts'

/** auth_base asks the person nothing and gives an id only. */
export const askPlatformProof: AskPlatformProof = () =>
  new Promise((resolve, reject) => {
    my.getAuthCode({
      scopes: 'auth_base',
      success: ({ authCode }) => resolve({ channel: 'alipay', authCode }),
      fail: (refusal) => reject(new Error(refusal.errorMessage ?? 'getAuthCode was refused')),
    })
  })
