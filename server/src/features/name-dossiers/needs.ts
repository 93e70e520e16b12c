import type { Parts } from '../../platform/parts.ts'
import type { GlyphPictures } from '../../platform/pictures/glyph-picture.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Directory } from '../accounts/directory.ts'
import type { Notifier } from '../notices/notifier.ts'
import type { CompareNames, NamedPerson } from './compare-names.ts'
import type { NameStore } from './name-store.ts'

export interface NameNeeds extends Pick<Parts, 'transact' | 'ids' | 'cipher' | 'clock'> {
  names: NameStore
  compare: CompareNames
  glyphs: GlyphPictures
  accounts: Pick<Accounts, 'store'>
  directory: Pick<Directory, 'recordView'>
  notifier: Notifier
  /** How a short message says a text that it cannot carry. */
  inMessages(text: string): string
}

/** The caller with the name that they proved. */
export async function named(
  { accounts, cipher }: Pick<NameNeeds, 'accounts' | 'cipher'>,
  accountId: string,
): Promise<NamedPerson> {
  const account = await accounts.store.find(accountId)
  if (account?.realName.state !== 'verified') return refuse('REAL_NAME_REQUIRED')
  const { name, idNumber } = account.realName
  return { accountId: account.id, name, idIndex: cipher.blindIndex('id-number', idNumber) }
}

/** `20BB7` as a code point, or nothing. */
export function readCodePoint(code: string): number | undefined {
  const value = /^[0-9A-Fa-f]{4,6}$/.test(code) ? Number.parseInt(code, 16) : Number.NaN
  return value <= 0x10ffff ? value : undefined
}
