import { forget } from '../platform/storage.ts'

/** Kept on the phone for whoever is logged in: drafts with other people's numbers in them, yeses that wait for a network. */
export const ownThings = { drafts: 'case-drafts', yeses: 'case-yeses' } as const

/** Gone with the person who logs out. */
export function forgetOwnThings(): void {
  for (const name of Object.values(ownThings)) forget(name)
}
