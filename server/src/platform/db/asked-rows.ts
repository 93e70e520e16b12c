import type { ClientSession, Model } from 'mongoose'

/** What orders and refunds have in common: a state of a table, its history, and when the platform is asked next. */
interface AskedRow {
  _id: string
  state: string
  askAt?: Date
  history: object[]
}

export function askedRows<Row extends AskedRow>(model: Model<Row>) {
  return {
    /** Writes a change as long as the row is in the state it was read in; false when somebody was faster. */
    async save(
      { _id, state }: Row,
      set: Partial<Row>,
      entry: Row['history'][number],
      session: ClientSession,
    ): Promise<boolean> {
      const { askAt, ...rest } = set
      const result = await model.collection.updateOne(
        { _id: _id as never, state },
        {
          $set: { ...rest, ...(askAt && { askAt }) },
          ...('askAt' in set && !askAt && { $unset: { askAt: '' } }),
          $push: { history: entry },
        } as never,
        { session },
      )
      return result.modifiedCount === 1
    },
    /** Asked about next time then; not a change of what it is. */
    askLater: (id: string, askAt: Date) =>
      model.collection.updateOne({ _id: id as never }, { $set: { askAt }, $inc: { asks: 1 } } as never),
    due: (now: Date, limit: number) =>
      model
        .find({ askAt: { $lte: now } } as never)
        .sort({ askAt: 1 })
        .limit(limit)
        .lean<Row[]>(),
  }
}
