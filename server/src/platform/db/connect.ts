import mongoose, { type Connection } from 'mongoose'
import { endWritesOnClosedSockets } from './closed-sockets.ts'

/**
 * `sanitizeFilter` stays off on purpose: it would wrap our own operators (`{ at: { $lt: now } }`) as well, and every query would need
 * `trusted()`. No operator can come from outside, because the contract lets no object through where a text is expected;
 * structure.test.ts checks that no body or query is open-ended.
 * `autoIndex` is off: indexes are made once at start (indexes.ts), not by whichever model is touched first.
 */
export async function connectMongo(
  uri: string,
  options: { dbName?: string; poolSize?: number } = {},
): Promise<Connection> {
  mongoose.set('strictQuery', 'throw')
  endWritesOnClosedSockets()
  const db = mongoose.createConnection(uri, {
    dbName: options.dbName,
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    maxPoolSize: options.poolSize ?? 50,
    serverSelectionTimeoutMS: 4_000,
    connectTimeoutMS: 4_000,
    socketTimeoutMS: 30_000,
    // A field that is absent stays absent instead of turning into null.
    ignoreUndefined: true,
    appName: 'anju',
  })
  return db.asPromise()
}
