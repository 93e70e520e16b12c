import { type CaseMaterial, shanghaiDate } from '@anju/shared-types'
import type { InstantFact } from '../../domain/cases/instant.ts'
import { fileOf } from './case-file.ts'
import type { CaseRow } from './case-record.ts'
import { askHolders } from './instant/ask-facts.ts'
import type { CaseNeeds } from './needs.ts'

/** A case that changes oftener while offices are asked is left to the person at the desk. */
const MOST_TRIES = 3

/**
 * A case has come in: the offices that hold what nobody had to bring are asked now, each once, for this case and no other purpose (E42).
 * What they said stands beside the paper for the applicants and for whoever decides; a silent office leaves it to the person at the desk.
 * Asked anew where the case was changed meanwhile: an answer belongs to the words that it was asked of.
 */
export async function noteHolders(needs: CaseNeeds, id: string): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const row = await needs.cases.find(id)
    // The machine has asked them already, or somebody has taken it in meanwhile.
    if (row?.state !== 'submitted' || row.officeFacts || row.instant) return
    const facts = await askHolders(needs, row, await fileOf(needs, row))
    if (facts.length === 0 || (await needs.cases.noteOffices(row, facts))) return
  }
}

const texts: Record<InstantFact['said'], Pick<CaseMaterial, 'statusText'> & { after: string }> = {
  found: { statusText: '免交，已核对', after: '' },
  doubtful: { statusText: '免交，由人核对', after: '，由工作人员核对' },
  'not-found': { statusText: '免交，由人核对', after: '，由工作人员核对，要补什么会一次告诉您' },
  silent: { statusText: '免交，由人核对', after: '，由工作人员核对' },
}

/** What the office that holds a paper said of it, in the place of what would be asked. */
export function holderWords(
  material: string,
  { officeFacts, instant }: Pick<CaseRow, 'officeFacts' | 'instant'>,
): Partial<CaseMaterial> {
  const fact = (officeFacts ?? instant?.facts)?.find((one) => one.material === material)
  if (!fact) return {}
  const { source, text, at, said } = fact
  const { statusText, after } = texts[said]
  return { statusText, handlingText: `已问${source}（${shanghaiDate(at)}）：${text}${after}。` }
}
