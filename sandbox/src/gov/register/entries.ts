import { createHash } from 'node:crypto'
import { beijingText, type Clock } from '../../kit/clock.ts'
import type { Db } from '../../kit/database.ts'
import { applyAct, type Certificate, type Desk, openPage, Refused } from './apply-act.ts'
import type { Book, What } from './book.ts'
import type { Act, Entry } from './read-entry.ts'
import type { Unit } from './unit.ts'

export type Answer =
  | {
      answer: 'entered'
      registerNumber: string
      at: number
      version: number
      payloadDigest: string
      certificates: Certificate[]
    }
  | { answer: 'refused'; code: string; reason: string }
  | { answer: 'later' }

export type Taken = Answer & { number: string; unitCode: string }

export type Entries = {
  /** Decides now, or takes it in to be decided after `laterMs`. The same application again gets the same answer. */
  take(entry: Entry, laterMs?: number): Answer
  /** A stored no, for the fault that orders one. */
  refuse(entry: Entry, code: string, reason: string): Answer
  outcome(number: string): Answer | undefined
  list(limit: number): Taken[]
  /** Called when one that was taken in is decided. */
  onDecided(listener: (number: string, unitCode: string) => void): void
  decideDue(): void
  clear(): void
  close(): void
}

type Row = { number: string; digest: string; entry: string; answer: string; due: number | null }

const LONGEST_WAIT_MS = 60_000
const TITLE = (year: string, count: number) =>
  `鲁（${year}）济南市不动产权第${String(900_000 + count).padStart(7, '0')}号`
const PROOF = (year: string, count: number) =>
  `鲁（${year}）济南市不动产证明第${String(900_000 + count).padStart(7, '0')}号`

/** Applications for an entry. Check of the version, check of the book and the write are one transaction. */
export function createEntries({ db, clock, book }: { db: Db; clock: Clock; book: Book }): Entries {
  db.exec(`CREATE TABLE IF NOT EXISTS register_entries (
    number TEXT PRIMARY KEY, digest TEXT NOT NULL, entry TEXT NOT NULL, answer TEXT NOT NULL, due INTEGER);
    CREATE INDEX IF NOT EXISTS register_entries_due ON register_entries (due)`)
  const select = db.prepare('SELECT * FROM register_entries WHERE number = ?')
  const insert = db.prepare('INSERT INTO register_entries (number, digest, entry, answer, due) VALUES (?, ?, ?, ?, ?)')
  const settle = db.prepare('UPDATE register_entries SET answer = ?, due = NULL WHERE number = ?')
  const selectDue = db.prepare('SELECT * FROM register_entries WHERE due <= ? ORDER BY due LIMIT 100')
  const selectNext = db.prepare('SELECT MIN(due) AS due FROM register_entries')
  const listeners: Array<(number: string, unitCode: string) => void> = []

  const today = () => beijingText(clock.now()).slice(0, 10)
  const desk = (): Desk => {
    const day = today()
    return {
      today: day,
      title: () => TITLE(day.slice(0, 4), book.nextNumber('title')),
      proof: () => PROOF(day.slice(0, 4), book.nextNumber('proof')),
    }
  }

  /** Refusals are answers; everything else that is thrown is a mistake of the stand-in. */
  const decide = (entry: Entry): Answer => {
    try {
      return write(entry)
    } catch (error) {
      if (error instanceof Refused) return { answer: 'refused', code: error.code, reason: error.message }
      throw error
    }
  }

  const write = ({ unitCode, expectedVersion, acts, payloadDigest }: Entry): Answer => {
    const known = book.byUnit(unitCode)
    // The whole point: what was decided on an older page is not written, whatever it says.
    if ((known?.version ?? 0) !== expectedVersion) {
      throw new Refused('VERSION_MOVED', `登记簿页已变化（现为第 ${known?.version ?? 0} 版）`)
    }
    const certificates: Certificate[] = []
    let unit: Unit | undefined = known
    for (const act of acts) {
      const applied = unit ? applyAct(unit, act, desk()) : openPage(unitCode, act, desk())
      unit = applied.unit
      certificates.push(...applied.certificates)
    }
    const { version } = book.write(unit as Unit, whatOf(acts))
    const serial = String(book.nextNumber('entry')).padStart(6, '0')
    return {
      answer: 'entered',
      registerNumber: `济登${today().slice(0, 4)}-${serial}`,
      at: clock.now(),
      version,
      payloadDigest,
      certificates,
    }
  }

  const keep = (entry: Entry, answer: Answer, due: number | null) =>
    insert.run(entry.number, digestOf(entry), JSON.stringify(entry), JSON.stringify(answer), due)

  const decideDue = () => {
    for (const row of selectDue.all(clock.now()) as Row[]) {
      const entry = JSON.parse(row.entry) as Entry
      book.together(() => {
        settle.run(JSON.stringify(decide(entry)), row.number)
        for (const listener of listeners) listener(row.number, entry.unitCode)
      })
    }
    arm()
  }

  // What was taken in before a restart is still decided.
  let timer: NodeJS.Timeout | undefined
  const arm = () => {
    clearTimeout(timer)
    const { due } = selectNext.get() as { due: number | null }
    if (due === null) return
    timer = setTimeout(decideDue, Math.min(Math.max(0, due - clock.now()), LONGEST_WAIT_MS))
    timer.unref()
  }
  clock.onMove(arm)
  arm()

  return {
    take(entry, laterMs) {
      decideDue()
      const answer = book.together((): Answer => {
        const before = select.get(entry.number) as Row | undefined
        if (before) {
          return before.digest === digestOf(entry)
            ? (JSON.parse(before.answer) as Answer)
            : { answer: 'refused', code: 'NUMBER_REUSED', reason: '同一编号的申请内容不同' }
        }
        const answer: Answer = laterMs === undefined ? decide(entry) : { answer: 'later' }
        keep(entry, answer, laterMs === undefined ? null : clock.now() + laterMs)
        return answer
      })
      arm()
      return answer
    },
    refuse(entry, code, reason) {
      const answer: Answer = { answer: 'refused', code, reason }
      if (!select.get(entry.number)) keep(entry, answer, null)
      return answer
    },
    outcome(number) {
      decideDue()
      const row = select.get(number) as Row | undefined
      return row && (JSON.parse(row.answer) as Answer)
    },
    list(limit) {
      const rows = db.prepare('SELECT * FROM register_entries ORDER BY rowid DESC LIMIT ?').all(limit) as Row[]
      return rows.map((row) => {
        const { number, unitCode } = JSON.parse(row.entry) as Entry
        return { ...(JSON.parse(row.answer) as Answer), number, unitCode }
      })
    },
    onDecided: (listener) => void listeners.push(listener),
    decideDue,
    clear: () => void db.exec('DELETE FROM register_entries'),
    close: () => clearTimeout(timer),
  }
}

function whatOf(acts: readonly Act[]): What {
  const [first] = acts
  if (first?.business === '查封') return first.renews === undefined ? '查封' : '续封'
  if (first?.business === '解封') return '解封'
  return first?.business === '异议' ? '异议' : '登簿'
}

const digestOf = (entry: Entry) => createHash('sha256').update(JSON.stringify(entry)).digest('hex')
