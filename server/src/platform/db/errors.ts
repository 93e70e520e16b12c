import { Error as MongooseError, mongo } from 'mongoose'

/** E11000; with a key pattern, only for that index (`{ slotId: 1, accountId: 1 }` is asked for as `slotId,accountId`). */
export function isDuplicateKey(error: unknown, fields?: string): boolean {
  if (!(error instanceof mongo.MongoServerError) || error.code !== 11000) return false
  return fields === undefined || Object.keys((error.keyPattern as object | undefined) ?? {}).join(',') === fields
}

const hasLabel = (error: unknown, label: string) => error instanceof mongo.MongoError && error.hasErrorLabel(label)

/** Somebody else wrote the same document first, or the connection broke before the commit: nothing was written, try again. */
export const isTransient = (error: unknown) => hasLabel(error, 'TransientTransactionError')

/** The commit was sent and its answer lost: sending it again is safe and is the only way to know. */
export const isCommitUnknown = (error: unknown) => hasLabel(error, 'UnknownTransactionCommitResult')

/** The database cannot be reached or has no primary now; waiting helps. */
export const isUnavailable = (error: unknown) =>
  error instanceof mongo.MongoNetworkError ||
  error instanceof mongo.MongoServerSelectionError ||
  error instanceof mongo.MongoTopologyClosedError ||
  error instanceof mongo.MongoNotConnectedError ||
  error instanceof MongooseError.MongooseServerSelectionError ||
  isTransient(error) ||
  isCommitUnknown(error)
