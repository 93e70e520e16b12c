import type { Db } from '../kit/database.ts'

export type Platform = 'wechat' | 'alipay'

/** Each "allow" of a person is the right to send them one message of one template, without a time limit. */
export type MessageRights = {
  grant(platform: Platform, slug: string, templateId: string): void
  /** Takes one right; false when there is none. */
  spend(platform: Platform, slug: string, templateId: string): boolean
  revoke(platform: Platform, slug: string, templateId: string): void
  list(slug: string): { platform: Platform; templateId: string; count: number }[]
  clear(): void
}

export function createMessageRights(db: Db): MessageRights {
  db.exec(`CREATE TABLE IF NOT EXISTS message_rights (
    platform TEXT NOT NULL, slug TEXT NOT NULL, template_id TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (platform, slug, template_id)) WITHOUT ROWID`)
  const grant = db.prepare(`INSERT INTO message_rights VALUES (?, ?, ?, 1)
    ON CONFLICT DO UPDATE SET count = count + 1`)
  const spend = db.prepare(`UPDATE message_rights SET count = count - 1
    WHERE platform = ? AND slug = ? AND template_id = ? AND count > 0`)
  const revoke = db.prepare('DELETE FROM message_rights WHERE platform = ? AND slug = ? AND template_id = ?')
  const list = db.prepare(`SELECT platform, template_id AS templateId, count FROM message_rights
    WHERE slug = ? AND count > 0 ORDER BY platform, template_id`)
  return {
    grant: (...key) => void grant.run(...key),
    spend: (...key) => spend.run(...key).changes === 1,
    revoke: (...key) => void revoke.run(...key),
    list: (slug) => list.all(slug) as ReturnType<MessageRights['list']>,
    clear: () => void db.exec('DELETE FROM message_rights'),
  }
}
