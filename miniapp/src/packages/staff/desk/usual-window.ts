import type { Desk } from '@anju/shared-types'

/** The window to begin with: the one this clerk sat at last on this phone, else the first that is free. */
export function usualWindow(windows: Desk['windows'], last: string | null): string | undefined {
  const free = windows.filter(({ openedBy }) => openedBy === undefined)
  return (free.find(({ no }) => no === last) ?? free[0])?.no
}
