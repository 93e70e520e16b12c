import { randomBytes } from 'node:crypto'
import type { Clock } from '../kit/clock.ts'
import type { Db } from '../kit/database.ts'
import type { Platform } from './message-rights.ts'

/** What the phone and the authority's library came to. `open`: nobody has looked into the camera yet. */
export const FACE_OUTCOMES = ['pass', 'other-face', 'cancel', 'timeout', 'not-in-library'] as const
export type FaceOutcome = (typeof FACE_OUTCOMES)[number]

export type FaceCheck = {
  platform: Platform
  /** WeChat's verify_id, Alipay's certify_id. */
  id: string
  /** The caller's own number, used once per platform. */
  orderNo: string
  name: string
  idNumber: string
  /** WeChat only: at whose app it may be done. */
  openid: string
  /** Alipay only: where its page leads back to. */
  returnUrl: string
  openedAt: number
  outcome: FaceOutcome | 'open'
}

export type FaceChecks = {
  /** Undefined when the number was used before. */
  open(check: Omit<FaceCheck, 'id' | 'openedAt' | 'outcome'>): FaceCheck | undefined
  find(platform: Platform, id: string): FaceCheck | undefined
  finish(platform: Platform, id: string, outcome: FaceOutcome): void
  /** Newest first; those nobody has looked into the camera for. */
  waitingFor(idNumber: string): FaceCheck[]
  clear(): void
}

type Row = Record<string, string | number>

/** Face checks of both platforms: begun by our server, done on a phone, asked about by our server. */
export function createFaceChecks(db: Db, clock: Clock): FaceChecks {
  db.exec(`CREATE TABLE IF NOT EXISTS face_checks (
    platform TEXT NOT NULL, id TEXT NOT NULL, order_no TEXT NOT NULL, name TEXT NOT NULL, id_number TEXT NOT NULL,
    openid TEXT NOT NULL, return_url TEXT NOT NULL, opened_at INTEGER NOT NULL, outcome TEXT NOT NULL,
    PRIMARY KEY (platform, id), UNIQUE (platform, order_no)) WITHOUT ROWID`)
  const insert = db.prepare('INSERT OR IGNORE INTO face_checks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const select = db.prepare('SELECT * FROM face_checks WHERE platform = ? AND id = ?')
  const update = db.prepare('UPDATE face_checks SET outcome = ? WHERE platform = ? AND id = ?')
  const waiting = db.prepare(`SELECT * FROM face_checks WHERE id_number = ? AND outcome = 'open'
    ORDER BY opened_at DESC LIMIT 5`)
  const read = (row: Row): FaceCheck => ({
    platform: row.platform as Platform,
    id: String(row.id),
    orderNo: String(row.order_no),
    name: String(row.name),
    idNumber: String(row.id_number),
    openid: String(row.openid),
    returnUrl: String(row.return_url),
    openedAt: Number(row.opened_at),
    outcome: row.outcome as FaceCheck['outcome'],
  })
  const find = (platform: Platform, id: string) => {
    const row = select.get(platform, id) as Row | undefined
    return row && read(row)
  }
  return {
    open({ platform, orderNo, name, idNumber, openid, returnUrl }) {
      const id = randomBytes(24).toString('hex')
      const added = insert.run(platform, id, orderNo, name, idNumber, openid, returnUrl, clock.now(), 'open')
      return added.changes === 1 ? find(platform, id) : undefined
    },
    find,
    finish: (platform, id, outcome) => void update.run(outcome, platform, id),
    waitingFor: (idNumber) => (waiting.all(idNumber) as Row[]).map(read),
    clear: () => void db.exec('DELETE FROM face_checks'),
  }
}
