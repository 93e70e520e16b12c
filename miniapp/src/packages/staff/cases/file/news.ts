import type { StaffCase } from '@anju/shared-types'

type Looked = Pick<StaffCase, 'history' | 'stateLabel' | 'restrictions'>

/** What has come into a file since it was last looked at, a sentence each. */
export function newsBetween(before: Looked, now: Looked): string[] {
  const added = now.history.slice(before.history.length).map(({ who, text }) => `${who}：${text}`)
  const known = new Set(before.restrictions.items.map(({ text }) => text))
  const restrictions = now.restrictions.items
    .filter(({ text }) => !known.has(text))
    .map(({ text }) => `登记簿：${text}`)
  const moved = before.stateLabel === now.stateLabel ? [] : [`现在是“${now.stateLabel}”`]
  return [...added, ...restrictions, ...moved]
}
