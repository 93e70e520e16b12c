import type { OpenPdf } from './types.ts'

/** A browser has a viewer of its own. A link and not window.open: what a person tapped is no pop-up that is blocked. */
export const openPdf: OpenPdf = async (address) => {
  const link = document.createElement('a')
  link.href = address
  link.target = '_blank'
  link.rel = 'noopener'
  link.click()
}
