import type { ApprovalLine } from '@anju/shared-types'

/** What may be chosen, what has to be read first, and what this officer cannot decide. */
export const groupsOf = (items: readonly ApprovalLine[]) => ({
  ready: items.filter(({ seen, blocker }) => seen === 'now' && !blocker),
  unread: items.filter(({ seen, blocker }) => seen !== 'now' && !blocker),
  blocked: items.filter(({ blocker }) => blocker),
})

/** One more or one less; never more than one hand can have read. */
export function chosenAfter(chosen: readonly string[], id: string, most: number): readonly string[] {
  if (chosen.includes(id)) return chosen.filter((one) => one !== id)
  return chosen.length < most ? [...chosen, id] : chosen
}
