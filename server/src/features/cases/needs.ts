import type { PlainDate } from '@anju/shared-types'
import type { Business } from '../../domain/restrictions/business.ts'
import type { Verdict } from '../../domain/restrictions/verdict.ts'
import type { Population } from '../../gateways/gov-data/population.ts'
import type { ReferencePrices } from '../../gateways/gov-data/reference-prices.ts'
import type { GovSources } from '../../gateways/gov-data/sources.ts'
import type { Register, UnitFile } from '../../gateways/register/register.ts'
import type { Parts } from '../../platform/parts.ts'
import type { AccessLogStore } from '../accounts/access-log-store.ts'
import type { Directory } from '../accounts/directory.ts'
import type { Duty } from '../accounts/duty.ts'
import type { OfficerPens } from '../accounts/signing-keys.ts'
import type { StaffStore } from '../accounts/staff-store.ts'
import type { CatalogueStore } from '../catalogue/catalogue-store.ts'
import type { Guides } from '../catalogue/guide.ts'
import type { ItemView } from '../catalogue/item-view.ts'
import type { Delegations } from '../delegations/delegations.ts'
import type { DocumentUses } from '../documents/document-uses.ts'
import type { HallStore } from '../halls/hall-store.ts'
import type { LiveCheckUses } from '../live-checks/live-check-uses.ts'
import type { CompareNames } from '../name-dossiers/compare-names.ts'
import type { CreditOf } from '../notices/credit.ts'
import type { Notifier } from '../notices/notifier.ts'
import type { Staffing } from '../staffing/staffing.ts'
import type { YearChange } from './calendar-changed.ts'
import type { CaseStore } from './case-store.ts'
import type { CounterTill } from './counter-till.ts'
import type { InstantSwitches } from './instant/instant-switches.ts'
import type { DrawStore } from './officers/draw-store.ts'
import type { LikeStore } from './officers/like-store.ts'
import type { PauseStore } from './officers/pause-store.ts'
import type { PickStore } from './officers/pick-store.ts'
import type { SaltStore } from './officers/salt-store.ts'
import type { Parties } from './parties.ts'
import type { ShortfallLists } from './shortfall-lists.ts'

export interface RegisterCheck {
  verdict: Verdict
  /** The unit as it was read; absent when the register was silent or does not know it. */
  unit?: UnitFile
  asOf?: Date
}

export interface RegisterQuestion {
  business: Business
  on: PlainDate
  caseId: string
  /** ID numbers of owners who have confirmed, and of whoever acquires. */
  agreed?: readonly string[]
  acquirers?: readonly string[]
  /** Papers that are in the file: consents and risk letters answer what asks for them. */
  materials?: readonly string[]
}

/** The register as cases need it. */
export interface CaseRegister extends Pick<Register, 'enter' | 'outcome'> {
  /** Reads the unit now and says what follows for a business; a silent register gives the outcome `unknown` (D3). */
  check(unitCode: string, question: RegisterQuestion): Promise<RegisterCheck>
}

/** Papers as cases need them: whether a file may be used here, by whom, and what it is called. */
export interface CasePapers {
  usable(documentId: string, accountId: string): Promise<{ name: string } | undefined>
}

/** How somebody came in, as far as it says whether to look closer. */
export interface WayIn {
  /** Since when the account is known on this device; undefined: never before. */
  deviceSince?: Date
  /** It was known on another device before. */
  hadOtherDevice: boolean
  /** When its phone number took the place of another. */
  phoneChangedAt?: Date
}

export type WaysIn = (accountId: string, device: string | undefined) => Promise<WayIn>

export interface CaseNeeds
  extends Pick<Parts, 'transact' | 'ids' | 'cipher' | 'clock' | 'live' | 'jobs' | 'log' | 'config'> {
  cases: CaseStore
  /** The lists that went out, for the published rate. */
  lists: ShortfallLists
  /** Fees taken at a counter are payments like those of the phone, in the same book. */
  till: CounterTill
  /** Items that an administrator has taken out of 秒批. */
  switches: InstantSwitches
  population: Pick<Population, 'verify'>
  /** Offices that answer for a paper that nobody brings (秒批). */
  govSources: GovSources
  /** What homes are worth by the housing office's figures. */
  referencePrices: ReferencePrices
  parties: Parties
  guides: Guides
  versions: Pick<CatalogueStore, 'versions'>
  view: ItemView
  halls: Pick<HallStore, 'calendar' | 'catalogue'>
  directory: Directory
  looks: Pick<AccessLogStore, 'listFor'>
  staff: Pick<StaffStore, 'everyone' | 'find'>
  /** Who may act for whom. */
  delegations: Delegations
  /** Which messages to come would be silent. */
  credit: CreditOf
  /** Whom to wake when somebody says 不是我. */
  duty: Duty
  pens: OfficerPens
  staffing: Staffing
  /** Random assignment: the secret of each day, and what was drawn. */
  salts: SaltStore
  draws: DrawStore
  /** In which order officers take their work. */
  picks: PickStore
  /** Pauses so long that the inspectors look at them. */
  pauses: PauseStore
  /** What a version of a calendar year took the place of. */
  yearChange: (year: number, version: number) => Promise<YearChange | undefined>
  /** How long ended cases took, for forecasts. */
  likes: LikeStore
  register: CaseRegister
  papers: CasePapers
  /** Consents to use a paper, in the case's own transactions. */
  uses: DocumentUses
  notifier: Notifier
  waysIn: WaysIn
  liveChecks: LiveCheckUses
  compareNames: CompareNames
}
