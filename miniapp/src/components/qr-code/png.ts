/** A black and white picture as a PNG data URI, without canvas or DOM: the same on all three targets, and at once. */

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})

function crc32(bytes: number[]): number {
  let c = 0xffffffff
  for (const byte of bytes) c = crcTable[(c ^ byte) & 0xff]! ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}

const uint32 = (n: number): number[] => [(n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]

function chunk(type: string, body: number[]): number[] {
  const typed = [...type].map((letter) => letter.charCodeAt(0)).concat(body)
  return [...uint32(body.length), ...typed, ...uint32(crc32(typed))]
}

/** zlib's "stored" form: a picture of this size does not need to be smaller, and no compressor has to be shipped. */
function stored(raw: number[]): number[] {
  const out = [0x78, 0x01]
  let a = 1
  let b = 0
  for (const byte of raw) {
    a = (a + byte) % 65521
    b = (b + a) % 65521
  }
  for (let at = 0; at < raw.length; at += 65535) {
    const part = raw.slice(at, at + 65535)
    const last = at + 65535 >= raw.length ? 1 : 0
    const size = part.length
    out.push(last, size & 255, size >> 8, ~size & 255, (~size >> 8) & 255, ...part)
  }
  return out.concat(uint32(((b << 16) | a) >>> 0))
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function base64(bytes: number[]): string {
  let out = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [x, y, z] = [bytes[at]!, bytes[at + 1], bytes[at + 2]]
    out += letters[x >> 2]! + letters[((x & 3) << 4) | ((y ?? 0) >> 4)]!
    out += y === undefined ? '=' : letters[((y & 15) << 2) | ((z ?? 0) >> 6)]!
    out += z === undefined ? '=' : letters[z & 63]!
  }
  return out
}

/** `dark[row][column]`, each module drawn as `scale` x `scale` pixels, one bit a pixel. */
export function pngDataUri(dark: readonly (readonly boolean[])[], scale: number): string {
  const side = dark.length * scale
  const raw: number[] = []
  for (const row of dark) {
    const line = [0] // no filter
    for (let x = 0; x < side; x += 8) {
      let byte = 0
      for (let bit = 0; bit < 8; bit++) {
        const white = x + bit >= side || !row[Math.floor((x + bit) / scale)]
        byte = (byte << 1) | (white ? 1 : 0)
      }
      line.push(byte)
    }
    for (let n = 0; n < scale; n++) raw.push(...line)
  }
  const header = [...uint32(side), ...uint32(side), 1, 0, 0, 0, 0] // one bit, grey
  const png = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]
  return `data:image/png;base64,${base64(png.concat(chunk('IHDR', header), chunk('IDAT', stored(raw)), chunk('IEND', [])))}`
}
