import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { expect, inject, test, vi } from 'vitest'
import { connectMongo } from '../platform/db/connect.ts'
import { root } from '../testing/child.ts'
import { testSettings } from '../testing/house.ts'

// Each test starts several processes, which a busy machine starts slowly.
vi.setConfig({ testTimeout: 120_000 })

/** The commands as an operator types them, on a city of their own. */
const outside = inject('outside')
const name = `tools_${randomBytes(6).toString('hex')}`
const mongo = new URL(outside.mongoUri)
mongo.pathname = `/${name}`
const env = testSettings(outside.sandbox, {
  MONGODB_URI: mongo.href,
  REDIS_URL: outside.redisUrl,
  REDIS_PREFIX: `${name}:`,
  LOG_LEVEL: 'silent',
  STORAGE_DIR: path.join(outside.logFolder, `${name}-files`),
})

function run(tool: string, ...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', `server/src/tools/${tool}.ts`, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
    })
    const said = { out: '', err: '' }
    child.stdout.on('data', (text: Buffer) => {
      said.out += text
    })
    child.stderr.on('data', (text: Buffer) => {
      said.err += text
    })
    child.on('close', (code) => resolve({ code, ...said }))
  })
}
const database = () => connectMongo(mongo.href)

test('seeding fills an empty city, and seeding again changes nothing', async () => {
  expect(await run('seed')).toMatchObject({ code: 0, out: expect.stringContaining('seeded halls') })
  const db = await database()
  const count = async () => [
    await db.collection('halls').countDocuments(),
    await db.collection('staff').countDocuments(),
  ]
  const [halls, staff] = await count()
  expect(halls).toBeGreaterThan(0)
  expect(staff).toBeGreaterThan(0)
  expect((await run('seed')).code).toBe(0)
  expect(await count()).toEqual([halls, staff])
  await db.close()
})

test('staff are entered with a hall that exists, known roles and a phone', async () => {
  const one = ['--no', 'clerk-77', '--name', '测试员', '--phone', '13912340000']
  expect(await run('set-staff', ...one, '--role', 'clerk', '--hall', 'nowhere')).toMatchObject({ code: 1 })
  expect((await run('set-staff', ...one, '--role', 'clerk', '--role', 'supervisor', '--hall', 'jn-lixia')).code).toBe(0)
  const db = await database()
  const row = await db.collection('staff').findOne({ _id: 'clerk-77' as never })
  expect(row).toMatchObject({ roles: ['clerk', 'supervisor'], hallId: 'jn-lixia' })
  expect(JSON.stringify(row)).not.toContain('13912340000')
  expect((await run('set-staff', '--no', 'clerk-77', '--remove')).code).toBe(0)
  expect(await db.collection('staff').findOne({ _id: 'clerk-77' as never })).toBeNull()
  await db.close()
})

test('a clock job runs by name; without one the names are told', async () => {
  expect((await run('run-clock-job', 'expire-holds')).code).toBe(0)
  expect(await run('run-clock-job')).toMatchObject({ code: 2, err: expect.stringContaining('expire-holds') })
})

test('the audit chain is verified, and a changed row ends with 1', async () => {
  const db = await database()
  await db.collection('outbox').insertOne({
    ...{ _id: 'row-1' as never, type: 'window.opened', subject: { kind: 'window', id: 'w' }, data: {} },
    ...{ actor: { kind: 'staff', id: 'clerk-1' }, requestId: 'r', at: new Date(), queued: true, sealed: false },
  })
  expect((await run('run-clock-job', 'seal-audit-chain')).code).toBe(0)
  const verdict = await run('verify-audit')
  expect(verdict.code).toBe(0)
  const { head, problems } = JSON.parse(verdict.out) as { head: { seq: number; hash: string }; problems: object[] }
  expect(problems).toEqual([])
  await db.collection('outbox').updateOne({ _id: 'row-1' as never }, { $set: { 'actor.id': 'clerk-2' } })
  const again = await run('verify-audit', '--head', `${head.seq}:${head.hash}`)
  expect(again).toMatchObject({ code: 1, out: expect.stringContaining('the sealed row was changed') })
  await db.close()
})

test('a backup is taken, does not fall on itself, and is not poured over a city that lives', async () => {
  const folder = path.join(outside.logFolder, `${name}-backup`)
  expect(await run('backup')).toMatchObject({ code: 2 })
  expect(await run('backup', folder)).toMatchObject({ code: 0, out: expect.stringContaining('collections') })
  expect(await run('backup', folder)).toMatchObject({ code: 1, err: expect.stringContaining('not empty') })
  expect(await run('restore', folder)).toMatchObject({ code: 1, err: expect.stringContaining('has documents already') })
  const db = await database()
  const halls = await db.collection('halls').countDocuments()
  await db.dropDatabase()
  expect(await run('restore', folder)).toMatchObject({ code: 0 })
  expect(await db.collection('halls').countDocuments()).toBe(halls)
  await db.close()
})

test('a decision that nobody signed ends with 1 and is named', async () => {
  const db = await database()
  const decision = {
    ...{ caseId: 'case-1', seq: 1, caseVersion: 3, action: '审批', content: {}, at: new Date() },
    ...{ who: { staffNo: 'clerk-1', name: '刘芳', role: 'clerk' } },
    ...{ previousHash: '', hash: 'x', keyId: '1', signature: 'x' },
  }
  await db.collection('cases').insertOne({ _id: 'case-1' as never, number: 'AJ1', signatures: [decision] })
  const { code, out, err } = await run('verify-audit')
  expect(code).toBe(1)
  expect(err).toContain('signatures broken first at decision 1 of case AJ1: changed')
  expect(JSON.parse(out)).toMatchObject({ signatures: { cases: 1, decisions: 1, problems: [{ caseId: 'case-1' }] } })
  await db.close()
})

test('events are queued again from a moment on', async () => {
  expect(await run('requeue-events', '--since', '2026-01-01T00:00:00Z')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/"events":\d+/),
  })
})
