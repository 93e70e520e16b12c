import { crc32, deflateSync } from 'node:zlib'

export type Rgb = { r: number; g: number; b: number }

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A two-colour PNG (1 bit a pixel, with a palette). `isDark` is asked for each pixel; `isClear` makes the light colour transparent. */
export function twoColourPng(
  size: number,
  isDark: (x: number, y: number) => boolean,
  { dark, isClear }: { dark: Rgb; isClear: boolean },
): Buffer {
  const rowBytes = Math.ceil(size / 8)
  const pixels = Buffer.alloc(size * (rowBytes + 1))
  for (let y = 0; y < size; y += 1) {
    // The first byte of a row names its filter: 0, none.
    const row = y * (rowBytes + 1) + 1
    for (let x = 0; x < size; x += 1) {
      if (isDark(x, y)) pixels[row + (x >> 3)] = (pixels[row + (x >> 3)] ?? 0) | (0x80 >> (x & 7))
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([1, 3, 0, 0, 0], 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from([255, 255, 255, dark.r, dark.g, dark.b])),
    ...(isClear ? [chunk('tRNS', Buffer.from([0, 255]))] : []),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(content.length, 0)
  framed.set(named, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}
