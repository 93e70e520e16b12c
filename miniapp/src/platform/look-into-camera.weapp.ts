import type { LookIntoCamera } from './types.ts'

declare const wx: {
  requestFacialVerify(options: { verifyId: string; complete: () => void }): void
}

/** WeChat's own screen. What it says at the end is no proof: the server asks WeChat itself. */
export const lookIntoCamera: LookIntoCamera = ({ wechat }) =>
  new Promise((resolve) => {
    if (!wechat) resolve()
    else wx.requestFacialVerify({ verifyId: wechat.verifyId, complete: () => resolve() })
  })
