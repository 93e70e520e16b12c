import { randomBytes } from 'node:crypto'
import { cp, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { contract } from '@anju/shared-types'
import { expect, inject, it } from 'vitest'
import { verifyAudit } from '../../platform/audit/verify.ts'
import { backup, restore } from '../../platform/db/backup.ts'
import { connectMongo } from '../../platform/db/connect.ts'
import { createCaseHouse } from './case-house.ts'
import { verifySignatures } from './verify-signatures.ts'

const desk = contract.caseDesk.table
const secret = () => randomBytes(32).toString('base64')

const old = await createCaseHouse()
const li = await old.verified('li-guohua')
const begun = await old.begin(li, 'B14')
const property = old.propertyOf(await old.homeOf('li-guohua'))
await old.answerAll(li, begun, { property, details: { note: '曾用名变更' } })
await old.submit(li, begun)
const clerk = await old.officer('clerk-1')
await old.seeAll(clerk, begun)
await old.call(desk.accept, { as: clerk, params: begun, body: {} })
await old.settle()
await old.runEvery('seal-audit-chain')

const { logFolder, mongoUri } = inject('outside')
const folder = await mkdtemp(join(logFolder, 'moved-'))
await backup(old.parts.db, join(folder, 'database'), old.clock.now())
await cp(old.config.STORAGE_DIR, join(folder, 'files'), { recursive: true }).catch(unlessNoPapers)
const city = `moved_${randomBytes(6).toString('hex')}`
const empty = await connectMongo(mongoUri, { dbName: city })
await restore(empty, join(folder, 'database'))
await empty.close()

// What operations.md says about a rotation: the new key first, the old ones behind it. Redis was lost with the machine.
const { FIELD_KEYS, TOKEN_KEYS, QUOTE_KEYS, FILE_LINK_KEYS, BLIND_INDEX_KEY, HALL_CODE_KEY } = old.config
const moved = await createCaseHouse({
  city,
  clock: old.clock.now(),
  config: {
    FIELD_KEYS: [`2:${secret()}`, ...FIELD_KEYS].join(','),
    TOKEN_KEYS: [secret(), ...TOKEN_KEYS].join(','),
    QUOTE_KEYS: [secret(), ...QUOTE_KEYS].join(','),
    FILE_LINK_KEYS: [secret(), ...FILE_LINK_KEYS].join(','),
    BLIND_INDEX_KEY,
    HALL_CODE_KEY,
  },
})

it('on a new machine, from the backup, with new keys before the old ones, a case goes on where it stood', async () => {
  const seen = await moved.get(li, begun)
  expect(seen).toMatchObject({
    state: 'reviewing',
    number: expect.stringMatching(/^AJ/),
    parties: [{ name: '李国华' }],
  })
  expect(seen.history).toEqual((await old.get(li, begun)).history)

  const next = await moved.begin(li, 'B14')
  await moved.save(li, next, { property })
  const row = await moved.parts.db.collection('cases').findOne({ _id: next.id as never })
  expect(JSON.stringify(row)).toContain('"v2.')

  expect((await verifyAudit(moved.parts.db)).problems).toEqual([])
  expect(await verifySignatures(moved.parts.db)).toMatchObject({ problems: [] })
})

function unlessNoPapers(error: { code?: string }) {
  if (error.code !== 'ENOENT') throw error
}
