import { type ClientSession, type Connection, Schema } from 'mongoose'

/** Who acts for somebody, and who answers above. */
export interface PostRow {
  /** staffNo */
  _id: string
  standIns: string[]
  supervisor?: string
  leader?: string
}

const schema = new Schema<PostRow>(
  {
    _id: { type: String, required: true },
    standIns: { type: [String], required: true },
    supervisor: String,
    leader: String,
  },
  { versionKey: false, collection: 'staff_posts' },
)

export type PostStore = ReturnType<typeof createPostStore>

export function createPostStore(db: Connection) {
  const model = db.model<PostRow>('StaffPost', schema)
  return {
    all: (session: ClientSession | null = null): Promise<PostRow[]> => model.find().session(session).lean<PostRow[]>(),

    async save(session: ClientSession, row: PostRow) {
      await model.replaceOne({ _id: row._id }, row, { upsert: true, session })
    },
  }
}
