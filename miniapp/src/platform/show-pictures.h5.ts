import type { ShowPictures } from './types.ts'

/** A browser zooms by itself. A link and not window.open: what a person tapped is no pop-up that is blocked. */
export const showPictures: ShowPictures = (addresses, first) => {
  const link = document.createElement('a')
  link.href = addresses[first] ?? ''
  link.target = '_blank'
  link.rel = 'noopener'
  link.click()
}
