import { randomInt } from 'node:crypto'
import { beijingIso, type Clock } from '../kit/clock.ts'
import type { Db } from '../kit/database.ts'

/** What a receipt says, as it was asked for. Amounts in yuan with two places; a red one has them negative. */
export type ReceiptContent = {
  payer: string
  item: string
  amount: string
  /** Of a red receipt: the one it strikes, and why. */
  strikes?: { code: string; number: string }
  reason?: string
}

export type Receipt = ReceiptContent & {
  /** The unit's own number for this business: the same again is the same receipt. */
  businessNo: string
  code: string
  number: string
  checkCode: string
  issuedAt: string
  /** It is only there from then on (milliseconds). */
  readyAt: number
  /** The red receipt that struck it. */
  struckBy?: string
}

export type FiscalOffice = ReturnType<typeof createFiscalOffice>

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz'
const checkCode = () => Array.from({ length: 6 }, () => ALPHABET[randomInt(36)]).join('')
/** Shandong, non-tax income, general receipt, year 2026. */
const CODE = '37060126'

/** The finance office's books: every receipt once, a red one for whatever was struck, nothing ever deleted. */
export function createFiscalOffice(db: Db, clock: Clock) {
  db.exec(`CREATE TABLE IF NOT EXISTS fiscal_receipts (
    id INTEGER PRIMARY KEY, business_no TEXT NOT NULL UNIQUE, content TEXT NOT NULL)`)
  const select = db.prepare('SELECT content FROM fiscal_receipts WHERE business_no = ?')
  const insert = db.prepare('INSERT INTO fiscal_receipts (business_no, content) VALUES (?, ?)')
  const update = db.prepare('UPDATE fiscal_receipts SET content = ? WHERE business_no = ?')
  const newest = db.prepare('SELECT content FROM fiscal_receipts ORDER BY id DESC LIMIT ?')
  const byId = db.prepare('SELECT content FROM fiscal_receipts WHERE id = ?')

  const read = (row: unknown) => row && (JSON.parse((row as { content: string }).content) as Receipt)
  const find = (businessNo: string) => read(select.get(businessNo)) as Receipt | undefined
  const save = (receipt: Receipt) => void update.run(JSON.stringify(receipt), receipt.businessNo)
  const isSame = (known: Receipt, asked: ReceiptContent) =>
    JSON.stringify([known.payer, known.item, known.amount, known.strikes]) ===
    JSON.stringify([asked.payer, asked.item, asked.amount, asked.strikes])

  return {
    find,
    list: (limit: number) => newest.all(limit).map((row) => read(row) as Receipt),
    byNumber(code: string, number: string): Receipt | undefined {
      const found = /^\d{10}$/.test(number) ? (read(byId.get(Number(number))) as Receipt | undefined) : undefined
      return found?.code === code ? found : undefined
    },
    clear: () => db.exec('DELETE FROM fiscal_receipts'),
    isReady: ({ readyAt }: Receipt) => clock.now() >= readyAt,
    /** Undefined: this business number stands for something else. */
    write(businessNo: string, content: ReceiptContent, laterMs: number): Receipt | undefined {
      const known = find(businessNo)
      if (known) return isSame(known, content) ? known : undefined
      const receipt: Receipt = {
        ...content,
        ...{ businessNo, code: CODE, number: '', checkCode: checkCode() },
        issuedAt: beijingIso(clock.now() + laterMs),
        readyAt: clock.now() + laterMs,
      }
      const { lastInsertRowid } = insert.run(businessNo, JSON.stringify(receipt))
      receipt.number = String(Number(lastInsertRowid)).padStart(10, '0')
      save(receipt)
      return receipt
    },
    strike: (receipt: Receipt, red: Receipt) => save({ ...receipt, struckBy: red.number }),
  }
}
