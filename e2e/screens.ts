import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { takeActing } from './screens/acting.ts'
import { takeAdmin } from './screens/admin.ts'
import { Album } from './screens/album.ts'
import { takeBooking } from './screens/booking.ts'
import { takeCases } from './screens/cases.ts'
import { takeCaseDesk } from './screens/cases-staff.ts'
import { takeCertificates } from './screens/certificates.ts'
import { takeCollection } from './screens/collection.ts'
import { takeDisplay } from './screens/display.ts'
import { takeDocuments } from './screens/documents.ts'
import { takeEligibility } from './screens/eligibility.ts'
import { takeEntrance } from './screens/entrance.ts'
import { takeGallery } from './screens/gallery.ts'
import { takeGuide } from './screens/guide.ts'
import { takeHomes } from './screens/homes.ts'
import { takeIdentity } from './screens/identity.ts'
import { takeMadeGood } from './screens/made-good.ts'
import { takeMoney } from './screens/money.ts'
import { takeMoneyDesk } from './screens/money-desk.ts'
import { takeNoShows } from './screens/no-shows.ts'
import { takeOpen } from './screens/open.ts'
import { takeOrganisations } from './screens/organisations.ts'
import { takePayments } from './screens/payments.ts'
import { takePromises } from './screens/promises.ts'
import { takeQueue } from './screens/queue.ts'
import { takeSandbox } from './screens/sandbox.ts'
import { takeStaff } from './screens/staff.ts'
import { takeStaffing } from './screens/staffing.ts'
import { takeWaitlist } from './screens/waitlist.ts'
import { launch } from './support/browser.ts'
import { castOf } from './support/cast.ts'
import { startCity } from './support/city.ts'
import { limitedCity } from './support/eligibility.ts'

/**
 * `npm run screens`: a picture of every page and its main states in `.screens/`, with an index page. Wants the H5 build. Names of
 * chapters as arguments take only these: `npm run screens -- staff display`. Ends with 1 when axe finds a violation.
 */
const chapters = {
  entrance: takeEntrance,
  booking: takeBooking,
  waitlist: takeWaitlist,
  queue: takeQueue,
  'no-shows': takeNoShows,
  guide: takeGuide,
  money: takeMoney,
  homes: takeHomes,
  acting: takeActing,
  certificates: takeCertificates,
  documents: takeDocuments,
  collection: takeCollection,
  cases: takeCases,
  'cases-staff': takeCaseDesk,
  staffing: takeStaffing,
  organisations: takeOrganisations,
  open: takeOpen,
  payments: takePayments,
  'money-desk': takeMoneyDesk,
  'made-good': takeMadeGood,
  promises: takePromises,
  eligibility: takeEligibility,
  staff: takeStaff,
  identity: takeIdentity,
  admin: takeAdmin,
  display: takeDisplay,
  gallery: takeGallery,
  sandbox: takeSandbox,
} as const

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in chapters))
if (unknown.length > 0) {
  console.error(`There is no chapter ${unknown.join(', ')}. There are ${Object.keys(chapters).join(', ')}.`)
  process.exit(2)
}

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../.screens')
const album = await Album.empty(folder)
const city = await startCity(limitedCity)
const browser = await launch()
const stage = { city, browser, cast: castOf(city) }
try {
  for (const [name, take] of Object.entries(chapters)) {
    if (wanted.length === 0 || wanted.includes(name)) await take(album, stage)
  }
} finally {
  await browser.close()
  await city.close()
  await album.writeIndex()
}
for (const problem of album.problems()) console.error(problem)
console.log(`${album.count} pictures in .screens/, open .screens/index.html`)
process.exitCode = album.problems().length > 0 ? 1 : 0
