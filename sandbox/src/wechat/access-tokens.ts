import { randomBytes } from 'node:crypto'
import type { Clock } from '../kit/clock.ts'
import type { Db } from '../kit/database.ts'

/** Tokens of the stable endpoint and of the old one live side by side and do not cancel each other. */
export type TokenKind = 'stable' | 'plain'

export type AccessTokens = {
  current(kind: TokenKind): { token: string; expiresIn: number }
  /** A new token at once; the old one dies, unless `oldLivesMs` lets it live on. */
  renew(kind: TokenKind, oldLivesMs: number): { token: string; expiresIn: number }
  forcedCount(since: number): number
  noteForced(): void
  check(token: string): 'ok' | 'expired' | 'unknown'
  clear(): void
}

const LIFE_MS = 7_200_000
/** The platform renews about five minutes early; old and new are then both valid for five minutes. */
const EARLY_MS = 300_000

type Row = { token: string; expires_at: number }

export function createAccessTokens(db: Db, clock: Clock): AccessTokens {
  db.exec(`CREATE TABLE IF NOT EXISTS wechat_tokens (
      token TEXT PRIMARY KEY, kind TEXT NOT NULL, issued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS wechat_forced (at INTEGER NOT NULL)`)
  const latest = db.prepare(
    'SELECT token, expires_at FROM wechat_tokens WHERE kind = ? ORDER BY issued_at DESC, rowid DESC LIMIT 1',
  )
  const insert = db.prepare('INSERT INTO wechat_tokens VALUES (?, ?, ?, ?)')
  const shorten = db.prepare('UPDATE wechat_tokens SET expires_at = MIN(expires_at, ?) WHERE kind = ?')
  const find = db.prepare('SELECT expires_at FROM wechat_tokens WHERE token = ?')
  const renew = (kind: TokenKind, oldLivesMs: number) => {
    const now = clock.now()
    shorten.run(now + oldLivesMs, kind)
    const token = `${kind === 'stable' ? '1' : '2'}_${randomBytes(100).toString('base64url')}`
    insert.run(token, kind, now, now + LIFE_MS)
    return { token, expiresIn: LIFE_MS / 1000 }
  }
  return {
    current(kind) {
      const row = latest.get(kind) as Row | undefined
      const left = row ? row.expires_at - clock.now() : 0
      if (!row || left <= EARLY_MS) return renew(kind, EARLY_MS)
      return { token: row.token, expiresIn: Math.floor(left / 1000) }
    },
    renew,
    forcedCount(since) {
      const row = db.prepare('SELECT COUNT(*) AS count FROM wechat_forced WHERE at > ?').get(since)
      return (row as { count: number }).count
    },
    noteForced: () => void db.prepare('INSERT INTO wechat_forced VALUES (?)').run(clock.now()),
    check(token) {
      const row = find.get(token) as Pick<Row, 'expires_at'> | undefined
      if (!row) return 'unknown'
      return row.expires_at > clock.now() ? 'ok' : 'expired'
    },
    clear: () => void db.exec('DELETE FROM wechat_tokens; DELETE FROM wechat_forced'),
  }
}
