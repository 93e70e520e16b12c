import { picked } from './paper-files.h5.ts'
import type { PickPapers } from './types.ts'

/** The browser's own dialog; on a phone `capture` opens the camera. It must be opened inside the tap. */
export const pickPapers: PickPapers = (source, most) =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = source === 'file' ? 'image/*,.heic,application/pdf' : 'image/*,.heic'
    input.multiple = source !== 'camera' && most > 1
    if (source === 'camera') input.setAttribute('capture', 'environment')
    input.oncancel = () => resolve([])
    input.onchange = () =>
      resolve(
        Array.from(input.files ?? [])
          .slice(0, most)
          .map(picked),
      )
    input.click()
  })
