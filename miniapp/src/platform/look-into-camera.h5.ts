import type { LookIntoCamera } from './types.ts'

/** Alipay's page in this tab; it leads back to the page that began. So the promise never ends here. */
export const lookIntoCamera: LookIntoCamera = ({ alipay }) => {
  if (!alipay) return Promise.resolve()
  window.location.assign(alipay.url)
  return new Promise(() => undefined)
}
