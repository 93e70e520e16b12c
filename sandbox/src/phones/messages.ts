import type { Db } from '../kit/database.ts'

export type Message = {
  id: number
  at: number
  channel: 'sms' | 'wechat' | 'alipay'
  provider: 'tencent' | 'aliyun' | 'wechat' | 'alipay'
  /** SMS go to a number, pushes to a person. */
  phone?: string
  slug?: string
  /** Logical name, e.g. `login-code`. */
  template: string
  title: string
  text: string
  vars: Record<string, string>
  /** Where a push opens the mini-program. */
  page?: string
  /** Characters that a GBK-only handset or gateway would show as `?`. */
  outsideGbk?: string[]
}

export type Messages = {
  add(message: Omit<Message, 'id'>): Message
  /** Newest first. A person reads what came to their phone number and what was pushed to them. */
  list(filter: { phone?: string | undefined; slug?: string | undefined; limit?: number | undefined }): Message[]
  clear(): void
  onMessage(listener: (message: Message) => void): void
}

type Row = { id: number; at: number; phone: string | null; slug: string | null; content: string }

export function createMessages(db: Db): Messages {
  db.exec(`CREATE TABLE IF NOT EXISTS messages (
      id INTEGER PRIMARY KEY, at INTEGER NOT NULL, phone TEXT, slug TEXT, content TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS messages_phone ON messages (phone, id);
    CREATE INDEX IF NOT EXISTS messages_slug ON messages (slug, id)`)
  const insert = db.prepare('INSERT INTO messages (at, phone, slug, content) VALUES (?, ?, ?, ?)')
  const selectAll = db.prepare('SELECT * FROM messages ORDER BY id DESC LIMIT ?')
  const selectFor = db.prepare('SELECT * FROM messages WHERE phone = ? OR slug = ? ORDER BY id DESC LIMIT ?')
  const listeners: Array<(message: Message) => void> = []
  return {
    add({ at, phone, slug, ...content }) {
      const { lastInsertRowid } = insert.run(at, phone ?? null, slug ?? null, JSON.stringify(content))
      const message = { id: Number(lastInsertRowid), at, phone, slug, ...content }
      for (const listener of listeners) listener(message)
      return message
    },
    list({ phone, slug, limit = 100 }) {
      const rows = phone || slug ? selectFor.all(phone ?? '', slug ?? '', limit) : selectAll.all(limit)
      return (rows as Row[]).map(fromRow)
    },
    clear: () => void db.exec('DELETE FROM messages'),
    onMessage: (listener) => void listeners.push(listener),
  }
}

function fromRow({ id, at, phone, slug, content }: Row): Message {
  return { id, at, ...(phone ? { phone } : {}), ...(slug ? { slug } : {}), ...JSON.parse(content) }
}
