/**
 * Prepares who works with the cases in the database of a running system: citizens with a proved name, and officers of the seed.
 * Run as a process of its own with the server's settings; prints `{"ready":true,"citizens":[...],"officers":{...}}`, all access tokens.
 */
import { readConfig } from '../../../server/src/config.ts'
import { createAccountStore } from '../../../server/src/features/accounts/account-store.ts'
import { createAccessTokens } from '../../../server/src/features/session/access-token.ts'
import { createCipher } from '../../../server/src/platform/crypto/cipher.ts'
import { connectMongo } from '../../../server/src/platform/db/connect.ts'
import { cryptoIds } from '../../../server/src/platform/ids.ts'
import { CITIZENS, idNumberOf, OFFICERS } from './scene.ts'

const MINUTES = 120
const config = readConfig(process.env)
const db = await connectMongo(config.MONGODB_URI, {})
const now = new Date()
const ids = cryptoIds(() => now)
const cipher = createCipher({ fieldKeys: config.FIELD_KEYS, blindIndexKey: config.BLIND_INDEX_KEY })
const accounts = createAccountStore({ db, cipher })
const access = createAccessTokens(config.TOKEN_KEYS, MINUTES)

/** The token of the account with this phone, made when there is none. */
async function tokenOf(number: string, person: { name: string; idNumber: string }): Promise<string> {
  const [known] = await accounts.findByPhone(number)
  const id = known?.id ?? ids.id()
  const realName = { ...person, source: 'bench', asOf: now }
  if (!known) await accounts.insert({ id, phone: { number, by: 'sms' }, realName }, now)
  return access.sign({ accountId: id, sessionId: ids.id(), version: 1 }, now).token
}

const citizens: string[] = []
for (let n = 0; n < CITIZENS; n++) {
  citizens.push(await tokenOf(`1370002${String(n).padStart(4, '0')}`, { name: `群众${n}`, idNumber: idNumberOf(n) }))
}
const officers: Record<string, string> = {}
for (const [staffNo, { name, phone }] of Object.entries(OFFICERS)) {
  officers[staffNo] = await tokenOf(phone, { name, idNumber: `370102197001${phone.slice(-6)}` })
}
await db.close()
console.log(JSON.stringify({ ready: true, citizens, officers }))
