import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort, readyLine, startProcess } from '../../scripts/processes.mjs'
import { apiFlags, startSystem } from '../../scripts/system.mjs'
import { client, percentile, runAll } from './load.ts'

const REQUESTS = 6_000
const WIDTH = 64

async function measure(origin: string, target: string, token?: string) {
  const { send, close } = client(origin, WIDTH)
  let errors = 0
  const ask = async () => {
    const reply = await send('GET', target, { token })
    if (reply.status !== 200) errors++
  }
  await runAll(Array.from({ length: 300 }), WIDTH, ask)
  const { took, seconds } = await runAll(Array.from({ length: REQUESTS }), WIDTH, ask)
  await close()
  return {
    errors,
    p50: percentile(took, 0.5),
    p95: percentile(took, 0.95),
    p99: percentile(took, 0.99),
    perSecond: Math.round(REQUESTS / seconds),
  }
}

const ratio = (ours: { perSecond: number }, floor: { perSecond: number }) =>
  Math.round((ours.perSecond / floor.perSecond) * 100) / 100

/** `npm run bench -- read`: list of places and position of a ticket, each beside a bare node:http handler that reads the same documents. */
export async function run(): Promise<object> {
  const data = await mkdtemp(path.join(tmpdir(), 'anju-bench-'))
  const system = await startSystem({ data, env: { LOG_LEVEL: 'warn', CALLS_PER_MINUTE: '1000000' } })
  try {
    const prepared = await startProcess({
      name: 'read-scene',
      command: process.execPath,
      args: ['--import', 'tsx', 'bench/src/read-scene.ts'],
      env: { ...system.settings, API_ORIGIN: system.origin },
      logs: system.logs,
      ready: readyLine,
      timeoutMs: 120_000,
    })
    await prepared.gone
    const { token, ticketId, date, hallId, service } = prepared.announced as Record<string, string>
    const placesPath = `/api/v1/open/halls/${hallId}/days/${date}/places?service=${service}`
    const places = await measure(system.origin, placesPath)
    const position = await measure(system.origin, `/api/v1/queue/tickets/${ticketId}`, token)

    const port = await freePort()
    const floor = await startProcess({
      name: 'read-floor',
      command: process.execPath,
      // With the same memory as ours.
      args: [...apiFlags, '--import', 'tsx', 'bench/src/read-floor.ts'],
      env: { MONGODB_URI: system.settings.MONGODB_URI ?? '', PORT: String(port) },
      logs: system.logs,
      ready: readyLine,
    })
    const bare = `http://127.0.0.1:${port}`
    const placesFloor = await measure(bare, `/places?hall=${hallId}&date=${date}&service=${service}`)
    const positionFloor = await measure(bare, `/ticket?id=${ticketId}`)
    await floor.stop()
    return {
      places: { ours: places, floor: placesFloor, ratio: ratio(places, placesFloor) },
      ticketPosition: { ours: position, floor: positionFloor, ratio: ratio(position, positionFloor) },
    }
  } finally {
    await system.stop()
    await rm(data, { recursive: true, force: true })
  }
}
