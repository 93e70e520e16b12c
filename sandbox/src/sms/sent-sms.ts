import type { Db } from '../kit/database.ts'

export type Provider = 'tencent' | 'aliyun'

export type SentSms = {
  id: number
  provider: Provider
  phone: string
  /** The provider's id of the template. */
  templateId: string
  text: string
  at: number
  /** Tencent's SerialNo, Aliyun's BizId. */
  providerId: string
  /** What the sender wants to get back with the receipt. */
  context: string
  /** When the receipt says it came to an end. */
  receiptAt: number
  isDelivered: boolean
}

export type SentSmsStore = {
  add(sms: Omit<SentSms, 'id'>): SentSms
  /** How many went to a phone since a moment, all or of one content. */
  countSince(provider: Provider, phone: string, since: number, text?: string): number
  find(provider: Provider, phone: string, from: number, to: number): SentSms[]
  /** Receipts that are due and were not pulled yet; each is handed out once. */
  pull(provider: Provider, dueBefore: number, limit: number): SentSms[]
  clear(): void
}

type Row = Omit<SentSms, 'isDelivered'> & { isDelivered: number; isPulled: number }

/** Both clouds count, list and report what they sent; the counters of the limits are these rows and survive a restart. */
export function createSentSmsStore(db: Db): SentSmsStore {
  db.exec(`CREATE TABLE IF NOT EXISTS sent_sms (
      id INTEGER PRIMARY KEY, provider TEXT NOT NULL, phone TEXT NOT NULL, templateId TEXT NOT NULL, text TEXT NOT NULL,
      at INTEGER NOT NULL, providerId TEXT NOT NULL, context TEXT NOT NULL, receiptAt INTEGER NOT NULL,
      isDelivered INTEGER NOT NULL, isPulled INTEGER NOT NULL DEFAULT 0);
    CREATE INDEX IF NOT EXISTS sent_sms_phone ON sent_sms (provider, phone, at);
    CREATE INDEX IF NOT EXISTS sent_sms_pull ON sent_sms (provider, isPulled, receiptAt)`)
  const insert = db.prepare(`INSERT INTO sent_sms
    (provider, phone, templateId, text, at, providerId, context, receiptAt, isDelivered) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const count = db.prepare('SELECT COUNT(*) AS count FROM sent_sms WHERE provider = ? AND phone = ? AND at > ?')
  const countText = db.prepare(
    'SELECT COUNT(*) AS count FROM sent_sms WHERE provider = ? AND phone = ? AND at > ? AND text = ?',
  )
  const find = db.prepare('SELECT * FROM sent_sms WHERE provider = ? AND phone = ? AND at >= ? AND at < ? ORDER BY at')
  const due = db.prepare(
    'SELECT * FROM sent_sms WHERE provider = ? AND isPulled = 0 AND receiptAt <= ? ORDER BY receiptAt LIMIT ?',
  )
  const markPulled = db.prepare('UPDATE sent_sms SET isPulled = 1 WHERE id = ?')
  return {
    add(sms) {
      const { lastInsertRowid } = insert.run(
        sms.provider,
        sms.phone,
        sms.templateId,
        sms.text,
        sms.at,
        sms.providerId,
        sms.context,
        sms.receiptAt,
        sms.isDelivered ? 1 : 0,
      )
      return { ...sms, id: Number(lastInsertRowid) }
    },
    countSince(provider, phone, since, text) {
      const row = text === undefined ? count.get(provider, phone, since) : countText.get(provider, phone, since, text)
      return (row as { count: number }).count
    },
    find: (provider, phone, from, to) => (find.all(provider, phone, from, to) as Row[]).map(fromRow),
    pull(provider, dueBefore, limit) {
      const rows = due.all(provider, dueBefore, limit) as Row[]
      for (const row of rows) markPulled.run(row.id)
      return rows.map(fromRow)
    },
    clear: () => void db.exec('DELETE FROM sent_sms'),
  }
}

function fromRow({ isDelivered, isPulled: _, ...row }: Row): SentSms {
  return { ...row, isDelivered: isDelivered === 1 }
}
