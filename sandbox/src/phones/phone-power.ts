import type { Db } from '../kit/database.ts'

/** Phones that are switched off: an SMS is accepted, never arrives, and its receipt says so. */
export type PhonePower = {
  isOn(phone: string): boolean
  turn(phone: string, isOn: boolean): void
  clear(): void
}

export function createPhonePower(db: Db): PhonePower {
  db.exec('CREATE TABLE IF NOT EXISTS phones_off (phone TEXT PRIMARY KEY) WITHOUT ROWID')
  const find = db.prepare('SELECT 1 FROM phones_off WHERE phone = ?')
  const off = db.prepare('INSERT OR IGNORE INTO phones_off VALUES (?)')
  const on = db.prepare('DELETE FROM phones_off WHERE phone = ?')
  return {
    isOn: (phone) => find.get(phone) === undefined,
    turn: (phone, isOn) => void (isOn ? on : off).run(phone),
    clear: () => void db.exec('DELETE FROM phones_off'),
  }
}
