import { MOST_LIST_ROWS } from '@anju/shared-types'
import { strFromU8, type Unzipped, unzipSync, zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/node'
import type { Cell, Sheet } from '../../domain/batches/check-list.ts'
import { tooLong, UnreadableList } from './unreadable-list.ts'

/** An honest list of 2,000 rows unpacks to less than 2 MB; a bomb of the same size on the wire to gigabytes. */
const MOST_UNPACKED_BYTES = 24 * 1024 * 1024
const MOST_ENTRIES = 200

/** The first sheet of an .xlsx, with its formulas and merged cells, which the values alone do not show. */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet> {
  const files = unpack(bytes)
  const path = firstSheet(files)
  const xml = path ? strFromU8(files[path]!) : ''
  if (!path) throw new UnreadableList('这个文件里没有表格。请下载模板，填好后另存为 .xlsx 再上传。')
  const mostRows = MOST_LIST_ROWS + 20
  if ((xml.match(/<row[\s>]/g)?.length ?? 0) > mostRows) throw tooLong()
  // Packed again from what was unpacked within the limit: the reader never meets sizes that the file only claims.
  const rows = await readSheet(Buffer.from(zipSync(files, { level: 0 })))
  if (rows.length > mostRows) throw tooLong()
  return { rows: rows.map((cells) => cells.map(cellOf)), ...hiddenIn(xml) }
}

/** The container's own sizes are the limit of what is unpacked: fflate writes into exactly that much memory. */
function unpack(bytes: Uint8Array): Unzipped {
  let [entries, total] = [0, 0]
  const tooMuch = new UnreadableList('这个文件展开后太大，不像一张清单。请把清单复制到新的表格里再上传。')
  try {
    return unzipSync(bytes, {
      filter({ originalSize }) {
        entries += 1
        total += originalSize
        if (entries > MOST_ENTRIES || total > MOST_UNPACKED_BYTES) throw tooMuch
        return true
      },
    })
  } catch (error) {
    if (error === tooMuch) throw error
    throw new UnreadableList('这不是 .xlsx 表格，或者文件没有传完整。请用表格软件打开后另存为 .xlsx 再上传。')
  }
}

/** The sheet that a person sees first, by the order of the workbook. */
function firstSheet(files: Unzipped): string | undefined {
  const text = (name: string) => (files[name] ? strFromU8(files[name]) : '')
  const id = /<sheet\b[^>]*\br:id="([^"]+)"/.exec(text('xl/workbook.xml'))?.[1]
  const links = text('xl/_rels/workbook.xml.rels').match(/<Relationship\b[^>]*>/g) ?? []
  const target = links.find((link) => id && link.includes(`Id="${id}"`))
  const path = /Target="([^"]+)"/.exec(target ?? '')?.[1]?.replace(/^\//, '')
  const full = path && (path.startsWith('xl/') ? path : `xl/${path}`)
  return full && files[full] ? full : undefined
}

/** Formulas by `row:column`, merged cells by their corners; both counted from 1. */
function hiddenIn(xml: string): Pick<Sheet, 'formulas' | 'merges'> {
  const formulas = new Set<string>()
  // The text of a cell never holds a tag, so each `<c` with a `<f` before its end has a formula.
  for (const [, reference, inner] of xml.matchAll(/<c\b[^>]*\br="([A-Z]+\d+)"[^>]*?(?<!\/)>(.*?)<\/c>/gs)) {
    if (/<f[\s>/]/.test(inner ?? '')) formulas.add(placeOf(reference!).join(':'))
  }
  const merges = [...xml.matchAll(/<mergeCell\b[^>]*ref="([A-Z]+\d+):([A-Z]+\d+)"/g)].map(([, first, last]) => {
    const [from, to] = [placeOf(first!), placeOf(last!)]
    return { rows: [from[0], to[0]] as const, columns: [from[1], to[1]] as const }
  })
  return { formulas, merges }
}

/** `AB12` is row 12, column 28. */
function placeOf(reference: string): [row: number, column: number] {
  const letters = /^[A-Z]+/.exec(reference)![0]
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return [Number(reference.slice(letters.length)), column]
}

const cellOf = (value: unknown): Cell =>
  typeof value === 'string' || typeof value === 'number'
    ? value
    : value instanceof Date
      ? value.toISOString().slice(0, 10)
      : value === null || value === undefined
        ? null
        : String(value)
