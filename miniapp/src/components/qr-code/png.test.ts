import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { pngDataUri } from './png.ts'

/** Reads the picture back the way any PNG reader does, with Node's own zlib. */
function read(uri: string) {
  const png = Buffer.from(uri.slice('data:image/png;base64,'.length), 'base64')
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < png.length; ) {
    const size = png.readUInt32BE(at)
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + size))
    at += 12 + size
  }
  const side = chunks.get('IHDR')!.readUInt32BE(0)
  const raw = inflateSync(chunks.get('IDAT')!) // checks the Adler sum too
  const stride = 1 + Math.ceil(side / 8)
  const black = (x: number, y: number) => ((raw[y * stride + 1 + (x >> 3)]! >> (7 - (x & 7))) & 1) === 0
  return { side, black, stride, length: raw.length }
}

describe('a black and white picture', () => {
  it('comes back pixel by pixel, at every scale', () => {
    const dark = [
      [true, false, true],
      [false, true, false],
      [true, true, false],
    ]
    for (const scale of [1, 3, 4, 5]) {
      const picture = read(pngDataUri(dark, scale))
      expect(picture.side).toBe(3 * scale)
      for (let y = 0; y < picture.side; y++)
        for (let x = 0; x < picture.side; x++)
          expect(picture.black(x, y)).toBe(dark[Math.floor(y / scale)]![Math.floor(x / scale)])
    }
  })

  it('survives the 65,535 byte limit of one stored block', () => {
    const dark = Array.from({ length: 100 }, (_, y) => Array.from({ length: 100 }, (_, x) => (x * y) % 3 === 0))
    const picture = read(pngDataUri(dark, 9))
    expect(picture.length).toBe(picture.stride * 900)
    expect(picture.black(899, 899)).toBe((99 * 99) % 3 === 0)
  })
})
