import type { PlainDate } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { ReleasePolicy } from '../../domain/appointments/day-plan.ts'
import { type CalendarYear, type WorkingCalendar, workingCalendar } from '../../domain/calendar/calendar.ts'
import type { HallHours } from '../../domain/calendar/hall-hours.ts'

/** The numbers a hall decides for its appointments; data, so that a city can change them without a release of ours. */
export interface HallPolicy extends ReleasePolicy {
  /** How long a place is kept while a person fills in (E11). */
  holdMinutes: number
  checkInBeforeMinutes: number
  /** After the end of the slot, before a person counts as not come. */
  graceMinutes: number
}

export interface HallWindow {
  no: string
  services: string[]
}

export interface Hall extends HallHours {
  _id: string
  city: string
  name: string
  district: string
  address: string
  phone: string
  transport: string
  /** Where a map's pin goes, in GCJ-02 as both platforms take it; absent until somebody has looked. */
  location?: { latitude: number; longitude: number }
  sessions: { from: string; to: string }[]
  closedDays: { date: PlainDate; reason: string }[]
  openOnWeekend: boolean
  openEveryDay?: boolean
  windows: HallWindow[]
  policy: HallPolicy
  /** What visitors should know of this hall's entries, for instance which of them are made up. */
  note?: string
}

/** What one appointment or ticket is for. */
export interface HallService {
  _id: string
  name: string
  plainName: string
  durationMinutes: number
  bring: string[]
  /** First letter of its tickets. */
  prefix: string
}

type CalendarRow = Omit<CalendarYear, 'year'> & { _id: number }

/** Everything about halls that changes rarely, read together. */
export interface Catalogue {
  halls: ReadonlyMap<string, Hall>
  services: ReadonlyMap<string, HallService>
  calendar: WorkingCalendar
}

const plain = { versionKey: false } as const
const hallSchema = new Schema<Hall>(
  {
    _id: { type: String, required: true },
    city: { type: String, required: true },
    name: { type: String, required: true },
    district: String,
    address: String,
    phone: String,
    transport: String,
    location: { type: { _id: false, latitude: Number, longitude: Number }, default: undefined },
    sessions: [{ _id: false, from: String, to: String }],
    closedDays: [{ _id: false, date: String, reason: String }],
    openOnWeekend: { type: Boolean, default: false },
    openEveryDay: Boolean,
    windows: [{ _id: false, no: String, services: [String] }],
    policy: {
      holdMinutes: Number,
      releaseDaysAhead: Number,
      releaseTime: String,
      slotMinutes: Number,
      onlinePercent: Number,
      checkInBeforeMinutes: Number,
      graceMinutes: Number,
    },
    note: String,
  },
  { ...plain, collection: 'halls' },
)
const serviceSchema = new Schema<HallService>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    plainName: String,
    durationMinutes: Number,
    bring: [String],
    prefix: String,
  },
  { ...plain, collection: 'services' },
)
const calendarSchema = new Schema<CalendarRow>(
  {
    _id: { type: Number, required: true },
    status: String,
    source: String,
    // `type` is a key of the data here, so it is written the long way: mongoose would read it as the type of the field.
    days: [{ _id: false, date: String, type: { type: String }, name: String }],
  },
  { ...plain, collection: 'calendars' },
)

const hallModel = (db: Connection) => db.model<Hall>('Hall', hallSchema)
const serviceModel = (db: Connection) => db.model<HallService>('Service', serviceSchema)
const calendarModel = (db: Connection) => db.model<CalendarRow>('Calendar', calendarSchema)

/** Other processes see a change of halls, services or calendar after at most this time. */
const FRESH_MS = 10_000
/** One per connection, so that every store of a process sees what another one saved. */
const memos = new WeakMap<Connection, { readAt: number; catalogue: Promise<Catalogue> }>()

export interface HallStore {
  catalogue(): Promise<Catalogue>
  hall(hallId: string): Promise<Hall | undefined>
  service(code: string): Promise<HallService | undefined>
  calendar(): Promise<WorkingCalendar>
  saveHall(hall: Hall): Promise<void>
  saveService(service: HallService): Promise<void>
  /** Replaces a whole year: how a published notice takes the place of a provisional one. Within a transaction `reread` after it. */
  saveCalendarYear(year: CalendarYear, session?: ClientSession): Promise<void>
  /** The next look reads the database. */
  reread(): void
}

export function createHallStore(db: Connection): HallStore {
  // Registered here, not at first use: the indexes and collections are made from what is registered at start.
  const models = { halls: hallModel(db), services: serviceModel(db), calendars: calendarModel(db) }
  const catalogue = (): Promise<Catalogue> => {
    const memo = memos.get(db)
    // Monotonic time of this process: it decides only how long a copy is kept, never a rule.
    const readAt = performance.now()
    if (memo && readAt - memo.readAt < FRESH_MS) return memo.catalogue
    const fresh = readCatalogue(models)
    memos.set(db, { readAt, catalogue: fresh })
    fresh.catch(() => memos.delete(db))
    return fresh
  }
  const forget = () => void memos.delete(db)
  return {
    catalogue,
    hall: async (hallId) => (await catalogue()).halls.get(hallId),
    service: async (code) => (await catalogue()).services.get(code),
    calendar: async () => (await catalogue()).calendar,
    saveHall: async (hall) => {
      await models.halls.replaceOne({ _id: hall._id }, hall, { upsert: true })
      forget()
    },
    saveService: async (service) => {
      await models.services.replaceOne({ _id: service._id }, service, { upsert: true })
      forget()
    },
    saveCalendarYear: async ({ year, ...rest }, session) => {
      await models.calendars.replaceOne({ _id: year }, { _id: year, ...rest }, { upsert: true, session })
      forget()
    },
    reread: forget,
  }
}

interface Models {
  halls: ReturnType<typeof hallModel>
  services: ReturnType<typeof serviceModel>
  calendars: ReturnType<typeof calendarModel>
}

async function readCatalogue(models: Models): Promise<Catalogue> {
  const [halls, services, years] = await Promise.all([
    models.halls.find().sort({ _id: 1 }).lean<Hall[]>(),
    models.services.find().sort({ prefix: 1 }).lean<HallService[]>(),
    models.calendars.find().sort({ _id: 1 }).lean<CalendarRow[]>(),
  ])
  return {
    halls: new Map(halls.map((hall) => [hall._id, hall])),
    services: new Map(services.map((service) => [service._id, service])),
    calendar: workingCalendar(years.map(({ _id, ...year }) => ({ year: _id, ...year }))),
  }
}

/** Services a hall offers, in the order of the service list. */
export const servicesOf = (hall: Hall, services: ReadonlyMap<string, HallService>): HallService[] =>
  [...services.values()].filter(({ _id }) => hall.windows.some((window) => window.services.includes(_id)))

/** Windows of a hall that serve a service. */
export const windowsFor = (hall: Hall, service: string): HallWindow[] =>
  hall.windows.filter((window) => window.services.includes(service))
