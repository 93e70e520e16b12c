import { accountBook } from './account-book.ts'
import { appointments } from './appointments.ts'
import { approvals } from './approvals.ts'
import { batchPayments } from './batch-payments.ts'
import { batches } from './batches.ts'
import { calendar } from './calendar.ts'
import { caseDesk } from './case-desk.ts'
import { caseOfficers } from './case-officers.ts'
import { casePromises } from './case-promises.ts'
import { cases } from './cases.ts'
import { catalogue } from './catalogue.ts'
import { catalogueFiles } from './catalogue-files.ts'
import { certificateDesk, certificates } from './certificates.ts'
import { collections } from './collections.ts'
import { counterReadings } from './counter-readings.ts'
import { delegations } from './delegations.ts'
import { desk } from './desk.ts'
import { documents } from './documents.ts'
import { eligibility } from './eligibility.ts'
import { eligibilityChecks } from './eligibility-checks.ts'
import { fiscalReceipts } from './fiscal-receipts.ts'
import { halls } from './halls.ts'
import { homes } from './homes.ts'
import { household } from './household.ts'
import { instantDesk } from './instant.ts'
import { liveCheckDesk, liveChecks } from './live-checks.ts'
import { me } from './me.ts'
import { myName, nameDesk } from './names.ts'
import { noticeTemplates } from './notice-templates.ts'
import { notices } from './notices.ts'
import { open } from './open.ts'
import { openLists } from './open-lists.ts'
import { openTimes } from './open-times.ts'
import { organisations } from './organisations.ts'
import { outreach } from './outreach.ts'
import { ownerAlerts } from './owner-alerts.ts'
import { payLinks } from './pay-links.ts'
import { payments } from './payments.ts'
import { display, queue } from './queue.ts'
import { openRatings, ratings } from './ratings.ts'
import { readAloud } from './read-aloud.ts'
import { reconciliation } from './reconciliation.ts'
import { refunds } from './refunds.ts'
import { revocationDesk, revocations } from './revocations.ts'
import { openSamples, samplesDesk } from './samples.ts'
import { session } from './session.ts'
import { staffing } from './staffing.ts'
import { waitlist } from './waitlist.ts'
import { windowEntries } from './window-entries.ts'

/** The whole API, one entry a feature. Everything under /api/v1. */
export const contract = {
  session,
  me,
  homes,
  halls,
  appointments,
  waitlist,
  queue,
  display,
  desk,
  notices,
  noticeTemplates,
  outreach,
  ownerAlerts,
  open,
  calendar,
  eligibility,
  eligibilityChecks,
  catalogue,
  catalogueFiles,
  documents,
  household,
  delegations,
  collections,
  ratings,
  openRatings,
  openSamples,
  samplesDesk,
  payLinks,
  payments,
  fiscalReceipts,
  certificates,
  certificateDesk,
  cases,
  refunds,
  reconciliation,
  accountBook,
  caseDesk,
  approvals,
  windowEntries,
  counterReadings,
  readAloud,
  liveChecks,
  liveCheckDesk,
  myName,
  nameDesk,
  casePromises,
  revocations,
  revocationDesk,
  openLists,
  openTimes,
  instantDesk,
  caseOfficers,
  organisations,
  batches,
  batchPayments,
  staffing,
} as const
export type AnjuContract = typeof contract

export const API_PREFIX = '/api/v1'
