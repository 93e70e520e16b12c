import { pipeline, Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { BillError } from './bill-row.ts'

/** Cells of one line by the name in the header: columns come and go, their names stay. */
export type Line = (column: string) => string

/** Lines under a header that names these columns, one after the other, never the whole file. */
export async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  {
    encoding,
    columns,
    clean,
    isComment,
  }: {
    encoding: 'utf-8' | 'gb18030'
    columns: readonly string[]
    clean: (cell: string) => string
    /** Lines that are no data wherever they stand. */
    isComment: (cells: readonly string[]) => boolean
  },
): AsyncGenerator<{ line: Line; cells: string[] }> {
  const parser = parse({ bom: true, relax_column_count: true, relax_quotes: true, quote: null, skip_empty_lines: true })
  // A pipeline and no pipe: what breaks on the way in reaches whoever reads, instead of leaving them waiting.
  pipeline(Readable.from(textOf(bytes, encoding)), parser, () => undefined)
  let places: Map<string, number> | undefined
  for await (const raw of parser as AsyncIterable<string[]>) {
    const cells = raw.map(clean)
    if (isComment(cells)) continue
    if (!places) {
      places = new Map(cells.map((name, place) => [name, place]))
      const missing = columns.find((name) => !places!.has(name))
      if (missing) throw new BillError(`the bill has no column ${missing}`)
      continue
    }
    const known = places
    yield { line: (column) => cells[known.get(column) ?? -1] ?? '', cells }
  }
  if (!places) throw new BillError('the bill has no header')
}

async function* textOf(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const piece of bytes) yield decoder.decode(piece, { stream: true })
    yield decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) throw new BillError(`the bill is no ${encoding}`)
    throw error
  }
}
