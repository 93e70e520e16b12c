import { RELEASE_QUESTION, releaseProblem, releaserOf } from '../../domain/cases/release.ts'
import { businessOfItem } from '../../domain/restrictions/business.ts'
import { refuse } from '../../platform/refusal.ts'
import { fileOf, today } from './case-file.ts'
import type { CaseNeeds } from './needs.ts'

/** Whether this applicant may ask for the mortgage to be struck out, by the book as it is now; read outside any transaction. */
export async function checkReleaser(needs: CaseNeeds, id: string): Promise<void> {
  const row = await needs.cases.find(id)
  const unitCode = row?.property?.unitCode
  if (row?.state !== 'draft' || !unitCode) return
  const { main } = await fileOf(needs, row)
  const business = businessOfItem(main.code)
  if (business !== 'mortgage-release') return
  const applicant = row.parties.find(({ isApplicant }) => isApplicant)
  if (!applicant) return
  const { unit } = await needs.register.check(unitCode, { business, on: today(needs.clock.now()), caseId: id })
  const problem = releaseProblem(releaserOf(needs.parties.open(applicant), unit), row.answers[RELEASE_QUESTION])
  if (!problem) return
  const { code, ...more } = problem
  return refuse(code, more)
}
