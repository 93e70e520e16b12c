import { read, write } from '../../platform/storage.ts'
import { ownThings } from '../../stores/own-things.ts'
import type { Kept } from './kept.ts'

const key = ownThings.drafts

/** The other sides' names and numbers are among it: dropped as soon as it is handed in, given up, or somebody logs out. */
const all = (): Record<string, Kept> => read<Record<string, Kept>>(key) ?? {}

export const keptDrafts = {
  read: (id: string): Kept | undefined => all()[id],
  write: (id: string, kept: Kept): void => write(key, { ...all(), [id]: kept }),
  forget: (id: string): void => {
    const { [id]: _gone, ...left } = all()
    write(key, left)
  },
}
export type KeptDrafts = Pick<typeof keptDrafts, 'read' | 'write' | 'forget'>
