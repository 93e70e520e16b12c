import { createHmac, randomBytes } from 'node:crypto'
import type { Clock } from '../kit/clock.ts'
import type { Db } from '../kit/database.ts'

/** The key that WeChat and our server share for one user; each login makes a new one. */
export type Sessions = {
  start(openid: string): string
  /** Whether the signature was made with the current key: HMAC-SHA256 over nothing. */
  fits(openid: string, signature: string): boolean
  clear(): void
}

export function createSessions(db: Db, clock: Clock): Sessions {
  db.exec(`CREATE TABLE IF NOT EXISTS wechat_sessions (
    openid TEXT PRIMARY KEY, session_key TEXT NOT NULL, started_at INTEGER NOT NULL) WITHOUT ROWID`)
  const insert = db.prepare('INSERT OR REPLACE INTO wechat_sessions VALUES (?, ?, ?)')
  const find = db.prepare('SELECT session_key FROM wechat_sessions WHERE openid = ?')
  return {
    start(openid) {
      const sessionKey = randomBytes(16).toString('base64')
      insert.run(openid, sessionKey, clock.now())
      return sessionKey
    },
    fits(openid, signature) {
      const row = find.get(openid) as { session_key: string } | undefined
      return row !== undefined && createHmac('sha256', row.session_key).update('').digest('hex') === signature
    },
    clear: () => void db.exec('DELETE FROM wechat_sessions'),
  }
}
