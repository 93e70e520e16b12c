import { type ClientSession, type Connection, Schema } from 'mongoose'

/** The newest version of a unit file that we heard of. Nothing of what it says: the book is asked each time. */
export interface UnitMirrorRow {
  /** 不动产单元代码. */
  _id: string
  version: number
  /** What moved it, in the register's word. */
  what: string
  heardAt: Date
}

/** How far the list of changes was read. */
interface CursorRow {
  _id: 'changes'
  cursor: number
  readAt: Date
}

const unitSchema = new Schema<UnitMirrorRow>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    what: { type: String, required: true },
    heardAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'register_units' },
)
const cursorSchema = new Schema<CursorRow>(
  {
    _id: { type: String, required: true },
    cursor: { type: Number, required: true },
    readAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'register_cursor' },
)

const unitMirrorModel = (db: Connection) => db.model<UnitMirrorRow>('RegisterUnit', unitSchema)
export const registerCursorModel = (db: Connection) => db.model<CursorRow>('RegisterCursor', cursorSchema)

export type UnitMirrorStore = ReturnType<typeof createUnitMirrorStore>

export function createUnitMirrorStore(db: Connection) {
  const units = unitMirrorModel(db)
  const cursors = registerCursorModel(db)
  return {
    find: (unitCode: string) => units.findById(unitCode).lean<UnitMirrorRow>(),
    /** False when this version, or a newer one, was heard of before: the same news by push and by pull is one. */
    async hear(row: UnitMirrorRow, session: ClientSession): Promise<boolean> {
      const known = await units
        .findById(row._id, { version: 1 })
        .session(session)
        .lean<Pick<UnitMirrorRow, 'version'>>()
      if (!known) {
        await units.collection.insertOne(row as never, { session })
        return true
      }
      if (known.version >= row.version) return false
      const { _id, ...change } = row
      await units.updateOne({ _id, version: known.version }, { $set: change }, { session })
      return true
    },
    async cursor(): Promise<number | undefined> {
      return (await cursors.findById('changes').lean<CursorRow>())?.cursor
    },
    /** Only forward: a slow reader must not send a faster one back. */
    async moveCursor(cursor: number, readAt: Date): Promise<void> {
      await cursors.updateOne({ _id: 'changes' }, { $max: { cursor }, $set: { readAt } }, { upsert: true })
    },
  }
}
