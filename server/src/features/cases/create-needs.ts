import type { Register } from '../../gateways/register/register.ts'
import type { Parts } from '../../platform/parts.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Directory } from '../accounts/directory.ts'
import type { CatalogueParts } from '../catalogue/catalogue-parts.ts'
import { createDocumentStore } from '../documents/document-store.ts'
import { createDocumentUses } from '../documents/document-uses.ts'
import { createUsablePapers } from '../documents/usable-papers.ts'
import { createHallStore } from '../halls/hall-store.ts'
import type { Notifier } from '../notices/notifier.ts'
import { checkRestrictions } from '../register/check-restrictions.ts'
import { createCaseStore } from './case-store.ts'
import type { CaseNeeds, CaseRegister } from './needs.ts'
import { createParties } from './parties.ts'

export interface CaseSources {
  people: { accounts: Accounts; directory: Directory; notifier: Notifier }
  catalogue: CatalogueParts
  register: Register
}

/** What cases share, made once in wiring.ts. */
export function createCaseNeeds(parts: Parts, { people, catalogue, register }: CaseSources): CaseNeeds {
  const halls = createHallStore(parts.db)
  return {
    ...parts,
    cases: createCaseStore(parts.db),
    parties: createParties({ cipher: parts.cipher, accounts: people.accounts }),
    guides: catalogue.guides,
    versions: catalogue.store,
    view: catalogue.view,
    halls,
    directory: people.directory,
    notifier: people.notifier,
    staff: people.accounts.staff,
    register: caseRegister(parts, halls, register),
    papers: createUsablePapers(parts),
    uses: createDocumentUses({ documents: createDocumentStore(parts.db), ids: parts.ids }),
  }
}

/** Every look into the book says for which case it was (条例 27). */
function caseRegister(
  { clock }: Parts,
  halls: Pick<ReturnType<typeof createHallStore>, 'calendar'>,
  gateway: Register,
): CaseRegister {
  return {
    check: (unitCode, { business, on, acquirers, caseId }) =>
      checkRestrictions({ gateway, calendar: () => halls.calendar(), clock }, unitCode, business, {
        on,
        ...(acquirers && { acquirers }),
        why: { purpose: '办理业务', consent: caseId },
      }),
    enter: (entry) => gateway.enter(entry),
    outcome: (number) => gateway.outcome(number),
  }
}
