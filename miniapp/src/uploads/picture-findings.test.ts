import { findingsOf, measurePicture } from '@anju/shared-types/picture-quality'
import { expect, it } from 'vitest'
import { greyOf } from './picture-findings.ts'

/** A picture as a canvas gives it, drawn pixel by pixel. */
function canvas(width: number, height: number, tone: (x: number, y: number) => number) {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.fill(tone(x, y), (y * width + x) * 4, (y * width + x) * 4 + 3)
  }
  return { width, height, data, fullWidth: width * 3, fullHeight: height * 3 }
}
const onPaper = (x: number, y: number) => x > 120 && x < 630 && y > 120 && y < 880
/** Strokes two pixels wide, like small writing. */
const writing = (x: number, y: number) =>
  onPaper(x, y) && x > 160 && x < 590 && y > 160 && y < 840 && y % 24 < 12 && (x * 7 + y * 3) % 11 < 4

it('weighs colours as the eye does', () => {
  const data = Uint8ClampedArray.from([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255])
  expect([...greyOf({ width: 3, height: 1, data, fullWidth: 3, fullHeight: 1 }).grey]).toEqual([76, 149, 29])
})

it('lets a sharp picture pass and names what a poor one lacks', () => {
  const look = (tone: (x: number, y: number) => number) => findingsOf(measurePicture(greyOf(canvas(750, 1000, tone))))
  const paper = (x: number, y: number) => (onPaper(x, y) ? 210 : 100)
  expect(look((x, y) => (writing(x, y) ? 40 : paper(x, y)))).toEqual([])
  // every edge spread over forty pixels, that of the paper too
  const soft = (x: number, y: number) => Math.min(1, Math.max(0, Math.min(x - 100, 650 - x, y - 100, 900 - y) / 40))
  expect(look((x, y) => 100 + soft(x, y) * (90 - 20 * Math.sin(x / 12)))).toEqual(['blurred'])
  expect(look((x, y) => (writing(x, y) ? 8 : paper(x, y) / 4))).toContain('dark')
  const spot = (x: number, y: number) => (x - 375) ** 2 + (y - 500) ** 2 < 150 ** 2
  expect(look((x, y) => (spot(x, y) ? 255 : writing(x, y) ? 40 : paper(x, y)))).toEqual(['glare'])
})
