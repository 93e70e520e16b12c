import type { Item } from '@anju/shared-types'
import { answersOfPicks } from '@anju/shared-types/answer-picks'
import { type Answer, answersOf } from '../answers.ts'

/** The wizard hands over words; a printed sheet numbers, which mean something only with the version they were made under. */
export interface SheetAddress {
  code: string
  answers?: string
  picks?: string
  version?: string
}

export function answersAsked(
  { answers, picks, version }: SheetAddress,
  item: Pick<Item, 'questions' | 'version'> | null,
): { answers: Answer[]; isOutdated: boolean } | undefined {
  if (picks === undefined) return { answers: answersOf(answers), isOutdated: false }
  if (!item) return undefined
  const meant = String(item.version.item) === version ? answersOfPicks(item.questions, picks) : undefined
  return { answers: meant ?? [], isOutdated: meant === undefined }
}
