import { answeredBy } from '../../domain/cases/answered.ts'
import { disposes } from '../../domain/restrictions/business.ts'
import { ownerCircumstances } from '../../domain/restrictions/owner-circumstances.ts'
import type { Circumstance } from '../../domain/restrictions/restriction.ts'
import type { Population } from '../../gateways/gov-data/population.ts'
import type { ReferencePrices } from '../../gateways/gov-data/reference-prices.ts'
import type { GovSources } from '../../gateways/gov-data/sources.ts'
import type { Register } from '../../gateways/register/register.ts'
import type { Parts } from '../../platform/parts.ts'
import { createAccessLogStore } from '../accounts/access-log-store.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Directory } from '../accounts/directory.ts'
import { createDuty } from '../accounts/duty.ts'
import { createSigningKeys } from '../accounts/signing-keys.ts'
import type { CatalogueParts } from '../catalogue/catalogue-parts.ts'
import { createDelegations } from '../delegations/delegations.ts'
import { createDocumentStore } from '../documents/document-store.ts'
import { createDocumentUses } from '../documents/document-uses.ts'
import { createUsablePapers } from '../documents/usable-papers.ts'
import { createHallStore } from '../halls/hall-store.ts'
import { createLiveCheckUses } from '../live-checks/live-check-uses.ts'
import { createCompareNames } from '../name-dossiers/compare-names.ts'
import { createCredit } from '../notices/credit.ts'
import type { Notifier } from '../notices/notifier.ts'
import { createActing } from '../organisations/acting.ts'
import { createOrganisationStore } from '../organisations/organisation-store.ts'
import { checkRestrictions } from '../register/check-restrictions.ts'
import type { Staffing } from '../staffing/staffing.ts'
import { createCaseStore } from './case-store.ts'
import { createInstantSwitches } from './instant/instant-switches.ts'
import type { CaseNeeds, CaseRegister, WaysIn } from './needs.ts'
import { createDrawStore } from './officers/draw-store.ts'
import { createLikeStore } from './officers/like-store.ts'
import { createPauseStore } from './officers/pause-store.ts'
import { createPickStore } from './officers/pick-store.ts'
import { createSaltStore } from './officers/salt-store.ts'
import { createParties } from './parties.ts'
import { createShortfallLists } from './shortfall-lists.ts'

export interface CaseSources {
  people: { accounts: Accounts; directory: Directory; notifier: Notifier; waysIn: WaysIn }
  catalogue: CatalogueParts
  staffing: Staffing
  yearChange: CaseNeeds['yearChange']
  register: Register
  population: Pick<Population, 'verify'>
  govSources: GovSources
  referencePrices: ReferencePrices
  till: CaseNeeds['till']
}

/** What cases share, made once in wiring.ts. */
export function createCaseNeeds(
  parts: Parts,
  { people, catalogue, register, population, govSources, referencePrices, staffing, yearChange, till }: CaseSources,
): CaseNeeds {
  const halls = createHallStore(parts.db)
  const acting = createActing({ ...parts, organisations: createOrganisationStore(parts.db) })
  return {
    ...parts,
    cases: createCaseStore(parts.db),
    lists: createShortfallLists(parts.db, parts.ids),
    switches: createInstantSwitches(parts.db),
    till,
    population,
    govSources,
    referencePrices,
    parties: createParties({ cipher: parts.cipher, accounts: people.accounts, acting }),
    guides: catalogue.guides,
    versions: catalogue.store,
    view: catalogue.view,
    halls,
    directory: people.directory,
    looks: createAccessLogStore(parts),
    notifier: people.notifier,
    staff: people.accounts.staff,
    delegations: createDelegations(parts),
    credit: createCredit(parts, people),
    duty: createDuty(people.accounts.store, people.accounts.staff),
    staffing,
    salts: createSaltStore(parts),
    draws: createDrawStore(parts.db),
    picks: createPickStore(parts.db),
    pauses: createPauseStore(parts.db),
    likes: createLikeStore(parts.db),
    yearChange,
    pens: createSigningKeys(parts),
    register: caseRegister(parts, halls, register),
    papers: createUsablePapers(parts),
    waysIn: people.waysIn,
    liveChecks: createLiveCheckUses(parts.db),
    compareNames: createCompareNames(parts),
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
    async check(unitCode, { business, on, caseId, agreed = [], acquirers, materials = [] }) {
      const why = { purpose: '办理业务', consent: caseId }
      const answer = await gateway.read({ unitCode }, why)
      const people = answer.kind === 'unit' ? ownerCircumstances(answer.unit.owners, new Set(agreed), on) : {}
      // Whoever only asks to be told, or strikes out a right, disposes of nothing: the owners need not all agree.
      const circumstances = disposes(business) ? people : {}
      const present = Object.keys(circumstances) as Circumstance[]
      const answered = answer.kind === 'unit' ? answeredBy(materials, answer.unit.restrictions, present) : []
      return checkRestrictions(
        { gateway: { read: async () => answer }, calendar: () => halls.calendar(), clock },
        unitCode,
        business,
        { on, why, answered, circumstances, ...(acquirers?.length && { acquirers }) },
      )
    },
    enter: (entry) => gateway.enter(entry),
    outcome: (number) => gateway.outcome(number),
  }
}
