import type { PlainDate } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { CityProfile } from '../../domain/catalogue/city-profile.ts'
import type { Item } from '../../domain/catalogue/item.ts'

/** One version of an item's or a city's file. Never changed once it is written: a case keeps the one it began under. */
interface VersionRow {
  /** `B04@2`, `jinan@1`: the same version cannot be taken in twice. */
  _id: string
  what: 'item' | 'city'
  code: string
  version: number
  effectiveFrom: PlainDate
  content: Item | CityProfile
  /** Staff number; absent for what came with the installation. */
  takenBy?: string
  takenAt: Date
}

const schema = new Schema<VersionRow>(
  {
    _id: { type: String, required: true },
    what: { type: String, required: true },
    code: { type: String, required: true },
    version: { type: Number, required: true },
    effectiveFrom: { type: String, required: true },
    content: { type: Schema.Types.Mixed, required: true },
    takenBy: String,
    takenAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: 'catalogue_versions' },
)

const versionModel = (db: Connection) => db.model<VersionRow>('CatalogueVersion', schema)

/** Every version of everything, oldest first. */
export interface Versions {
  items: ReadonlyMap<string, readonly Item[]>
  profiles: ReadonlyMap<string, readonly CityProfile[]>
}

export type NewVersion = { what: 'item'; content: Item } | { what: 'city'; content: CityProfile }

export const codeOf = (fresh: NewVersion): string => (fresh.what === 'item' ? fresh.content.code : fresh.content.city)

/** Other processes see a new version after at most this time. */
const FRESH_MS = 10_000
/** One per connection, so that every store of a process sees what another one saved. */
const memos = new WeakMap<Connection, { readAt: number; versions: Promise<Versions> }>()

export type CatalogueStore = ReturnType<typeof createCatalogueStore>

export function createCatalogueStore(db: Connection) {
  const model = versionModel(db)
  const rowOf = (fresh: NewVersion, takenAt: Date, takenBy?: string): VersionRow => ({
    _id: `${codeOf(fresh)}@${fresh.content.version}`,
    what: fresh.what,
    code: codeOf(fresh),
    version: fresh.content.version,
    effectiveFrom: fresh.content.effectiveFrom,
    content: fresh.content,
    takenBy,
    takenAt,
  })
  const read = async (): Promise<Versions> => {
    const rows = await model.find().sort({ _id: 1 }).lean<VersionRow[]>()
    const group = <T extends Item | CityProfile>(what: VersionRow['what']) => {
      const groups = new Map<string, T[]>()
      for (const row of rows.filter((one) => one.what === what).toSorted((a, b) => a.version - b.version)) {
        groups.set(row.code, [...(groups.get(row.code) ?? []), row.content as T])
      }
      return groups
    }
    return { items: group<Item>('item'), profiles: group<CityProfile>('city') }
  }
  return {
    versions(): Promise<Versions> {
      const memo = memos.get(db)
      // Monotonic time of this process: it decides only how long a copy is kept, never a rule.
      const readAt = performance.now()
      if (memo && readAt - memo.readAt < FRESH_MS) return memo.versions
      const versions = read()
      memos.set(db, { readAt, versions })
      versions.catch(() => memos.delete(db))
      return versions
    },

    /** What the last commit of any process left, past every memo: for deciding what the next version may be. */
    newestVersions: read,

    /** Writes one version; E11000 when somebody was faster. */
    async take(session: ClientSession, fresh: NewVersion, takenAt: Date, takenBy: string) {
      // Straight to the driver: the object is ours and whole, and a duplicate key then names its index.
      await model.collection.insertOne(rowOf(fresh, takenAt, takenBy) as never, { session })
    },

    /** Writes what is not there yet; what is there stays as it is. */
    async seed(all: readonly NewVersion[], takenAt: Date) {
      const known = new Set((await model.find().select({ _id: 1 }).lean<{ _id: string }[]>()).map((row) => row._id))
      const missing = all.map((fresh) => rowOf(fresh, takenAt)).filter((row) => !known.has(row._id))
      if (missing.length) await model.collection.insertMany(missing as never[])
      memos.delete(db)
    },

    forget: () => void memos.delete(db),
  }
}
