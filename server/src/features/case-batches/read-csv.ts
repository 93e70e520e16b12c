import { MOST_LIST_ROWS } from '@anju/shared-types'
import type { Sheet } from '../../domain/batches/check-list.ts'
import { tooLong, UnreadableList } from './unreadable-list.ts'

/** A list saved as CSV: UTF-8, or GBK as spreadsheets of this country save it (GB 18030 reads both GBK and rare characters). */
export function readCsv(bytes: Uint8Array): Sheet {
  const text = decode(bytes)
  if (text.includes('\0')) throw new UnreadableList('这不是表格文件。请上传 .xlsx 或 .csv。')
  const rows = parse(text)
  if (rows.length > MOST_LIST_ROWS + 20) throw tooLong()
  return { rows, formulas: formulasOf(rows), merges: [] }
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Bytes that are no UTF-8 are what an older spreadsheet wrote.
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** RFC 4180: quotes around cells with commas and line ends, doubled inside. */
function parse(text: string): string[][] {
  const separator = text.slice(0, text.indexOf('\n') + 1 || undefined).includes('\t') ? '\t' : ','
  const rows: string[][] = []
  let [row, cell, isQuoted]: [string[], string, boolean] = [[], '', false]
  const endRow = () => {
    rows.push([...row, cell])
    ;[row, cell] = [[], '']
  }
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]!
    if (isQuoted) {
      if (char !== '"') cell += char
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (char === '"' && cell === '') isQuoted = true
    else if (char === separator) {
      row.push(cell)
      cell = ''
    } else if (char === '\n') endRow()
    else if (char !== '\r') cell += char
  }
  if (cell !== '' || row.length > 0) endRow()
  return rows
}

/** `=A1` in a CSV is what a spreadsheet would compute on opening it. */
const formulasOf = (rows: readonly string[][]): Set<string> =>
  new Set(
    rows.flatMap((cells, at) =>
      cells.flatMap((cell, place) => (/^[=+@]/.test(cell) ? [`${at + 1}:${place + 1}`] : [])),
    ),
  )
