import type { Row } from './record-table.ts'
import type { SqliteFile, Statement } from './sqlite-file.ts'

export interface IndexRow extends Row {
  key: Buffer
}

/** Keys from `low` (inside) to `high` (outside); an absent `high` is the end of the index. */
export interface KeyRange {
  low: Buffer
  high?: Buffer
}

/**
 * One index: memcomparable keys pointing at record numbers. Entries that may repeat (not unique) carry the record number
 * at the end of the key, so one column is the whole order and one comparison resumes a scan.
 */
export class IndexTable {
  readonly #file: SqliteFile
  readonly #records: string
  readonly name: string
  readonly #statements = new Map<string, Statement>()

  constructor(file: SqliteFile, id: number, records: string) {
    this.#file = file
    this.#records = records
    this.name = `x${id}`
  }

  create(): void {
    this.#file.execute(`CREATE TABLE ${this.name}(k BLOB PRIMARY KEY, r INTEGER NOT NULL) WITHOUT ROWID`)
  }

  drop(): void {
    this.#statements.clear()
    this.#file.execute(`DROP TABLE IF EXISTS ${this.name}`)
  }

  /** The document behind one exact key. */
  point(key: Buffer): Row | undefined {
    const cells = this.#prepared('SELECT x.r, d.b FROM @ x CROSS JOIN # d ON d.r = x.r WHERE x.k = ?').get(key)
    return cells && { rid: cells[0] as number, bytes: cells[1] as Buffer }
  }

  /** The record number that holds one exact key. */
  holder(key: Buffer): number | undefined {
    return this.#prepared('SELECT r FROM @ WHERE k = ?').get(key)?.[0] as number | undefined
  }

  add(key: Buffer, rid: number): void {
    this.#prepared('INSERT INTO @(k, r) VALUES (?, ?)').run(key, rid)
  }

  remove(key: Buffer): void {
    this.#prepared('DELETE FROM @ WHERE k = ?').run(key)
  }

  /** The next rows of a range. `after` is the last key already seen, left out of the answer. */
  rows(range: KeyRange, after: Buffer | undefined, limit: number, reverse: boolean): IndexRow[] {
    const [where, values] = bounds(range, after, reverse)
    const order = reverse ? 'ORDER BY x.k DESC' : 'ORDER BY x.k'
    return this.#prepared(`SELECT x.k, x.r, d.b FROM @ x CROSS JOIN # d ON d.r = x.r ${where} ${order} LIMIT ?`)
      .all(...values, limit)
      .map((cells) => ({ key: cells[0] as Buffer, rid: cells[1] as number, bytes: cells[2] as Buffer }))
  }

  /** How many entries a range has, counted inside SQLite, at most `limit`, with the last key counted. */
  count(range: KeyRange, after: Buffer | undefined, limit: number): { entries: number; last?: Buffer } {
    const [where, values] = bounds(range, after, false)
    const cells = this.#prepared(
      `SELECT count(*), max(k) FROM (SELECT x.k AS k FROM @ x ${where} ORDER BY x.k LIMIT ?)`,
    ).get(...values, limit)
    return { entries: (cells?.[0] as number) ?? 0, last: (cells?.[1] as Buffer | null) ?? undefined }
  }

  #prepared(sql: string): Statement {
    let statement = this.#statements.get(sql)
    if (!statement) {
      statement = this.#file.prepare(sql.replaceAll('@', this.name).replaceAll('#', this.#records))
      this.#statements.set(sql, statement)
    }
    return statement
  }
}

function bounds(range: KeyRange, after: Buffer | undefined, reverse: boolean): [string, Buffer[]] {
  if (reverse) {
    const high = after ?? range.high
    return high ? ['WHERE x.k >= ? AND x.k < ?', [range.low, high]] : ['WHERE x.k >= ?', [range.low]]
  }
  const low = after ? 'x.k > ?' : 'x.k >= ?'
  const first = after ?? range.low
  return range.high ? [`WHERE ${low} AND x.k < ?`, [first, range.high]] : [`WHERE ${low}`, [first]]
}
