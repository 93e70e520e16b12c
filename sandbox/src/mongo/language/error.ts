import type { Document } from './bson.ts'

/** The names MongoDB gives its error codes; every other code is called `Location<code>`. */
const codeNames: Readonly<Record<number, string>> = {
  1: 'InternalError',
  2: 'BadValue',
  9: 'FailedToParse',
  13: 'Unauthorized',
  14: 'TypeMismatch',
  15: 'Overflow',
  16: 'InvalidLength',
  17: 'ProtocolError',
  20: 'IllegalOperation',
  22: 'InvalidBSON',
  26: 'NamespaceNotFound',
  27: 'IndexNotFound',
  28: 'PathNotViable',
  40: 'ConflictingUpdateOperators',
  43: 'CursorNotFound',
  48: 'NamespaceExists',
  50: 'MaxTimeMSExpired',
  52: 'DollarPrefixedFieldName',
  53: 'InvalidIdField',
  54: 'NotSingleValueField',
  56: 'EmptyFieldName',
  59: 'CommandNotFound',
  61: 'ShardKeyNotFound',
  66: 'ImmutableField',
  67: 'CannotCreateIndex',
  72: 'InvalidOptions',
  73: 'InvalidNamespace',
  85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict',
  96: 'OperationFailed',
  112: 'WriteConflict',
  115: 'CommandNotSupported',
  120: 'CommandFailed',
  121: 'DocumentValidationFailure',
  136: 'CappedPositionLost',
  166: 'CommandNotSupportedOnView',
  167: 'OptionNotSupportedOnView',
  168: 'InvalidPipelineOperator',
  171: 'CannotIndexParallelArrays',
  197: 'InvalidIndexSpecificationOption',
  206: 'NoSuchSession',
  207: 'InvalidUUID',
  211: 'KeyNotFound',
  222: 'CloseChangeStream',
  225: 'TransactionTooOld',
  237: 'CursorKilled',
  241: 'ConversionFailure',
  246: 'SnapshotUnavailable',
  251: 'NoSuchTransaction',
  256: 'TransactionCommitted',
  257: 'TransactionTooLarge',
  262: 'ExceededTimeLimit',
  263: 'OperationNotSupportedInTransaction',
  280: 'ChangeStreamFatalError',
  286: 'ChangeStreamHistoryLost',
  292: 'QueryExceededMemoryLimitNoDiskUseAllowed',
  352: 'UnsupportedOpQueryCommand',
  10107: 'NotWritablePrimary',
  10334: 'BSONObjectTooLarge',
  11000: 'DuplicateKey',
  11600: 'InterruptedAtShutdown',
  11601: 'Interrupted',
  11602: 'InterruptedDueToReplStateChange',
  13388: 'StaleConfig',
}

/** An error a client of MongoDB expects: a number, its name, and a sentence that names what is wrong. */
export class MongoError extends Error {
  readonly code: number
  readonly codeName: string
  readonly labels?: string[]
  /** Further fields of the error reply, e.g. keyPattern and keyValue of a duplicate key. */
  readonly extra?: Document

  constructor(code: number, message: string, more: { labels?: string[]; extra?: Document } = {}) {
    super(message)
    this.name = 'MongoError'
    this.code = code
    this.codeName = codeNames[code] ?? `Location${code}`
    if (more.labels !== undefined) this.labels = more.labels
    if (more.extra !== undefined) this.extra = more.extra
  }
}
