import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'

export type Db = Database.Database

/** What people received and hold (messages, codes, rights) survives a restart; it lives in one SQLite file. */
export function openDatabase(folder: string): Db {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'world.sqlite')
  const db = new Database(file)
  // NORMAL loses at most the last moments on a power cut and nothing when the process is killed.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000')
  chmodSync(file, 0o600)
  return db
}
