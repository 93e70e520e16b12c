import type { Clock } from '../../kit/clock.ts'
import type { Db } from '../../kit/database.ts'
import { crowdHomeByCertificate, crowdHomeByUnit, crowdHomeOf } from '../../people/crowd-homes.ts'
import type { Directory } from '../../people/directory.ts'
import { COMPANIES } from '../../people/enterprise.ts'
import { HOMES, homesOf } from '../../people/homes.ts'
import { type Unit, unitOfHome } from './unit.ts'

/** What happened to a page, for whoever missed the push. */
export type Change = { cursor: number; unitCode: string; version: number; what: What; at: number }
export type What = '登簿' | '查封' | '续封' | '解封' | '异议' | '其他'

export type Book = {
  byUnit(unitCode: string): Unit | undefined
  byCertificate(certificate: string): Unit | undefined
  ownedBy(idNumber: string): Unit[]
  /** Homes with a story first, then whatever was entered since. */
  named(): Unit[]
  /** Writes the next version of a page; refuses when somebody was faster. */
  write(unit: Unit, what: What): Unit
  changesAfter(cursor: number, limit: number): Change[]
  latestCursor(): number
  /** Called for each change, after it is written. */
  onChange(listener: (change: Change) => void): void
  nextNumber(of: 'title' | 'proof' | 'entry'): number
  /** Several writes that stand or fall together. */
  together<T>(work: () => T): T
  /** The story's pages again. Versions go on, as in any register: who has seen version 5 must not be told of a new version 2. */
  clear(): void
  /** The first day, versions and all; for tests that count. */
  forget(): void
}

type Row = { page: string }

/** Pages that were never touched are computed from the story; the others are rows. One process, one writer: a check and a write are one act. */
export function createBook({ db, clock, people }: { db: Db; clock: Clock; people: Directory }): Book {
  db.exec(`CREATE TABLE IF NOT EXISTS register_units (unit_code TEXT PRIMARY KEY, page TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS register_owners (id_number TEXT NOT NULL, unit_code TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS register_certificates (certificate TEXT PRIMARY KEY, unit_code TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS register_changes (
      cursor INTEGER PRIMARY KEY AUTOINCREMENT, unit_code TEXT NOT NULL, version INTEGER NOT NULL, what TEXT NOT NULL, at INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS register_floors (unit_code TEXT PRIMARY KEY, version INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS register_numbers (name TEXT PRIMARY KEY, last INTEGER NOT NULL);
    CREATE INDEX IF NOT EXISTS register_owners_id ON register_owners (id_number);
    CREATE INDEX IF NOT EXISTS register_owners_unit ON register_owners (unit_code)`)
  const select = db.prepare('SELECT page FROM register_units WHERE unit_code = ?')
  const selectFloor = db.prepare('SELECT version FROM register_floors WHERE unit_code = ?')
  const save = db.prepare('INSERT OR REPLACE INTO register_units (unit_code, page) VALUES (?, ?)')
  const forgetOwners = db.prepare('DELETE FROM register_owners WHERE unit_code = ?')
  const addOwner = db.prepare('INSERT INTO register_owners (id_number, unit_code) VALUES (?, ?)')
  const addCertificate = db.prepare(
    'INSERT OR REPLACE INTO register_certificates (certificate, unit_code) VALUES (?, ?)',
  )
  const addChange = db.prepare('INSERT INTO register_changes (unit_code, version, what, at) VALUES (?, ?, ?, ?)')
  const count = db.prepare(
    'INSERT INTO register_numbers (name, last) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET last = last + 1 RETURNING last',
  )
  const listeners: Array<(change: Change) => void> = []

  const whoIs = (slug: string) => people.bySlug(slug)
  const stored = (unitCode: string): Unit | undefined => {
    const row = select.get(unitCode) as Row | undefined
    return row && (JSON.parse(row.page) as Unit)
  }
  const firstVersion = (unitCode: string): number =>
    (selectFloor.get(unitCode) as { version: number } | undefined)?.version ?? 1
  const inStory = (unitCode: string) => HOMES.find((home) => home.unitCode === unitCode) ?? crowdHomeByUnit(unitCode)
  const byUnit = (unitCode: string): Unit | undefined => {
    const page = stored(unitCode)
    if (page) return page
    const home = inStory(unitCode)
    return home && { ...unitOfHome(home, whoIs), version: firstVersion(unitCode) }
  }
  const slugOf = (idNumber: string) =>
    COMPANIES.find((each) => each.creditCode === idNumber)?.slug ?? people.byIdNumber(idNumber)?.slug
  const storyHomesOf = (slug: string | undefined) => {
    const crowd = slug === undefined ? undefined : crowdHomeOf(slug)
    return [...(slug === undefined ? [] : homesOf(slug)), ...(crowd ? [crowd] : [])]
  }
  const isListed = <T>(unit: T | undefined): unit is T => unit !== undefined

  return {
    byUnit,
    byCertificate(certificate) {
      const row = db.prepare('SELECT unit_code FROM register_certificates WHERE certificate = ?').get(certificate) as
        | { unit_code: string }
        | undefined
      const home = HOMES.find((each) => each.certificate === certificate) ?? crowdHomeByCertificate(certificate)
      const unit = row ? byUnit(row.unit_code) : home && byUnit(home.unitCode)
      // A book that was replaced leads nowhere any more.
      return unit?.owners.some((owner) => owner.certificate === certificate) ? unit : undefined
    },
    ownedBy(idNumber) {
      const rows = db.prepare('SELECT DISTINCT unit_code FROM register_owners WHERE id_number = ?').all(idNumber) as {
        unit_code: string
      }[]
      const untouched = storyHomesOf(slugOf(idNumber)).filter((home) => !stored(home.unitCode))
      return [...untouched.map((home) => home.unitCode), ...rows.map((row) => row.unit_code)]
        .map(byUnit)
        .filter(isListed)
    },
    named() {
      const story = HOMES.map((home) => home.unitCode)
      const rows = db.prepare('SELECT unit_code FROM register_units ORDER BY unit_code').all() as {
        unit_code: string
      }[]
      return [...new Set([...story, ...rows.map((row) => row.unit_code)])].map(byUnit).filter(isListed)
    },
    write(unit, what) {
      const before = byUnit(unit.unitCode)
      if ((before?.version ?? 0) !== unit.version) throw new Error(`page ${unit.unitCode} has moved`)
      const next = { ...unit, version: unit.version + 1 }
      const { unitCode, version } = next
      const at = clock.now()
      save.run(unitCode, JSON.stringify(next))
      forgetOwners.run(unitCode)
      for (const owner of next.owners) {
        addOwner.run(owner.idNumber, unitCode)
        addCertificate.run(owner.certificate, unitCode)
      }
      const cursor = Number(addChange.run(unitCode, version, what, at).lastInsertRowid)
      for (const listener of listeners) listener({ cursor, unitCode, version, what, at })
      return next
    },
    changesAfter(cursor, limit) {
      const rows = db
        .prepare(
          'SELECT cursor, unit_code AS unitCode, version, what, at FROM register_changes WHERE cursor > ? ORDER BY cursor LIMIT ?',
        )
        .all(cursor, limit) as Change[]
      return rows.map(({ cursor, unitCode, version, what, at }) => ({ cursor, unitCode, version, what, at }))
    },
    latestCursor: () =>
      (db.prepare('SELECT COALESCE(MAX(cursor), 0) AS cursor FROM register_changes').get() as { cursor: number })
        .cursor,
    onChange: (listener) => void listeners.push(listener),
    nextNumber: (of) => (count.get(of) as { last: number }).last,
    together: (work) => db.transaction(work)(),
    clear() {
      db.exec(`INSERT OR REPLACE INTO register_floors (unit_code, version)
        SELECT unit_code, json_extract(page, '$.version') + 1 FROM register_units;
        ${EMPTY}`)
    },
    forget() {
      db.exec(`DELETE FROM register_floors; ${EMPTY}`)
    },
  }
}

// The cursors go on: whoever remembers one must not see old numbers again.
const EMPTY = `DELETE FROM register_units; DELETE FROM register_owners; DELETE FROM register_certificates;
  DELETE FROM register_changes`
