import { matchNames } from '../../domain/identity/name-match.ts'
import { businessOfItem, disposes } from '../../domain/restrictions/business.ts'
import type { NameVerdict } from '../name-dossiers/compare-names.ts'
import type { CaseFile } from './case-file.ts'
import type { CaseRow } from './case-record.ts'
import type { CaseNeeds } from './needs.ts'
import type { PartyName } from './parties.ts'

const texts: Record<NameVerdict, string | undefined> = {
  same: undefined,
  doubtful: '登记簿上的姓名和申请人的写法不一样，已请两位工作人员核对是不是同一个名字；核对好再往下办。',
  different: '登记簿上写的不是申请人现在的姓名。请先办“姓名、名称变更登记”，再办这件。',
}

/**
 * The owners as the book spells them beside the names that the sides have proved: found by their numbers, compared by the one rule of names
 * (E30). A doubtful spelling goes to two persons of the staff, once. Whoever comes to change the name in the book is not held up by it.
 */
export async function ownersInBook(
  { parties, compareNames }: Pick<CaseNeeds, 'parties' | 'compareNames'>,
  row: CaseRow,
  file: CaseFile,
  owners: readonly PartyName[],
): Promise<{ text?: string }> {
  const business = businessOfItem(file.main.code)
  if (!business || !(disposes(business) || business === 'lost-certificate')) return {}
  let worst: NameVerdict = 'same'
  for (const party of row.parties) {
    const { name, idNumber } = parties.open(party)
    const inBook = owners.find((owner) => owner.idNumber === idNumber)
    if (!inBook) continue
    const accountId = await parties.accountOf(idNumber)
    const other = { written: inBook.name, place: 'register' as const, context: `办理“${row.name}”时登记簿这样写` }
    const verdict = accountId
      ? await compareNames({ accountId, idIndex: party.idIndex, name }, other)
      : unproved(name, inBook.name)
    if (verdict === 'different' || worst === 'same') worst = verdict
  }
  return { text: texts[worst] }
}

/** An organisation, or a side that has no account: nobody's dossier can answer. */
function unproved(name: string, written: string): NameVerdict {
  const match = matchNames(name, written)
  return match === 'soft' ? 'doubtful' : match
}
