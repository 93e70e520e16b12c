import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { type Db, MongoClient } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readyLine, startProcess } from '../scripts/processes.mjs'
import { type ProcessName, root } from '../scripts/system.mjs'
import { type DayCase, type DayPerson, type Office, walkCase } from './support/case-day.ts'
import { castOf } from './support/cast.ts'
import { type City, startCity } from './support/city.ts'
import { insistOn, type Phone } from './support/insist.ts'

/** A full day: DAY_CASES=500 DAY_KILLS=40. The same DAY_SEED kills the same processes after the same number of answers. */
const CASES = Number(process.env.DAY_CASES ?? 16)
const KILLS = Number(process.env.DAY_KILLS ?? 3)
const SEED = Number(process.env.DAY_SEED ?? 20261122)
/** A full day on a busy machine takes long. */
const PATIENCE_MS = 240_000 + CASES * 12_000
const LANES = 8
/** Answers that one case takes, about. */
const ANSWERS = 26
const MOST_STARTS = 20
const FIRST_OWNER = 6_000
const STAFF = ['clerk-1', 'registrar-2', 'housing-1', 'tax-1', 'fund-1', 'registrar']
type Team = readonly [Phone, Phone, Phone, Phone, Phone, Phone]

interface CaseDocument {
  _id: string
  number: string
  state: string
  history: { action: string; to: string }[]
}
interface EventDocument {
  _id: string
  subject: { id: string }
  data: { action?: string }
}

describe(`kill -9 at random, ${KILLS} times during a day of ${CASES} cases`, () => {
  let city: City
  let db: Db
  let client: MongoClient
  let office: Office
  let days: DayCase[] = []
  const before = new Map<string, number>()
  const kills: ProcessName[] = []
  let answers = 0

  beforeAll(async () => {
    city = await startCity({ LOG_LEVEL: 'warn', CALLS_PER_MINUTE: '1000000' })
    client = await MongoClient.connect(city.settings.MONGODB_URI!)
    db = client.db()
    const owners = Array.from({ length: CASES }, (_, n) => `crowd-${FIRST_OWNER + n}`)
    const buyers = Array.from({ length: CASES }, (_, n) => `crowd-${n}`)
    const people = await peopleOf([...STAFF, ...owners, ...buyers])
    const [clerk, registry, housing, tax, fund, registrar] = people as readonly Phone[] as Team
    office = { clerk, registrar, reviewers: { registry, housing, tax, fund } }
    const insist = insistOn({ origin: city.origin, answered: () => undefined })
    days = await inLanes(owners, async (_slug, n) => {
      const owner = people[STAFF.length + n]!
      const { items } = await insist<{ items: DayCase['home'][] }>(owner, 'GET', '/me/homes')
      const home = { unitCode: items[0]!.unitCode, address: items[0]!.address }
      before.set(home.unitCode, await versionOf(home.unitCode))
      const code = ['B19', 'B14', 'P01', 'B19'][n % 4]!
      return { code, owner, home, ...(code === 'P01' && { buyer: people[STAFF.length + CASES + n]! }) }
    })
  }, PATIENCE_MS)
  afterAll(async () => {
    await client?.close()
    await city?.close()
  })

  /** Accounts and logins of people of the sandbox, each with a phone of their own. */
  async function peopleOf(slugs: string[]): Promise<DayPerson[]> {
    const { person } = castOf(city)
    const known = await inLanes(slugs, person)
    const list = path.join(city.logs, 'day-people.json')
    await writeFile(list, JSON.stringify(known))
    const prepared = await startProcess({
      name: 'day-people',
      command: process.execPath,
      args: ['--import', 'tsx', 'e2e/support/day-people.ts'],
      env: { ...city.settings, DAY_PEOPLE: list },
      logs: city.logs,
      ready: readyLine,
      timeoutMs: 120_000,
    })
    await prepared.gone
    const { tokens } = prepared.announced as { tokens: string[] }
    return known.map((one, n) => ({ ...one, token: tokens[n]!, device: `day-device-${String(n).padStart(8, '0')}` }))
  }

  async function versionOf(unitCode: string): Promise<number> {
    const reply = await fetch(`${city.sandbox}/__control/register/units/${unitCode}`)
    return ((await reply.json()) as { unit: { version: number } }).unit.version
  }

  /** Whom it hits and when is thrown by the seed: a moment is a number of answers, whatever the speed of the machine. */
  async function killAtRandom(isOver: () => boolean) {
    const random = seeded(SEED)
    const moments = Array.from({ length: KILLS }, () => Math.floor(random() * CASES * ANSWERS)).toSorted(
      (a, b) => a - b,
    )
    for (const moment of moments) {
      while (answers < moment && !isOver()) await pause(20)
      if (isOver()) return
      const name = (['api', 'worker', 'mongo'] as const)[Math.floor(random() * 3)]!
      city.processes[name]?.child.kill('SIGKILL')
      await city.processes[name]?.gone
      kills.push(name)
      await startAgain(name)
    }
  }

  /** On a busy machine a process may not be ready within its minute: it is ended then, and started once more. */
  async function startAgain(name: ProcessName) {
    for (let tries = 1; ; tries += 1) {
      try {
        return await city.start(name)
      } catch (error) {
        if (tries === MOST_STARTS) throw error
        console.log(`${name} is started once more: ${String(error).split('\n')[0]}`)
      }
    }
  }

  it(
    'every case comes to its end',
    async () => {
      let over = false
      const killing = killAtRandom(() => over)
      const insist = insistOn({ origin: city.origin, answered: () => void answers++ })
      const ids = await inLanes(days, (day) => walkCase(insist, office, day)).finally(() => {
        over = true
      })
      await killing
      expect(new Set(ids).size).toBe(CASES)
      console.log(`${answers} answers, killed: ${kills.join(' ')}`)
    },
    PATIENCE_MS,
  )

  it('nothing is lost and nothing is there twice', async () => {
    const cases = await db.collection<CaseDocument>('cases').find().toArray()
    expect(cases).toHaveLength(CASES)
    expect(new Set(cases.map(({ number }) => number)).size).toBe(CASES)
    expect(cases.filter(({ state }) => state !== 'closed')).toEqual([])
    for (const { history } of cases) {
      const once = history.map(({ action }) => action).filter((action) => !several.includes(action))
      expect(once).toEqual(['begin', 'submit', 'accept', 'approve', 'registerEnters', 'handOver'])
      expect(history.filter(({ action }) => action === 'settleFees').length).toBeLessThanOrEqual(1)
    }
    // A repeat of a request whose answer was lost leaves no second entry of the same act.
    const parts = cases.map(({ history }) => history.filter(({ action }) => action === 'finishTask').length)
    expect(Math.max(...parts)).toBeLessThanOrEqual(3)
  })

  it('each change has exactly one event, and each event was worked off', async () => {
    const events = db.collection<EventDocument>('outbox')
    await expect.poll(() => events.countDocuments({ queued: false }), { timeout: 60_000 }).toBe(0)
    const rows = await events.find({ 'subject.kind': 'case' } as object).toArray()
    const cases = await db.collection<CaseDocument>('cases').find().toArray()
    for (const { _id, history } of cases) {
      const told = rows.filter(({ subject }) => subject.id === _id).flatMap(({ data }) => data.action ?? [])
      const done = history.map(({ action }) => action).filter((action) => action !== 'begin')
      expect(told.toSorted()).toEqual(done.toSorted())
    }
  })

  it('the register has entered each home once', async () => {
    const versions = await inLanes([...before], async ([unitCode, was]) => (await versionOf(unitCode)) - was)
    expect(versions).toEqual(Array(CASES).fill(1))
  })

  it('the audit chain and every signature verify', async () => {
    const tool = ['--import', 'tsx', 'server/src/tools/verify-audit.ts']
    const env = { ...process.env, ...city.settings }
    // Ends with 1, which is thrown, when a link or a signature is wrong.
    const { stdout } = await promisify(execFile)(process.execPath, tool, { cwd: root, env })
    console.log(stdout)
    expect(stdout).toContain('"problems": []')
  })
})

/** What one case may have more than once, or not at all when nothing is to be paid. */
const several = ['paperSeen', 'finishTask', 'partyConfirms', 'settleFees']

async function inLanes<T, R>(list: readonly T[], work: (one: T, at: number) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  let next = 0
  const lane = async () => {
    for (let at = next++; at < list.length; at = next++) done[at] = await work(list[at]!, at)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return done
}

/** Mulberry32: the same numbers for the same seed. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
