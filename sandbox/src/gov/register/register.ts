import { beijingIso, type Clock } from '../../kit/clock.ts'
import type { Db } from '../../kit/database.ts'
import type { Directory } from '../../people/directory.ts'
import { type Book, createBook } from './book.ts'
import { createEntries, type Entries } from './entries.ts'
import type { RegisterEvent } from './push.ts'

export type RegisterOffice = { book: Book; entries: Entries }

/** The register as one office: its book, what was applied for, and what it tells our server on its own. */
export function createRegisterOffice(
  needs: { db: Db; clock: Clock; people: Directory },
  push: (event: RegisterEvent) => void,
): RegisterOffice {
  const book = createBook(needs)
  const entries = createEntries({ ...needs, book })
  const at = () => beijingIso(needs.clock.now())
  book.onChange(({ cursor, unitCode, version, what }) =>
    push({ id: `change-${cursor}`, event: 'unit-changed', unitCode, version, what, at: at() }),
  )
  entries.onDecided((number, unitCode) =>
    push({ id: `entry-${number}`, event: 'entry-decided', number, unitCode, at: at() }),
  )
  return { book, entries }
}
