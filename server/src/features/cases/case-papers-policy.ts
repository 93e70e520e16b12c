import type { DocumentPolicy } from '../documents/document-policy.ts'
import { fileOf } from './case-file.ts'
import { mayOpen, officerOf } from './desk/at-desk.ts'
import type { CaseNeeds } from './needs.ts'
import { neededOf } from './papers-of-case.ts'
import { partyOf } from './parties.ts'

/** For what a case uses papers, and who of the office sees them: whoever has opened that case and works on it. */
export function casePapersPolicy(
  needs: Pick<CaseNeeds, 'cases' | 'parties' | 'versions' | 'staff' | 'staffing'>,
): DocumentPolicy {
  return {
    async purposeFor(caseId, material, accountId) {
      const [row, me] = await Promise.all([needs.cases.find(caseId), needs.parties.ifProved(accountId)])
      if (!row || !me || !partyOf(row, me)) return undefined
      const paper = neededOf(await fileOf(needs, row), row).find((one) => one.material.id === material)?.material
      return paper && purposeOf(row.name, paper.name)
    },
    async mayStaffSee({ caseId, documentId }, staff) {
      // A paper that a batch shares is seen by whoever opened one of its children.
      const row = (await needs.cases.find(caseId)) ?? (await needs.cases.childOpenedBy(caseId, staff.staff.staffNo))
      const isIn = row?.papers.some((paper) => paper.documentId === documentId)
      if (!row || !isIn) return undefined
      const me = await officerOf(needs, staff)
      const hasOpened = row.seenBy.some(({ staffNo }) => staffNo === me.staffNo)
      return mayOpen(row, me) && hasOpened ? `办理“${row.name}”（${row.number ?? '未编号'}）` : undefined
    },
  }
}

/** What the owner of a paper agrees to. */
export const purposeOf = (caseName: string, paperName: string): string => `办理“${caseName}”，作为“${paperName}”`
