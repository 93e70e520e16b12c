import { closeSync, fdatasync, openSync } from 'node:fs'
import Database from 'libsql'

/** What SQLite stores and returns here: keys and documents are bytes, record numbers are integers. */
export type Cell = Buffer | number | string | null

export interface Statement {
  get(...values: Cell[]): Cell[] | undefined
  all(...values: Cell[]): Cell[][]
  run(...values: Cell[]): void
}

/** The data folder belongs to another process. */
export class DataFolderInUse extends Error {}

type Native = InstanceType<typeof Database>
type NativeStatement = ReturnType<Native['prepare']>

/**
 * The only place that talks to libsql, so that node:sqlite or better-sqlite3 can take its place.
 * Quirks kept inside: a lone Buffer argument is taken for named parameters and aborts the process (values always travel
 * as an array), rows carry a `_metadata` property unless raw, numbers bind as REAL (columns have INTEGER affinity),
 * and close() leaves the WAL file behind.
 */
export class SqliteFile {
  readonly #native: Native
  readonly #path: string
  #log: number | undefined
  #isClosed = false
  readonly #begin: Statement
  readonly #commit: Statement
  readonly #savepoint: Statement
  readonly #release: Statement
  readonly #undo: Statement

  constructor(path: string) {
    this.#native = new Database(path)
    this.#path = path
    try {
      // EXCLUSIVE keeps the file lock until the process ends, also by kill -9: the guard against a second writer.
      // NORMAL syncs only at checkpoints; synced() below does what FULL would do after each commit, without blocking.
      for (const pragma of ['page_size=4096', 'locking_mode=EXCLUSIVE', 'journal_mode=WAL', 'synchronous=NORMAL'])
        this.prepare(`PRAGMA ${pragma}`).all()
      for (const pragma of ['cache_size=-65536', 'wal_autocheckpoint=16000', 'temp_store=MEMORY'])
        this.prepare(`PRAGMA ${pragma}`).all()
      this.#native.exec('BEGIN IMMEDIATE; COMMIT')
    } catch (error) {
      if (isBusy(error)) throw new DataFolderInUse(path)
      throw error
    }
    this.#begin = this.prepare('BEGIN IMMEDIATE')
    this.#commit = this.prepare('COMMIT')
    this.#savepoint = this.prepare('SAVEPOINT piece')
    this.#release = this.prepare('RELEASE piece')
    this.#undo = this.prepare('ROLLBACK TO piece')
  }

  prepare(sql: string): Statement {
    const native = this.#native.prepare(sql)
    if (native.reader) native.raw(true)
    return bind(native)
  }

  execute(sql: string): void {
    this.#native.exec(sql)
  }

  begin(): void {
    this.#begin.run()
  }

  commit(): void {
    this.#commit.run()
  }

  /** Runs one piece of work inside the open transaction; if it throws, nothing of that piece has happened. */
  isolated<T>(work: () => T): T {
    this.#savepoint.run()
    try {
      const result = work()
      this.#release.run()
      return result
    } catch (error) {
      this.#undo.run()
      this.#release.run()
      throw error
    }
  }

  /**
   * Settles when everything committed so far is on the disk. Only then may a write be acknowledged. FULL would do the same
   * inside COMMIT, but stop this thread meanwhile (0.3 to 10 ms), with all reads waiting behind it.
   * A lock on the database file is not touched by this: closing any descriptor of that file would give it up, the log has none.
   */
  synced(done: () => void): void {
    this.#log ??= openSync(`${this.#path}-wal`, 'r+')
    fdatasync(this.#log, (error) => {
      // What was promised can no longer be kept: end the process instead of acknowledging.
      if (this.#isClosed) return
      if (error) throw error
      done()
    })
  }

  /** Writes the WAL back into the database file, then closes. */
  close(): void {
    this.#isClosed = true
    this.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all()
    if (this.#log !== undefined) closeSync(this.#log)
    this.#native.close()
  }
}

function bind(native: NativeStatement): Statement {
  return {
    get: (...values) => native.get(values) as Cell[] | undefined,
    all: (...values) => native.all(values) as Cell[][],
    run: (...values) => void native.run(values),
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY'
}
