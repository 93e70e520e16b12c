import { openedFile } from './paper-files.h5.ts'
import type { ReadPixels } from './types.ts'

/** HEIC opens in Safari only; elsewhere the server looks alone. */
export const readPixels: ReadPixels = async (path, edge) => {
  const file = openedFile(path)
  if (!file) return null
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file)
  } catch {
    return null // what the browser cannot open the server may
  }
  const { width: fullWidth, height: fullHeight } = bitmap
  const scale = Math.min(1, edge / Math.max(fullWidth, fullHeight))
  const [width, height] = [Math.round(fullWidth * scale), Math.round(fullHeight * scale)]
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return null
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  return { width, height, data: context.getImageData(0, 0, width, height).data, fullWidth, fullHeight }
}
