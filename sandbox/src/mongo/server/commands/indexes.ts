import { type Document, documentOf, isDocument, MongoError, type Value } from '../../language/index.ts'
import { buildIndexes } from '../../store/build-index.ts'
import type { Collection } from '../../store/collection.ts'
import type { Index } from '../../store/collection-index.ts'
import { describeIndex, isSameIndex, isSameKey, parseIndexDefinition } from '../../store/index-definition.ts'
import { isTrue, numberOf } from '../../store/number-of.ts'
import type { Steps } from '../../store/pause.ts'
import type { Command } from '../command.ts'
import { arrayOption, type Context, collectionName } from '../context.ts'
import type { Reply } from '../reply.ts'
import { cursorOf, existingCollection } from './collections.ts'
import { whenUnlocked } from './write-steps.ts'

export const createIndexes: Command = {
  fields: ['createIndexes', 'indexes', 'commitQuorum', 'ignoreUnknownIndexOptions'],
  isWrite: true,
  inTransaction: true,
  run: runCreateIndexes,
}

function* runCreateIndexes(context: Context): Steps<Reply> {
  const specs = (arrayOption(context.body, 'indexes') ?? []).map((spec) => parseIndexDefinition(spec as Document))
  if (specs.length === 0) throw new MongoError(2, 'Must specify at least one index to create')
  const name = collectionName(context)
  const existing = context.store.find(context.database, name)
  const collection = existing ?? context.store.create(context.database, name)
  const numIndexesBefore = collection.indexes.length
  const wanted = specs.filter((spec) => !isThere(collection, spec))
  if (wanted.length > 0) {
    const make = () => wanted.map((spec) => context.store.newIndex(collection, spec))
    const definitions = yield* whenUnlocked(context, make)
    yield* buildIndexes(context.store, collection, definitions, context.slice)
  }
  return {
    fields: {
      numIndexesBefore,
      numIndexesAfter: collection.indexes.length,
      createdCollectionAutomatically: !existing,
      ...(wanted.length === 0 && { note: 'all indexes already exist' }),
    },
  }
}

/** Is this very index there? A different one under the same name or key is refused. */
function isThere(collection: Collection, spec: ReturnType<typeof parseIndexDefinition>): boolean {
  for (const { definition } of collection.indexes) {
    if (definition.name === '_id_' && isSameKey(definition.key, spec.key)) return true
    const sameName = definition.name === spec.name
    if (isSameIndex(definition, spec)) {
      if (sameName) return true
      throw new MongoError(85, `Index already exists with a different name: ${definition.name}`)
    }
    if (sameName)
      throw new MongoError(
        isSameKey(definition.key, spec.key) ? 85 : 86,
        `An existing index has the same name as the requested index. Requested index: ${spec.name}`,
      )
    if (isSameKey(definition.key, spec.key) && samePartial(definition, spec))
      throw new MongoError(
        85,
        `An equivalent index already exists with the same name but different options: ${definition.name}`,
      )
  }
  return false
}

function samePartial(a: ReturnType<typeof parseIndexDefinition>, b: ReturnType<typeof parseIndexDefinition>): boolean {
  const plain = { unique: false, expireAfterSeconds: undefined, sparse: false }
  return isSameIndex({ ...a, ...plain }, { ...b, ...plain })
}

export const dropIndexes: Command = {
  fields: ['dropIndexes', 'deleteIndexes', 'index'],
  isWrite: true,
  *run(context): Steps<Reply> {
    const collection = existingCollection(context)
    const nIndexesWas = collection.indexes.length
    const doomed = indexesMeant(collection, context.body.index)
    yield* whenUnlocked(context, () => context.store.dropIndexes(collection, doomed))
    return { fields: { nIndexesWas } }
  },
}

function indexesMeant(collection: Collection, meant: Value): Index[] {
  if (meant === '*') return collection.indexes.filter((index) => !index.isIdIndex)
  if (Array.isArray(meant)) return meant.flatMap((one) => indexesMeant(collection, one))
  const index = collection.indexes.find(({ definition }) =>
    isDocument(meant) ? isSamePattern(definition.keyPattern, meant) : definition.name === meant,
  )
  if (!index) throw new MongoError(27, `index not found with name [${String(meant)}]`)
  if (index.isIdIndex) throw new MongoError(72, 'cannot drop _id index')
  return [index]
}

function isSamePattern(a: Document, b: Document): boolean {
  const pairs = (pattern: Document) => Object.entries(pattern).map(([path, value]) => `${path}:${numberOf(value)}`)
  return pairs(a).join() === pairs(b).join()
}

export const listIndexes: Command = {
  fields: ['listIndexes', 'cursor', 'includeBuildUUIDs', 'includeIndexBuildInfo'],
  run(context) {
    const described = existingCollection(context).indexes.map((index) => describeIndex(index.definition))
    return cursorOf(context, collectionName(context), described)
  },
}

/** Changes of an index that need no rebuild: hiding it, and the time of its TTL. */
export const collMod: Command = {
  fields: ['collMod', 'index'],
  isWrite: true,
  run(context) {
    const collection = existingCollection(context)
    const change = context.body.index
    if (!isDocument(change)) throw new MongoError(72, "collMod needs 'index'")
    const [index] = indexesMeant(collection, change.name ?? change.keyPattern)
    const { definition } = index!
    const fields: [string, Value][] = []
    if (change.hidden !== undefined) {
      fields.push(['hidden_old', definition.hidden], ['hidden_new', isTrue(change.hidden)])
      definition.hidden = isTrue(change.hidden)
    }
    if (change.expireAfterSeconds !== undefined) {
      fields.push(['expireAfterSeconds_old', definition.expireAfterSeconds ?? null])
      definition.expireAfterSeconds = numberOf(change.expireAfterSeconds)
      fields.push(['expireAfterSeconds_new', definition.expireAfterSeconds])
    }
    context.store.publishIndexes(collection)
    return { fields: documentOf(fields) }
  },
}
