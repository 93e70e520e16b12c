/**
 * Prepares a day of cases in the database of a running system: people of the crowd with a proved name, and officers of the seed. Run as
 * a process of its own with the server's settings and DAY_PEOPLE, the path of a JSON list of `{name, idNumber, phone}`; prints
 * `{"ready":true,"tokens":[...]}`, an access token each, in that order.
 */
import { readFile } from 'node:fs/promises'
import { readConfig } from '../../server/src/config.ts'
import { createAccountStore } from '../../server/src/features/accounts/account-store.ts'
import { createAccessTokens } from '../../server/src/features/session/access-token.ts'
import { createCipher } from '../../server/src/platform/crypto/cipher.ts'
import { connectMongo } from '../../server/src/platform/db/connect.ts'
import { cryptoIds } from '../../server/src/platform/ids.ts'

const MINUTES = 240
const people = JSON.parse(await readFile(process.env.DAY_PEOPLE ?? '', 'utf8')) as {
  name: string
  idNumber: string
  phone: string
}[]
const config = readConfig(process.env)
const db = await connectMongo(config.MONGODB_URI, {})
const now = new Date()
const ids = cryptoIds(() => now)
const cipher = createCipher({ fieldKeys: config.FIELD_KEYS, blindIndexKey: config.BLIND_INDEX_KEY })
const accounts = createAccountStore({ db, cipher })
const access = createAccessTokens(config.TOKEN_KEYS, MINUTES)

const tokens: string[] = []
for (const { name, idNumber, phone } of people) {
  const id = ids.id()
  const realName = { name, idNumber, source: 'day', asOf: now }
  await accounts.insert({ id, phone: { number: phone, by: 'sms' }, realName }, now)
  tokens.push(access.sign({ accountId: id, sessionId: ids.id(), version: 1 }, now).token)
}
await db.close()
console.log(JSON.stringify({ ready: true, tokens }))
