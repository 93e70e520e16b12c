import { doubtAtSight, isSamePrint, type PageLook } from '@anju/shared-types/page-look'
import type { PageDoubt } from '@anju/shared-types/page-words'

interface Asked {
  material: string
  caseId?: string
  page?: string
}

/** Prints of the pages that were taken since the app was opened, by what they were taken for. The server remembers all of them. */
const taken = new Map<string, string[]>()
const keyOf = ({ material, caseId = '' }: Asked) => `${caseId} ${material}`

export function rememberPage(asked: Asked, look: PageLook | undefined): void {
  if (look) taken.set(keyOf(asked), [...(taken.get(keyOf(asked)) ?? []), look.print])
}

/** Why this may not be the page, as far as it can be seen. Papers of no case are kept for later and may be anything. */
export function doubtAbout(asked: Asked, look: PageLook | undefined): PageDoubt | undefined {
  if (!look) return undefined
  const isThere = asked.caseId && taken.get(keyOf(asked))?.some((print) => isSamePrint(print, look.print))
  return isThere ? 'same-page' : doubtAtSight(look, asked.page)
}
