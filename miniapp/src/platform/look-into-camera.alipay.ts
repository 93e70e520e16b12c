import type { LookIntoCamera } from './types.ts'

/** Alipay's own screen; works on a real phone only. What it says at the end is no proof: the server asks Alipay itself. */
export const lookIntoCamera: LookIntoCamera = ({ alipay }) =>
  new Promise((resolve) => {
    if (!alipay) resolve()
    else {
      const param = JSON.stringify({ certifyId: alipay.certifyId, url: alipay.url })
      my.call('startBizService', { name: 'open-certify', param, complete: () => resolve() })
    }
  })
