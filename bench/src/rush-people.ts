/**
 * Prepares a rush in the database of a running system: verified accounts with access tokens, and one release of slots. Run as a
 * process of its own with the server's settings; prints `{"ready":true,"tokens":[...],"slots":[...],"date":...}`.
 */

import { readConfig } from '../../server/src/config.ts'
import { createAccountStore } from '../../server/src/features/accounts/account-store.ts'
import { createSlotStore } from '../../server/src/features/halls/slot-store.ts'
import { createAccessTokens } from '../../server/src/features/session/access-token.ts'
import { createCipher } from '../../server/src/platform/crypto/cipher.ts'
import { connectMongo } from '../../server/src/platform/db/connect.ts'
import { cryptoIds } from '../../server/src/platform/ids.ts'
import { rushSlots, scene } from './rush-scene.ts'

const config = readConfig(process.env)
const db = await connectMongo(config.MONGODB_URI, {})
const now = new Date()
const ids = cryptoIds(() => now)
const cipher = createCipher({ fieldKeys: config.FIELD_KEYS, blindIndexKey: config.BLIND_INDEX_KEY })
const accounts = createAccountStore({ db, cipher })
const access = createAccessTokens(config.TOKEN_KEYS, 120)

const tokens: string[] = []
for (let n = 0; n < scene.people; n++) {
  const id = ids.id()
  const realName = { name: `群众${n}`, idNumber: `37010219900101${n}`, source: 'bench', asOf: now }
  await accounts.insert({ id, phone: { number: `1370000${String(n).padStart(4, '0')}`, by: 'sms' }, realName }, now)
  tokens.push(access.sign({ accountId: id, sessionId: ids.id(), version: 1 }, now).token)
}

const slots = rushSlots(now)
const { releaseId, hallId, service, date } = slots[0]!
const issued = scene.slots * scene.placesEach
const session = await db.startSession()
await session.withTransaction(() =>
  createSlotStore(db).issue(session, [
    { release: { _id: releaseId, hallId, service, date, releasedAt: now, issued }, slots },
  ]),
)
await session.endSession()
await db.close()
console.log(JSON.stringify({ ready: true, tokens, slots: slots.map((slot) => slot._id), date }))
