import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort, readyLine, startProcess } from '../../scripts/processes.mjs'
import { apiFlags, startSystem } from '../../scripts/system.mjs'
import { type Answer, client, percentile, processorMs, runAll, type Send, seeded } from './load.ts'
import { RUSH_HALL, scene } from './rush-scene.ts'

interface Attempt {
  token: string
  slotId: string
}

/** The same attempts for ours and for the floor: everybody tries twice, at slots chosen by a fixed seed. */
function attemptsOf(tokens: string[], slots: string[]): Attempt[] {
  const random = seeded(20261121)
  return Array.from({ length: scene.attempts }, (_, n) => ({
    token: tokens[n % tokens.length]!,
    slotId: slots[Math.floor(random() * slots.length)]!,
  }))
}

const newKey = () => randomBytes(12).toString('hex')
const REFUSED = ['PLACE_TAKEN', 'ONE_PER_SERVICE']

/** One attempt is a hold and, when it is given, its confirmation; `pid` is the process that answers. */
async function rush(send: Send, attempts: Attempt[], prefix: string, pid: number | undefined) {
  const before = processorMs(pid)
  const tally = { confirmed: 0, refused: 0, errors: 0 }
  const seen = new Map<string, number>()
  const unexpected = ({ status, body }: Answer) => {
    tally.errors++
    const what = `${status} ${String(body.code)}`
    seen.set(what, (seen.get(what) ?? 0) + 1)
  }
  const { took, seconds } = await runAll(attempts, scene.width, async ({ token, slotId }) => {
    const held = await send('POST', `${prefix}/appointments`, { token, key: newKey(), body: { slotId } })
    if (held.status === 409 && REFUSED.includes(String(held.body.code))) {
      tally.refused++
      return
    }
    if (held.status !== 200) return unexpected(held)
    const confirm = `${prefix}/appointments/${String(held.body.id)}/confirm`
    const confirmed = await send('POST', confirm, { token, key: newKey(), body: { remark: '', needs: [] } })
    if (confirmed.status === 200) tally.confirmed++
    else unexpected(confirmed)
  })
  return {
    ...tally,
    ...(seen.size > 0 && { unexpected: Object.fromEntries(seen) }),
    p50: percentile(took, 0.5),
    p95: percentile(took, 0.95),
    p99: percentile(took, 0.99),
    perSecond: Math.round((tally.confirmed + tally.refused) / seconds),
    /** Processor time of one attempt in the process that answers, without database and worker. */
    cpuMicros: Math.round(((processorMs(pid) - before) / attempts.length) * 1000),
  }
}

/** `npm run bench -- rush`: everything on this machine, api and worker running, the load in this process. Milliseconds. */
export async function run(): Promise<object> {
  const data = await mkdtemp(path.join(tmpdir(), 'anju-bench-'))
  const system = await startSystem({ data, env: { LOG_LEVEL: 'warn' } })
  try {
    const { tokens, slots, date } = await prepare(system)
    const attempts = attemptsOf(tokens, slots)
    const api = client(system.origin, scene.width)
    const ours = await rush(api.send, attempts, '/api/v1', system.processes.api?.child.pid)
    const ledger = await api.send('GET', `/api/v1/open/halls/${RUSH_HALL}/ledger?date=${date}`)
    const [release] = ledger.body.items as {
      issued: number
      booked: number
      held: number
      free: number
      difference: number
    }[]
    await api.close()
    await system.processes.api?.stop()
    await system.processes.worker?.stop()
    const floor = await runFloor(system, attempts)
    return {
      scene,
      ours: { ...ours, oversold: Math.max(0, (release?.booked ?? 0) + (release?.held ?? 0) - (release?.issued ?? 0)) },
      ledger: release,
      acknowledgedButNotBooked: ours.confirmed - (release?.booked ?? 0),
      floor,
      ratio: Math.round((ours.perSecond / floor.perSecond) * 100) / 100,
      ratioOfProcessorTime: Math.round((floor.cpuMicros / ours.cpuMicros) * 100) / 100,
    }
  } finally {
    await system.stop()
    await rm(data, { recursive: true, force: true })
  }
}

type System = Awaited<ReturnType<typeof startSystem>>

async function prepare(system: System) {
  const process_ = await startProcess({
    name: 'rush-people',
    command: process.execPath,
    args: ['--import', 'tsx', 'bench/src/rush-people.ts'],
    env: system.settings,
    logs: system.logs,
    ready: readyLine,
    timeoutMs: 180_000,
  })
  await process_.gone
  return process_.announced as { tokens: string[]; slots: string[]; date: string }
}

async function runFloor(system: System, attempts: Attempt[]) {
  const port = await freePort()
  const server = await startProcess({
    name: 'rush-floor',
    command: process.execPath,
    // With the same memory as ours.
    args: [...apiFlags, '--import', 'tsx', 'bench/src/rush-floor.ts'],
    env: { MONGODB_URI: system.settings.MONGODB_URI ?? '', PORT: String(port) },
    logs: system.logs,
    ready: readyLine,
  })
  const bare = client(`http://127.0.0.1:${port}`, scene.width)
  const result = await rush(bare.send, attempts, '', server.child.pid)
  await bare.close()
  await server.stop()
  return result
}
