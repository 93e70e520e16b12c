import { createOffscreenCanvas } from '@tarojs/taro'
import type { ReadPixels } from './types.ts'

interface CanvasPicture {
  width: number
  height: number
  src: string
  onload: () => void
  onerror: (error: unknown) => void
}

/** A canvas that nobody sees (base library 2.16.1 and later); an older one leaves the look to the server. */
export const readPixels: ReadPixels = (path, edge) =>
  new Promise((resolve) => {
    if (!createOffscreenCanvas) return resolve(null)
    const canvas = createOffscreenCanvas({ type: '2d', width: edge, height: edge }) as unknown as {
      width: number
      height: number
      createImage(): CanvasPicture
      getContext(kind: '2d'): CanvasRenderingContext2D
    }
    const picture = canvas.createImage()
    picture.onerror = () => resolve(null)
    picture.onload = () => {
      const { width: fullWidth, height: fullHeight } = picture
      const scale = Math.min(1, edge / Math.max(fullWidth, fullHeight))
      const [width, height] = [Math.round(fullWidth * scale), Math.round(fullHeight * scale)]
      canvas.width = width
      canvas.height = height
      const context = canvas.getContext('2d')
      context.drawImage(picture as unknown as CanvasImageSource, 0, 0, width, height)
      resolve({ width, height, data: context.getImageData(0, 0, width, height).data, fullWidth, fullHeight })
    }
    picture.src = path
  })
