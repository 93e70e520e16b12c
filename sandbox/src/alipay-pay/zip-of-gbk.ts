import { zipSync } from 'fflate'
import iconv from 'iconv-lite'

/**
 * A zip whose names are GBK without the flag for UTF-8, as Alipay packs its bills. The packer writes UTF-8 only, so it gets names of the
 * same length in ASCII, which are then overwritten where they stand: once before each file, once in the table at the end.
 */
export function zipOfGbk(files: Readonly<Record<string, Buffer>>): Buffer {
  const names = Object.keys(files).map((name, index) => {
    const bytes = iconv.encode(name, 'gbk')
    return { name, bytes, plain: `${index}`.padStart(bytes.length, '~') }
  })
  const packed = zipSync(Object.fromEntries(names.map(({ name, plain }) => [plain, files[name] ?? Buffer.alloc(0)])))
  const zip = Buffer.from(packed)
  for (const { bytes, plain } of names) {
    for (let at = zip.indexOf(plain); at >= 0; at = zip.indexOf(plain, at + 1)) bytes.copy(zip, at)
  }
  return zip
}
