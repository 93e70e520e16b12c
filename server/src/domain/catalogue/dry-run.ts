import type { Item } from './item.ts'
import { type Answers, materialList } from './wizard.ts'

/** A case that really was: its answers, and the version it began under. */
export interface TriedCase {
  under: Item
  answers: Answers
}

export interface DryRun {
  cases: number
  /** Cases for which anything is different. */
  changed: number
  /** One a paper or question, the most frequent first. */
  lines: string[]
}

/** What an edited item would have asked of cases that were submitted under the version before: papers more, papers fewer, questions more. */
export function dryRun(next: Item, cases: readonly TriedCase[]): DryRun {
  const counts = new Map<string, number>()
  let changed = 0
  for (const { under, answers } of cases) {
    const differences = differencesOf(under, next, answers)
    if (differences.length > 0) changed++
    for (const difference of differences) counts.set(difference, (counts.get(difference) ?? 0) + 1)
  }
  const lines = [...counts].toSorted((a, b) => b[1] - a[1]).map(([difference, count]) => `${difference}：${count} 件`)
  return { cases: cases.length, changed, lines }
}

function differencesOf(under: Item, next: Item, answers: Answers): string[] {
  const [before, after] = [materialList(under, answers), materialList(next, answers)]
  const ids = (list: { id: string }[]) => new Set(list.map(({ id }) => id))
  const [had, has, may] = [ids(before.needed), ids(after.needed), ids(after.open)]
  return [
    ...after.needed.filter(({ id }) => !had.has(id)).map(({ name }) => `要多交“${name}”`),
    ...before.needed.filter(({ id }) => !has.has(id) && !may.has(id)).map(({ name }) => `不用再交“${name}”`),
    // Where the answer to a new question decides, nobody knows yet.
    ...after.open.filter(({ id }) => !ids(before.open).has(id)).map(({ name }) => `要补问才知道要不要交“${name}”`),
  ]
}
