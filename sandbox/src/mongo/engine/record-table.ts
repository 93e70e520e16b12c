import type { SqliteFile, Statement } from './sqlite-file.ts'

/** A document as it lies in the file: its record number and its BSON bytes. */
export interface Row {
  rid: number
  bytes: Buffer
}

/** The documents of one collection; the record number is insertion order, which is MongoDB's natural order. */
export class RecordTable {
  readonly #file: SqliteFile
  readonly name: string
  readonly #statements = new Map<string, Statement>()

  constructor(file: SqliteFile, id: number) {
    this.#file = file
    this.name = `d${id}`
  }

  create(): void {
    this.#file.execute(`CREATE TABLE ${this.name}(r INTEGER PRIMARY KEY, b BLOB NOT NULL)`)
  }

  drop(): void {
    this.#statements.clear()
    this.#file.execute(`DROP TABLE IF EXISTS ${this.name}`)
  }

  get(rid: number): Buffer | undefined {
    return this.#prepared('SELECT b FROM @ WHERE r = ?').get(rid)?.[0] as Buffer | undefined
  }

  insert(rid: number, bytes: Buffer): void {
    this.#prepared('INSERT INTO @(r, b) VALUES (?, ?)').run(rid, bytes)
  }

  replace(rid: number, bytes: Buffer): void {
    this.#prepared('UPDATE @ SET b = ? WHERE r = ?').run(bytes, rid)
  }

  remove(rid: number): void {
    this.#prepared('DELETE FROM @ WHERE r = ?').run(rid)
  }

  /** The next rows beyond a record number, in natural order or against it. */
  beyond(rid: number, limit: number, reverse: boolean): Row[] {
    const sql = reverse
      ? 'SELECT r, b FROM @ WHERE r < ? ORDER BY r DESC LIMIT ?'
      : 'SELECT r, b FROM @ WHERE r > ? ORDER BY r LIMIT ?'
    return this.#prepared(sql)
      .all(rid, limit)
      .map((cells) => ({ rid: cells[0] as number, bytes: cells[1] as Buffer }))
  }

  highest(): number {
    return (this.#prepared('SELECT max(r) FROM @').get()?.[0] as number | null) ?? 0
  }

  totalBytes(): number {
    return (this.#prepared('SELECT sum(length(b)) FROM @').get()?.[0] as number | null) ?? 0
  }

  #prepared(sql: string): Statement {
    let statement = this.#statements.get(sql)
    if (!statement) {
      statement = this.#file.prepare(sql.replaceAll('@', this.name))
      this.#statements.set(sql, statement)
    }
    return statement
  }
}
