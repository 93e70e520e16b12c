import type { Connection, IndexDefinition, IndexOptions, Model } from 'mongoose'

export interface DeclaredIndex {
  fields: IndexDefinition
  options: IndexOptions
}

/** What a model's schema declares, in the words of the driver. */
export const declaredIndexes = (model: Model<unknown>): DeclaredIndex[] =>
  model.schema.indexes().map(([fields, options]) => {
    const { background: _, ...rest } = options as IndexOptions
    return { fields, options: rest }
  })

/**
 * Makes every collection and declared index of the models that platform and features registered. Safe to run from several
 * processes. A model that turns up later would live without its indexes, unique ones among them, so it is an error from here on.
 *
 * `expiry: false` leaves out the removal of old rows: the database counts by its own clock, and would remove at once what a test
 * writes with a clock that stands in the past.
 */
export async function ensureIndexes(db: Connection, { expiry = true } = {}): Promise<void> {
  for (const model of Object.values(db.models)) {
    // Inside a transaction a collection that does not exist yet would be made under an exclusive lock.
    await model.createCollection()
    for (const { fields, options } of declaredIndexes(model)) {
      const { expireAfterSeconds, ...others } = options
      const isExpiring = expiry && expireAfterSeconds !== undefined
      await model.collection.createIndex(fields as never, (isExpiring ? options : others) as never)
    }
  }
  refuseLateModels(db)
}

function refuseLateModels(db: Connection) {
  const known = new Set(Object.keys(db.models))
  const register = db.model.bind(db) as (...args: unknown[]) => unknown
  db.model = ((name: string, ...more: unknown[]) => {
    if (!known.has(name)) throw new Error(`model ${name} was registered after the indexes were made`)
    return register(name, ...more)
  }) as typeof db.model
}
