import type { ClientSession, Model } from 'mongoose'

interface OpenRow {
  _id: string
  revision: number
  state: string
}

/** What is begun at a window and stays open until somebody ends it. */
export function openRows<Row extends OpenRow, Changes extends keyof Row>(model: Model<Row>) {
  return {
    insert: async (session: ClientSession, row: Row) => {
      await model.collection.insertOne(row as never, { session })
    },
    /** One change of an open row; false when somebody was faster. */
    async save(
      session: ClientSession,
      { _id, revision }: Pick<Row, '_id' | 'revision'>,
      patch: Partial<Pick<Row, Changes>>,
    ): Promise<boolean> {
      const from = { _id, revision, state: 'open' } as never
      const result = await model.updateOne(from, { $set: patch, $inc: { revision: 1 } } as never, { session })
      return result.modifiedCount === 1
    },
  }
}
