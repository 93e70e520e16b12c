import sharp from 'sharp'
import { expect, test } from 'vitest'
import { jpegPaper } from '../../testing/papers.ts'
import { createFontChain } from '../pdf/font-chain.ts'
import { findFonts } from '../pdf/font-files.ts'
import { createWatermark } from './watermark.ts'

const watermark = createWatermark(createFontChain(findFonts('nowhere')))
const lines = ['刘芳 clerk-1 2026-03-06 10:00', '仅用于 二手房转移登记（受理）']

const pixels = async (jpeg: Buffer) => sharp(jpeg).greyscale().raw().toBuffer({ resolveWithObject: true })

/** Share of the pixels of each cell of a grid that the mark has changed. */
async function changedByCell(before: Buffer, after: Buffer, cells: number): Promise<number[]> {
  const [a, b] = [await pixels(before), await pixels(after)]
  expect([b.info.width, b.info.height]).toEqual([a.info.width, a.info.height])
  const changed = new Array<number>(cells * cells).fill(0)
  const { width, height } = a.info
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const cell = Math.floor((y * cells) / height) * cells + Math.floor((x * cells) / width)
      if (Math.abs(a.data[y * width + x]! - b.data[y * width + x]!) > 12) changed[cell]!++
    }
  }
  return changed.map((count) => count / ((width * height) / (cells * cells)))
}

test.each([
  ['a photograph', () => jpegPaper()],
  [
    'white',
    () =>
      sharp({ create: { width: 1500, height: 2000, channels: 3, background: '#fff' } })
        .jpeg()
        .toBuffer(),
  ],
  [
    'black',
    () =>
      sharp({ create: { width: 2000, height: 1500, channels: 3, background: '#000' } })
        .jpeg()
        .toBuffer(),
  ],
])('on %s the mark is in every piece that somebody could cut out', async (_what, make) => {
  const before = await make()
  const after = await watermark.mark(before, lines, 2000)
  // A twenty-fifth of the page is less than any paper shows of itself.
  for (const share of await changedByCell(before, after, 5)) expect(share).toBeGreaterThan(0.015)
})

test('writing below it can still be read: most of the page is as it was', async () => {
  const before = await jpegPaper()
  const changed = await changedByCell(before, await watermark.mark(before, lines, 2000), 1)
  expect(changed[0]).toBeLessThan(0.25)
})

test('another viewer, another mark', async () => {
  const before = await jpegPaper()
  const [first, second] = await Promise.all([
    watermark.mark(before, lines, 1000),
    watermark.mark(before, ['张磊 clerk-2 2026-03-06 10:01', lines[1]!], 1000),
  ])
  expect(first.equals(second)).toBe(false)
})

test('the picture becomes no larger than it was, and no larger than asked', async () => {
  const before = await jpegPaper({ width: 800, height: 1000 })
  const sizeOf = async (edge: number) => (await sharp(await watermark.mark(before, lines, edge)).metadata()).height
  expect([await sizeOf(2000), await sizeOf(500)]).toEqual([1000, 500])
})

test('a name that no font has leaves a box and no gap in the rest', async () => {
  const before = await jpegPaper()
  const after = await watermark.mark(before, ['\u{E000}\u{E001} 1 2026'], 2000)
  expect((await changedByCell(before, after, 1))[0]).toBeGreaterThan(0.01)
})
