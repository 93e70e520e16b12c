import type { PickListFile } from './types.ts'

/** The browser's own file dialog; it must be opened inside the tap. */
export const pickListFile: PickListFile = () =>
  new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    input.oncancel = () => resolve(null)
    input.onchange = () => {
      const [file] = Array.from(input.files ?? [])
      if (!file) return resolve(null)
      file.arrayBuffer().then((buffer) => resolve({ name: file.name, bytes: new Uint8Array(buffer) }), reject)
    }
    input.click()
  })
