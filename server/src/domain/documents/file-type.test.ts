import { expect, test } from 'vitest'
import { fileTypeOf } from './file-type.ts'

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)))
const ftyp = (major: string, ...compatible: string[]) =>
  bytes([0, 0, 0, 16 + compatible.length * 4], 'ftyp', major, [0, 0, 0, 0], ...compatible)

test('a file is what its first bytes say', () => {
  expect(fileTypeOf(bytes([0xff, 0xd8, 0xff, 0xe1]))).toBe('image/jpeg')
  expect(fileTypeOf(bytes([0x89], 'PNG\r\n', [0x1a], '\n'))).toBe('image/png')
  expect(fileTypeOf(bytes('%PDF-1.7\n'))).toBe('application/pdf')
  expect(fileTypeOf(ftyp('heic', 'mif1', 'heic'))).toBe('image/heic')
  expect(fileTypeOf(ftyp('mif1', 'miaf', 'heix'))).toBe('image/heic')
})

test('anything else is nothing of ours', () => {
  for (const [name, head] of Object.entries({
    empty: bytes(),
    gif: bytes('GIF89a'),
    zip: bytes('PK\u0003\u0004'),
    program: bytes('MZ'),
    page: bytes('<!doctype html><script>'),
    svg: bytes('<svg xmlns='),
    avif: ftyp('avif', 'mif1', 'miaf'),
    video: ftyp('isom', 'mp41'),
    'a brand behind the list': bytes([0, 0, 0, 16], 'ftyp', 'mif1', [0, 0, 0, 0], 'heic'),
    'a PDF behind something': bytes('x%PDF-1.7'),
    'half a PNG': bytes([0x89], 'PN'),
  })) {
    expect(fileTypeOf(head), name).toBeUndefined()
  }
})
