import { readFile } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { findingsOf, measurePicture } from '@anju/shared-types'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { jpegPaper, pdfPaper } from '../../testing/papers.ts'
import { createPaperRenderer } from './render-paper.ts'
import { Unreadable } from './unreadable.ts'

const renderer = createPaperRenderer()
const colourAt = async (jpeg: Buffer, x: number, y: number) => {
  const { data } = await sharp(jpeg)
    .extract({ left: x, top: y, width: 4, height: 4 })
    .resize(1, 1)
    .raw()
    .toBuffer({ resolveWithObject: true })
  return [...data]
}
const isRed = ([r, g, b]: number[]) => r! > 150 && g! < 90 && b! < 90
const isBlue = ([r, g, b]: number[]) => b! > 150 && g! < 90 && r! < 90

describe('photographs', () => {
  test('become upright, at most 3000 pixels long, without the data of the phone', async () => {
    const taken = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#d02020' } })
      .composite([
        { input: { create: { width: 2000, height: 3000, channels: 3, background: '#2020d0' } }, left: 2000, top: 0 },
      ])
      .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '36/1 40/1 0/1', GPSLatitudeRef: 'N' } })
      // The phone was held sideways: the top of the paper is on the left of what the sensor saw.
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { pages, thumbnail, pageCount, grey } = await renderer.render('image/jpeg', taken)
    const [page] = pages
    expect([pageCount, page!.width, page!.height]).toEqual([1, 2250, 3000])
    expect(isRed(await colourAt(page!.jpeg, 1000, 100))).toBe(true)
    expect(isBlue(await colourAt(page!.jpeg, 1000, 2900))).toBe(true)
    expect((await sharp(page!.jpeg).metadata()).exif).toBeUndefined()
    expect((await sharp(thumbnail).metadata()).height).toBe(360)
    expect([grey!.width, grey!.height, grey!.fullWidth, grey!.fullHeight]).toEqual([750, 1000, 3000, 4000])
  })

  test('a PNG with a transparent ground gets a white one', async () => {
    const png = await sharp({ create: { width: 900, height: 900, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer()
    const { pages } = await renderer.render('image/png', png)
    expect(await colourAt(pages[0]!.jpeg, 10, 10)).toEqual([255, 255, 255])
  })

  test('a HEIC picture is unpacked with its colours in place', async () => {
    const heic = await readFile(new URL('./samples/red-left-blue-right.heic', import.meta.url))
    const { pages, grey } = await renderer.render('image/heic', heic)
    expect([pages[0]!.width, pages[0]!.height, grey!.fullWidth]).toEqual([640, 480, 640])
    expect(isRed(await colourAt(pages[0]!.jpeg, 100, 200))).toBe(true)
    expect(isBlue(await colourAt(pages[0]!.jpeg, 500, 200))).toBe(true)
  })
})

describe('PDF', () => {
  test('every page becomes a picture', async () => {
    const { pages, pageCount, grey } = await renderer.render('application/pdf', await pdfPaper(3))
    expect([pageCount, pages.length, grey]).toEqual([3, 3, undefined])
    for (const { jpeg, width, height } of pages) {
      // pdfium counts whole points.
      expect([width, height]).toEqual([1554, 2197])
      expect(isRed(await colourAt(jpeg, 400, 500))).toBe(true)
      expect(isBlue(await colourAt(jpeg, 1000, 500))).toBe(true)
    }
  })

  test('one with a password says so', async () => {
    const locked = await pdfPaper(1, { userPassword: 'secret', ownerPassword: 'other' })
    await expect(renderer.render('application/pdf', locked)).rejects.toEqual(new Unreadable('locked'))
  })

  test('a page that says it is a mile wide is drawn within bounds', async () => {
    const { pages } = await renderer.render('application/pdf', await pdfPaper(1, { size: [14_000, 200] }))
    expect(pages[0]!.width).toBeLessThanOrEqual(2201)
  })
})

describe('what cannot be opened', () => {
  const broken = (reason: string) => expect.objectContaining({ name: 'Unreadable', reason })

  test('a file that ends in the middle, in any format', async () => {
    const jpeg = await jpegPaper()
    const png = await sharp(jpeg).png().toBuffer()
    const heic = await readFile(new URL('./samples/red-left-blue-right.heic', import.meta.url))
    await expect(renderer.render('image/jpeg', jpeg.subarray(0, jpeg.length / 2))).rejects.toEqual(broken('broken'))
    await expect(renderer.render('image/png', png.subarray(0, png.length / 2))).rejects.toEqual(broken('broken'))
    await expect(renderer.render('image/heic', heic.subarray(0, heic.length / 3))).rejects.toEqual(broken('broken'))
    await expect(renderer.render('application/pdf', Buffer.from('%PDF-1.7\nnothing'))).rejects.toEqual(broken('broken'))
  })

  test('a picture of a few kilobytes that claims to be enormous is not unpacked', async () => {
    const small = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    const bomb = Buffer.from(small)
    // Width and height in the header, then its checksum over name and content.
    bomb.writeUInt32BE(60_000, 16)
    bomb.writeUInt32BE(60_000, 20)
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29)
    await expect(renderer.render('image/png', bomb)).rejects.toEqual(broken('huge'))
  })
})

describe('quality, as the phone would see it too', () => {
  const findings = async (look: Parameters<typeof jpegPaper>[0]) => {
    const { grey } = await renderer.render('image/jpeg', await jpegPaper(look))
    return findingsOf(measurePicture(grey!))
  }

  test('a good photograph has nothing to complain about', async () => {
    expect(await findings({})).toEqual([])
    expect(await findings({ seed: 7, width: 3000, height: 4000 })).toEqual([])
    expect(await findings({ margin: 0.05, paper: '#ffffff', ground: '#ffffff' })).toEqual([])
  })

  test.each([
    ['blurred', { blur: 8 }],
    ['glare', { glare: true }],
    ['small', { width: 600, height: 800 }],
  ] as const)('%s', async (finding, look) => {
    expect(await findings(look)).toEqual([finding])
  })

  test('dark', async () => {
    const dim = await sharp(await jpegPaper())
      .linear(0.25)
      .jpeg()
      .toBuffer()
    const { grey } = await renderer.render('image/jpeg', dim)
    expect(findingsOf(measurePicture(grey!))).toContain('dark')
  })

  test('cut off: the writing runs out of the picture', async () => {
    const whole = await jpegPaper({ width: 3000, height: 4000 })
    const part = await sharp(whole).extract({ left: 700, top: 700, width: 1600, height: 2400 }).jpeg().toBuffer()
    const { grey } = await renderer.render('image/jpeg', part)
    expect(findingsOf(measurePicture(grey!))).toEqual(['cut'])
  })
})
