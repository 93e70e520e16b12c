import type { AnjuContract } from '@anju/shared-types'
import { createAccountBookFeature } from './features/account-book/account-book-feature.ts'
import { createAccountsFeature } from './features/accounts/accounts-feature.ts'
import type { OnMerge } from './features/accounts/merge-accounts.ts'
import { createAppointmentHooks } from './features/appointments/appointment-hooks.ts'
import { createAppointmentsFeature } from './features/appointments/appointments-feature.ts'
import { mergeAppointments } from './features/appointments/merge-appointments.ts'
import { createMovedAppointments } from './features/appointments/moved-appointments.ts'
import { createServedVisits } from './features/appointments/served-visits.ts'
import { createWaitlistFeature } from './features/appointments/waitlist/waitlist-feature.ts'
import { createBatchPaymentsFeature } from './features/batch-payments/batch-payments-feature.ts'
import { createCalendarFeature } from './features/calendar/calendar-feature.ts'
import { createYearChange } from './features/calendar/year-change.ts'
import { createCallBacksFeature } from './features/call-backs/call-backs-feature.ts'
import { createBatchBills } from './features/case-batches/batch-bills.ts'
import { createBatchStore } from './features/case-batches/batch-store.ts'
import { createBatchesFeature } from './features/case-batches/batches-feature.ts'
import { createCaseBills } from './features/cases/case-bills.ts'
import { createCaseHandOvers } from './features/cases/case-hand-overs.ts'
import { casePapersPolicy } from './features/cases/case-papers-policy.ts'
import { createCaseResults } from './features/cases/case-results.ts'
import { createCaseFeatures } from './features/cases/cases-feature.ts'
import { createCaseNeeds } from './features/cases/create-needs.ts'
import { createFeeAtDesk } from './features/cases/desk/fee-at-desk.ts'
import { createEndedCases } from './features/cases/ended-cases.ts'
import { liveCheckCase } from './features/cases/live-check-case.ts'
import { caseNameFor } from './features/cases/show-case.ts'
import { createTriedCases } from './features/cases/tried-cases.ts'
import { createCounterReadingsFeature } from './features/cases/window/counter-readings-feature.ts'
import { createWindowEntriesFeature } from './features/cases/window/window-entries-feature.ts'
import { createCatalogueFeatures } from './features/catalogue/catalogue-feature.ts'
import { createCatalogueParts } from './features/catalogue/catalogue-parts.ts'
import { itemsBookedAs } from './features/catalogue/items-booked-as.ts'
import { cityNameFrom, createCertificateFeatures } from './features/certificates/certificates-feature.ts'
import { createCollectionFeature } from './features/collection/collection-feature.ts'
import { createMandates } from './features/delegations/booking-mandates.ts'
import { createDelegationsFeature } from './features/delegations/delegations-feature.ts'
import { createDeskFeature } from './features/desk/desk-feature.ts'
import { createPersonAt } from './features/desk/person-at.ts'
import { createDisplayFeature } from './features/display/display-feature.ts'
import { createDocumentsFeature } from './features/documents/documents-feature.ts'
import { mergeDocuments } from './features/documents/merge-documents.ts'
import { createCheckResults } from './features/eligibility/check-results.ts'
import { createEligibilityChecksFeature } from './features/eligibility/checks-feature.ts'
import { createEligibilityFeature } from './features/eligibility/eligibility-feature.ts'
import { createMovedDueDays } from './features/eligibility/moved-due-days.ts'
import { createFiscalReceiptsFeature } from './features/fiscal-receipts/fiscal-receipts-feature.ts'
import { createHallStore } from './features/halls/hall-store.ts'
import { createHallsFeature } from './features/halls/halls-feature.ts'
import { createHouseholdFeature } from './features/household/household-feature.ts'
import { createLiveCheckFeatures } from './features/live-checks/live-checks-feature.ts'
import { createPeople, type People } from './features/me/people.ts'
import { createNameFeatures } from './features/name-dossiers/name-dossiers-feature.ts'
import { createOutreachFeature } from './features/notices/outreach/outreach-feature.ts'
import { createNoticeTemplatesFeature } from './features/notices/templates/templates-feature.ts'
import { createOpenFeature } from './features/open/open-feature.ts'
import { createActing } from './features/organisations/acting.ts'
import { createOrganisationStore } from './features/organisations/organisation-store.ts'
import { createOrganisationsFeature } from './features/organisations/organisations-feature.ts'
import { createOwnerAlertsFeature } from './features/owner-alerts/owner-alerts-feature.ts'
import { createPayLinksFeature } from './features/pay-links/pay-links-feature.ts'
import { createCounterTill } from './features/payments/counter-till.ts'
import { createKnownMovements } from './features/payments/known-movements.ts'
import { createPaymentNeeds, createPaymentsFeature } from './features/payments/payments-feature.ts'
import { createRefundsFeature } from './features/payments/refunds/refunds-feature.ts'
import { whoIsTold } from './features/payments/who-is-told.ts'
import { createQueueCore } from './features/queue/queue-core.ts'
import { createQueueFeature } from './features/queue/queue-feature.ts'
import { createServedBy } from './features/queue/served-by.ts'
import { createWaits } from './features/queue/wait-stats.ts'
import { mergeRatings } from './features/ratings/merge-ratings.ts'
import { createRatingFeatures } from './features/ratings/ratings-feature.ts'
import { createReadAloudFeature } from './features/read-aloud/read-aloud-feature.ts'
import { createReconciliationFeature } from './features/reconciliation/reconciliation-feature.ts'
import { createRegisterFeature } from './features/register/register-feature.ts'
import { createRevocationFeatures } from './features/revocations/revocations-feature.ts'
import { createSamplingFeatures } from './features/sampling/sampling-feature.ts'
import { createStaffing } from './features/staffing/staffing.ts'
import { createStaffingFeature } from './features/staffing/staffing-feature.ts'
import { createGateways } from './gateways/index.ts'
import { createPayBills } from './gateways/pay-bills/pay-bills.ts'
import type { Clock } from './platform/clock.ts'
import type { BindNeeds } from './platform/http/bind-contract.ts'
import type { Feature } from './platform/parts.ts'
import type { Platform } from './platform/platform.ts'

/** One feature an entry of the contract: a new entry without its feature does not compile. */
export type ByContract = { [K in keyof AnjuContract]: Feature<AnjuContract[K]['table']> }

export interface Features {
  features: readonly Feature[]
  admission: Pick<BindNeeds, 'authenticate' | 'requireVerified' | 'requireStaff'>
  people: People
}

/**
 * The one place where features and gateways meet. Opens nothing: stores register their models, gateways check their keys.
 * `outsideClock` is what signatures to outside systems are stamped with; tests turn the house's clock, never the world's.
 */
export function createFeatures({ parts }: Platform, options: { outsideClock?: Clock } = {}): Features {
  const { db, config, clock } = parts
  const gateways = createGateways(config, { ...parts, clock: options.outsideClock ?? clock })
  const halls = createHallStore(db)
  const waits = createWaits(db)
  const onMerge: OnMerge[] = [mergeAppointments(db), mergeDocuments(db), mergeRatings(db)]
  const people = createPeople(parts, { gateways, hallName: async (id) => (await halls.hall(id))?.name, onMerge })
  const { notifier, directory } = people
  const catalogue = createCatalogueParts(parts)
  const mandates = createMandates(parts, { itemsOf: itemsBookedAs(catalogue.guides) })
  const core = createQueueCore(parts, { halls, appointments: createAppointmentHooks(db), mandates })
  const staffing = createStaffing(parts, people)
  const caseNeeds = createCaseNeeds(parts, {
    people,
    catalogue,
    staffing,
    yearChange: createYearChange(db),
    till: createCounterTill(parts),
    ...gateways,
  })
  const ended = createEndedCases(caseNeeds, db)
  const bills = createCaseBills(caseNeeds)
  const batchBills = createBatchBills({ cases: caseNeeds, batches: createBatchStore(db) })
  const paymentNeeds = createPaymentNeeds(parts, {
    bills,
    gateways,
    accounts: people.accounts,
    notifier,
  })
  const byContract: ByContract = {
    session: people.session,
    me: people.me,
    homes: createRegisterFeature(parts, { gateway: gateways.register, accounts: people.accounts }),
    halls: createHallsFeature(parts, { waits }),
    appointments: createAppointmentsFeature(parts, { notifier, waits, mandates }),
    waitlist: createWaitlistFeature(parts, { notifier, waits }),
    queue: createQueueFeature(parts, { core, notifier }),
    display: createDisplayFeature(parts, { core }),
    desk: createDeskFeature(parts, { core, directory, waits }),
    notices: people.notices,
    noticeTemplates: createNoticeTemplatesFeature(parts),
    outreach: createOutreachFeature(parts, { ...people, duty: caseNeeds.duty, caseFor: ended.screen }),
    open: createOpenFeature(parts),
    calendar: createCalendarFeature(parts, { deadlines: [createMovedAppointments(db), createMovedDueDays(db)] }),
    eligibility: createEligibilityFeature(),
    eligibilityChecks: createEligibilityChecksFeature(parts, { ...people, gateways }),
    ...createCatalogueFeatures(parts, { staff: people.accounts.staff, cases: createTriedCases(db) }, catalogue),
    documents: createDocumentsFeature(parts, {
      gateways,
      directory,
      policy: casePapersPolicy(caseNeeds),
      staffOf: (accountId) => people.accounts.standings.staffOf(accountId, () => true),
    }),
    household: createHouseholdFeature(parts, { ...people, policy: casePapersPolicy(caseNeeds) }),
    ownerAlerts: createOwnerAlertsFeature(parts, {
      cases: caseNeeds,
      register: gateways.register,
      accounts: people.accounts,
      notifier,
    }),
    delegations: createDelegationsFeature(parts, {
      people,
      register: gateways.register,
      guides: catalogue.guides,
      caseName: caseNameFor(caseNeeds),
    }),
    ...createCaseFeatures(caseNeeds),
    ...createRevocationFeatures(parts, { cases: caseNeeds, notifier }),
    accountBook: createAccountBookFeature(parts),
    reconciliation: createReconciliationFeature(parts, {
      bills: createPayBills(gateways),
      known: createKnownMovements(db),
      hallName: async (id) => (await halls.hall(id))?.name,
      notifier,
      duty: caseNeeds.duty,
      accountsOf: staffing.accountsOf,
    }),
    payments: createPaymentsFeature(paymentNeeds),
    refunds: createRefundsFeature(paymentNeeds),
    fiscalReceipts: createFiscalReceiptsFeature(parts, {
      office: gateways.fiscalReceipts,
      payerOf: async (id) => (await bills.payerOf(id)) ?? batchBills.payerOf(id),
      whoIsTold: async (number) => {
        const order = await paymentNeeds.orders.byNumber(number)
        return order ? whoIsTold(paymentNeeds, order) : undefined
      },
      duty: caseNeeds.duty,
      notifier,
    }),
    payLinks: createPayLinksFeature(parts, {
      ...{ payments: paymentNeeds, notifier },
      feeAtDesk: createFeeAtDesk(caseNeeds, paymentNeeds.bills.due),
    }),
    ...createCertificateFeatures(parts, {
      ...people,
      register: gateways.register,
      govSources: gateways.govSources,
      acting: createActing({ ...parts, organisations: createOrganisationStore(db) }),
      results: { cases: createCaseResults(caseNeeds), checks: createCheckResults(parts) },
      cityName: cityNameFrom(catalogue.guides, parts),
      hallName: async (id) => (await halls.hall(id))?.name,
    }),
    ...createSamplingFeatures(parts, {
      ...{ ended, duty: caseNeeds.duty, notifier, staff: people.accounts.staff },
      city: catalogue.profileOn,
    }),
    ...createRatingFeatures(parts, {
      ended,
      visit: createServedVisits(db, halls),
      servedBy: createServedBy(db),
      accounts: people.accounts,
      notifier,
      duty: caseNeeds.duty,
    }),
    collections: createCollectionFeature(parts, {
      cases: createCaseHandOvers(caseNeeds),
      courier: gateways.courier,
      accounts: people.accounts,
      notifier,
    }),
    ...createNameFeatures(parts, { people, compare: caseNeeds.compareNames }),
    windowEntries: createWindowEntriesFeature(caseNeeds, { db, personAt: createPersonAt(db) }),
    counterReadings: createCounterReadingsFeature(caseNeeds, db),
    ...createLiveCheckFeatures(parts, { gateways, people, subjects: { case: liveCheckCase(caseNeeds) } }),
    readAloud: createReadAloudFeature(parts, { voice: gateways.voice, pages: () => byContract }),
    batches: createBatchesFeature(parts, { cases: caseNeeds, register: gateways.register }),
    batchPayments: createBatchPaymentsFeature({
      ...paymentNeeds,
      batchBills,
      till: caseNeeds.till,
    }),
    organisations: createOrganisationsFeature(parts, { people, enterprises: gateways.enterprises }),
    staffing: createStaffingFeature(parts, { staffing, accounts: people.accounts }),
  }
  const accounts = createAccountsFeature(parts, people)
  // Handlers of one feature take only its own inputs; from here on features are a list that the contract keeps apart.
  const callBacks = createCallBacksFeature(parts, { ended })
  const features = [...Object.values(byContract), accounts, callBacks] as unknown as Feature[]
  return { features, admission: people.admission, people }
}
