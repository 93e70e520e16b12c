import { Double } from 'bson'
import type { Document } from '../../language/index.ts'
import type { Collection } from '../../store/collection.ts'
import type { Command } from '../command.ts'
import { collectionName, findCollection } from '../context.ts'

/** Small versions of the statistics: counts and bytes, nothing of the storage engine. */
export const collStats: Command = {
  fields: ['collStats', 'scale'],
  run(context) {
    const collection = findCollection(context)
    return {
      fields: { ns: `${context.database}.${collectionName(context)}`, ...sizesOf(collection ? [collection] : []) },
    }
  },
}

export const dbStats: Command = {
  fields: ['dbStats', 'dbstats', 'scale', 'freeStorage'],
  run(context) {
    const collections = context.store.list(context.database)
    const { count, nindexes, ...sizes } = sizesOf(collections)
    return {
      fields: { db: context.database, collections: collections.length, objects: count, indexes: nindexes, ...sizes },
    }
  },
}

function sizesOf(collections: Collection[]): Document {
  const count = collections.reduce((sum, collection) => sum + collection.count, 0)
  const size = collections.reduce((sum, collection) => sum + collection.records.totalBytes(), 0)
  const nindexes = collections.reduce((sum, collection) => sum + collection.indexes.length, 0)
  return { count, size, avgObjSize: new Double(count > 0 ? size / count : 0), storageSize: size, nindexes }
}
