/**
 * Prepares what is read: 40 people waiting at the hall that never closes, taken in through the API. Prints the last one's ticket and
 * token, and a day with places.
 */
import { randomBytes } from 'node:crypto'
import { readConfig } from '../../server/src/config.ts'
import { createAccountStore } from '../../server/src/features/accounts/account-store.ts'
import { createAccessTokens } from '../../server/src/features/session/access-token.ts'
import { createCipher } from '../../server/src/platform/crypto/cipher.ts'
import { connectMongo } from '../../server/src/platform/db/connect.ts'
import { cryptoIds } from '../../server/src/platform/ids.ts'
import { client } from './load.ts'
import { RUSH_HALL as HALL } from './rush-scene.ts'

const SERVICE = 'second-hand'
const PEOPLE = 40
const config = readConfig(process.env)
const db = await connectMongo(config.MONGODB_URI, {})
const now = new Date()
const ids = cryptoIds(() => now)
const cipher = createCipher({ fieldKeys: config.FIELD_KEYS, blindIndexKey: config.BLIND_INDEX_KEY })
const accounts = createAccountStore({ db, cipher })
const access = createAccessTokens(config.TOKEN_KEYS, 120)
const { send, close } = client(process.env.API_ORIGIN ?? '', 4)

const display = await send('GET', `/api/v1/open/halls/${HALL}/display`)
const { code } = display.body.checkIn as { code: string }
let last = { token: '', ticketId: '' }
for (let n = 0; n < PEOPLE; n++) {
  const id = ids.id()
  const realName = { name: `群众${n}`, idNumber: `37010219900202${n}`, source: 'bench', asOf: now }
  await accounts.insert({ id, phone: { number: `1370001${String(n).padStart(4, '0')}`, by: 'sms' }, realName }, now)
  const { token } = access.sign({ accountId: id, sessionId: ids.id(), version: 1 }, now)
  const body = { hallCode: code, service: SERVICE }
  const ticket = await send('POST', '/api/v1/queue/check-in', { token, key: randomBytes(12).toString('hex'), body })
  if (ticket.status !== 200) throw new Error(`check-in was refused: ${JSON.stringify(ticket.body)}`)
  last = { token, ticketId: String(ticket.body.id) }
}
const days = await send('GET', `/api/v1/open/halls/${HALL}/days?service=${SERVICE}`)
const day = (days.body.items as { date: string; state: string }[]).filter(({ state }) => state === 'open').at(-1)
await close()
await db.close()
console.log(JSON.stringify({ ready: true, ...last, hallId: HALL, service: SERVICE, date: day?.date }))
