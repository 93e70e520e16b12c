/** The language of MongoDB: values, filters, updates, projections, expressions and pipelines. Pure: no I/O, no clock. */
export * from './bson.ts'
export { MongoError } from './error.ts'
export { type IndexField, type IndexKeys, indexKeys } from './index-keys.ts'
export { encodeKey, typeBounds } from './key.ts'
export { compareStrings, compareValues, equalValues, rankOf } from './order.ts'
export { fieldReader, rootOf, splitPath } from './path.ts'
