import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { listRows, workbookOf } from '../../testing/shop-list.ts'
import { listTemplate } from './list-template.ts'
import { readList } from './read-list.ts'

const homes = [
  { unitCode: '370102009009GB00030F00010101', address: '济南市历下区𠮷祥街 1 号，“东”', certificateNumber: '' },
]
const rows = listRows(homes)
const asCsv = (lines: readonly string[][]) =>
  lines.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')
/** The workbook with its first sheet changed by hand, as spreadsheets write what our writer does not. */
function changed(change: (xml: string) => string): Uint8Array {
  const files = unzipSync(workbookOf(rows))
  const name = 'xl/worksheets/sheet1.xml'
  return zipSync({ ...files, [name]: strToU8(change(strFromU8(files[name]!))) })
}

describe('a list is read', () => {
  it.each<[string, Uint8Array]>([
    ['from .xlsx', workbookOf(rows)],
    ['from CSV in UTF-8', strToU8(asCsv(rows))],
    ['from CSV in UTF-8 with a mark', strToU8(`\ufeff${asCsv(rows)}`)],
  ])('%s with rare characters', async (_, bytes) => {
    const { rows: read } = await readList(bytes)
    expect(read.map((cells) => cells.slice(0, 3).map((cell) => String(cell ?? '').replace('\ufeff', '')))).toEqual(
      rows.map((cells) => cells.slice(0, 3)),
    )
  })

  it('from CSV in GBK', async () => {
    // 坐落 in GBK.
    const { rows: read } = await readList(Uint8Array.from([0xd7, 0xf8, 0xc2, 0xe4, 0x2c, 0x31]))
    expect(read).toEqual([['坐落', '1']])
  })

  it('from its own template', async () => {
    const { body } = await listTemplate()
    const { rows: read } = await readList(body as Uint8Array)
    expect(read[0]).toEqual(['不动产单元号（28 位）*', '不动产权证号', '坐落 *', '备注'])
  })

  it('with formulas and merged cells by their place', async () => {
    const withFormula = changed((xml) =>
      xml.replace(/<c r="A2"[^>]*>.*?<\/c>/s, '<c r="A2" t="str"><f>B2&amp;"1"</f><v>x</v></c>'),
    )
    expect([...(await readList(withFormula)).formulas]).toEqual(['2:1'])
    const merged = changed((xml) =>
      xml.replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="C2:C3"/></mergeCells>'),
    )
    expect((await readList(merged)).merges).toEqual([{ rows: [2, 3], columns: [3, 3] }])
    expect([...(await readList(strToU8('坐落\n=A1'))).formulas]).toEqual(['2:1'])
  })
})

describe('what is no list is said in words', () => {
  const bomb = () => {
    const files = unzipSync(workbookOf(rows))
    return zipSync({ ...files, 'xl/media/big.bin': new Uint8Array(30 * 1024 * 1024) })
  }
  const many = () => workbookOf(listRows(Array.from({ length: 10_001 }, () => homes[0]!)))
  it.each<[string, () => Uint8Array, RegExp]>([
    ['nothing', () => new Uint8Array(), /空的/],
    ['an old .xls or one with a password', () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1]), /旧的 .xls.*密码/],
    ['a photo', () => Uint8Array.from([0xff, 0xd8, 0xff]), /图片或 PDF/],
    ['half a file', () => workbookOf(rows).subarray(0, 400), /没有传完整/],
    ['another zip', () => zipSync({ 'a.txt': strToU8('x') }), /没有表格/],
    ['something binary', () => Uint8Array.from([1, 0, 2, 0]), /不是表格/],
    ['a bomb', bomb, /展开后太大/],
    ['10,001 rows', many, /最多 2000 行/],
    ['10,001 rows of CSV', () => strToU8('a\n'.repeat(10_001)), /最多 2000 行/],
  ])('%s', async (_, bytes, words) => {
    await expect(readList(bytes())).rejects.toThrow(words)
  })

  it('a sheet that claims to be small is not unpacked beyond its claim', async () => {
    const files = unzipSync(workbookOf(rows))
    const packed = zipSync({ ...files, 'xl/media/big.bin': new Uint8Array(4 * 1024 * 1024) })
    // The size of the last entry, in the directory at the end and in its own header: 4 MB become 16 bytes.
    const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
    for (let at = 0; at < packed.length - 4; at += 1) {
      if (view.getUint32(at, true) === 4 * 1024 * 1024) view.setUint32(at, 16, true)
    }
    const read = await readList(packed).catch((error: Error) => error.message)
    expect(typeof read === 'string' || read.rows.length === 2).toBe(true)
  })
})
