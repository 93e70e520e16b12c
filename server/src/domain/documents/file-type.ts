import type { DocumentType } from '@anju/shared-types'

/** How many bytes from the beginning of a file tell what it is. */
export const HEAD_BYTES = 64

/** HEVC pictures; `mif1` and `msf1` alone say only "some HEIF", AVIF among them, so a brand of HEVC must be in the list too. */
const heicBrands = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis']

/** What a file is by its first bytes; its name and what the phone says count for nothing. */
export function fileTypeOf(head: Uint8Array): DocumentType | undefined {
  const startsWith = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte)
  if (startsWith(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (text(head, 0, 5) === '%PDF-') return 'application/pdf'
  if (text(head, 4, 8) !== 'ftyp') return undefined
  // ISO 14496-12: size, 'ftyp', major brand, minor version, then compatible brands of four letters each.
  const size = Math.min(head.length, ((head[2] ?? 0) << 8) | (head[3] ?? 0))
  const brands = [text(head, 8, 12)]
  for (let at = 16; at + 4 <= size; at += 4) brands.push(text(head, at, at + 4))
  return brands.some((brand) => heicBrands.includes(brand)) ? 'image/heic' : undefined
}

const text = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
