import type { PickTextFile } from './types.ts'

/** The browser's own file dialog; it must be opened inside the tap. */
export const pickTextFile: PickTextFile = () =>
  new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.json,.txt,application/json,text/plain'
    input.oncancel = () => resolve(null)
    input.onchange = () => {
      const [file] = Array.from(input.files ?? [])
      if (!file) return resolve(null)
      file.text().then((text) => resolve({ name: file.name, text }), reject)
    }
    input.click()
  })
