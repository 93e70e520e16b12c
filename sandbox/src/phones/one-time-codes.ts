import { randomBytes } from 'node:crypto'
import type { Clock } from '../kit/clock.ts'
import type { Db } from '../kit/database.ts'

export type CodeKind = 'wechat-login' | 'wechat-phone' | 'alipay-auth'
export type Redeemed = { state: 'ok'; slug: string } | { state: 'unknown' | 'used' | 'expired' }

export type OneTimeCodes = {
  issue(kind: CodeKind, slug: string): string
  /** Whose code it is, without using it up. */
  owner(kind: CodeKind, code: string): string | undefined
  /** Works once within the life of the code. */
  redeem(kind: CodeKind, code: string): Redeemed
  clear(): void
}

const MINUTE_MS = 60_000
/** WeChat: five minutes for both. Alipay: three minutes up to a day, depending on the page of its document; the short one. */
const LIFE_MS: Record<CodeKind, number> = {
  'wechat-login': 5 * MINUTE_MS,
  'wechat-phone': 5 * MINUTE_MS,
  'alipay-auth': 3 * MINUTE_MS,
}

type Row = { slug: string; issued_at: number; used_at: number | null }

export function createOneTimeCodes(db: Db, clock: Clock): OneTimeCodes {
  db.exec(`CREATE TABLE IF NOT EXISTS codes (
    kind TEXT NOT NULL, code TEXT NOT NULL, slug TEXT NOT NULL, issued_at INTEGER NOT NULL, used_at INTEGER,
    PRIMARY KEY (kind, code)) WITHOUT ROWID`)
  const insert = db.prepare('INSERT INTO codes (kind, code, slug, issued_at) VALUES (?, ?, ?, ?)')
  const select = db.prepare('SELECT slug, issued_at, used_at FROM codes WHERE kind = ? AND code = ?')
  const use = db.prepare('UPDATE codes SET used_at = ? WHERE kind = ? AND code = ?')
  const find = (kind: CodeKind, code: string) => select.get(kind, code) as Row | undefined
  return {
    issue(kind, slug) {
      const code =
        kind === 'wechat-phone' ? randomBytes(32).toString('hex') : `0${randomBytes(24).toString('base64url')}`
      insert.run(kind, code, slug, clock.now())
      return code
    },
    owner: (kind, code) => find(kind, code)?.slug,
    redeem(kind, code) {
      const row = find(kind, code)
      if (!row) return { state: 'unknown' }
      if (row.used_at !== null) return { state: 'used' }
      if (clock.now() - row.issued_at > LIFE_MS[kind]) return { state: 'expired' }
      use.run(clock.now(), kind, code)
      return { state: 'ok', slug: row.slug }
    },
    clear: () => void db.exec('DELETE FROM codes'),
  }
}
