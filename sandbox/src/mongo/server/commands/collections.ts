import { Binary } from 'bson'
import {
  compileMatch,
  type Document,
  documentOf,
  encodeDocument,
  MongoError,
  type Value,
} from '../../language/index.ts'
import type { Collection } from '../../store/collection.ts'
import { describeIndex } from '../../store/index-definition.ts'
import { isTrue, wholeNumber } from '../../store/number-of.ts'
import type { Steps } from '../../store/pause.ts'
import type { Command } from '../command.ts'
import { type Context, collectionName, documentOption, findCollection } from '../context.ts'
import type { Reply } from '../reply.ts'
import { openCursor } from './batches.ts'
import { refuseOptions } from './search-options.ts'
import { whenUnlocked } from './write-steps.ts'

const creationOptions = [
  'capped',
  'size',
  'max',
  'timeseries',
  'clusteredIndex',
  'viewOn',
  'pipeline',
  'collation',
  'validator',
  'validationLevel',
  'validationAction',
  'expireAfterSeconds',
  'changeStreamPreAndPostImages',
  'encryptedFields',
]

export const create: Command = {
  fields: ['create', 'storageEngine', 'indexOptionDefaults', 'autoIndexId', 'idIndex', ...creationOptions],
  isWrite: true,
  inTransaction: true,
  run(context) {
    refuseOptions(context.body, creationOptions)
    const name = collectionName(context)
    if (!context.store.find(context.database, name)) context.store.create(context.database, name)
    return { fields: {} }
  },
}

export const drop: Command = {
  fields: ['drop'],
  isWrite: true,
  *run(context): Steps<Reply> {
    const collection = findCollection(context)
    // Since MongoDB 7 dropping what is not there is no error.
    if (!collection) return { fields: {} }
    const nIndexesWas = collection.indexes.length
    yield* whenUnlocked(context, () => context.store.drop(collection))
    return { fields: { nIndexesWas, ns: collection.namespace } }
  },
}

export const dropDatabase: Command = {
  fields: ['dropDatabase'],
  isWrite: true,
  *run(context): Steps<Reply> {
    const collections = context.store.list(context.database)
    for (const collection of collections) yield* whenUnlocked(context, () => context.store.drop(collection))
    return { fields: collections.length > 0 ? { dropped: context.database } : {} }
  },
}

export const listCollections: Command = {
  fields: ['listCollections', 'filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  run(context) {
    const filter = compileMatch(documentOption(context.body, 'filter') ?? {})
    const described = context.store.list(context.database).map(describeCollection)
    const nameOnly = isTrue(context.body.nameOnly)
    const shown = described
      .filter((description) => filter.test(description))
      .map((description) =>
        nameOnly
          ? documentOf([
              ['name', description.name],
              ['type', description.type],
            ])
          : description,
      )
    return cursorOf(context, '$cmd.listCollections', shown)
  },
}

export const listDatabases: Command = {
  fields: ['listDatabases', 'filter', 'nameOnly', 'authorizedDatabases'],
  run(context) {
    const filter = compileMatch(documentOption(context.body, 'filter') ?? {})
    const names = new Set(context.store.list().map((collection) => collection.definition.database))
    const described = [...names].sort().map((name) => {
      const sizeOnDisk = context.store.list(name).reduce((sum, collection) => sum + collection.records.totalBytes(), 0)
      return documentOf([
        ['name', name],
        ['sizeOnDisk', sizeOnDisk],
        ['empty', false],
      ])
    })
    const databases = described.filter((description) => filter.test(description))
    if (isTrue(context.body.nameOnly)) return { fields: { databases: databases.map(({ name }) => ({ name })) } }
    const totalSize = databases.reduce((sum, { sizeOnDisk }) => sum + Number(sizeOnDisk), 0)
    return { fields: { databases, totalSize } }
  },
}

function describeCollection(collection: Collection): Document {
  return documentOf([
    ['name', collection.definition.name],
    ['type', 'collection'],
    ['options', {}],
    ['info', { readOnly: false, uuid: new Binary(collection.definition.uuid, Binary.SUBTYPE_UUID) }],
    ['idIndex', describeIndex(collection.idIndex.definition)],
  ])
}

/** A cursor over documents made for this answer. */
export function* cursorOf(context: Context, name: string, documents: Document[]): Steps<Reply> {
  const options = documentOption(context.body, 'cursor') ?? {}
  const size = wholeNumber(options.batchSize, 'cursor.batchSize', Number.POSITIVE_INFINITY)
  const source = documents.map((document) => encodeDocument(document))[Symbol.iterator]()
  return yield* openCursor(context, `${context.database}.${name}`, source, size, true)
}

export function existingCollection(context: Context, name: Value = collectionName(context)): Collection {
  const collection = context.store.find(context.database, String(name))
  if (!collection) throw new MongoError(26, `ns does not exist: ${context.database}.${String(name)}`)
  return collection
}
