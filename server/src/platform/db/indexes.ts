import type { Connection } from 'mongoose'

/** Makes every collection and declared index of the models that features registered. Safe to run from several processes. */
export async function ensureIndexes(db: Connection): Promise<void> {
  for (const model of Object.values(db.models)) {
    // Inside a transaction a collection that does not exist yet would be made under an exclusive lock.
    await model.createCollection()
    await model.createIndexes()
  }
}
