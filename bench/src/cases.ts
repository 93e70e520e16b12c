import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { MongoClient } from 'mongodb'
import { freePort, readyLine, startProcess } from '../../scripts/processes.mjs'
import { startSystem } from '../../scripts/system.mjs'
import { type Figures, measureAt } from './cases/measure.ts'
import { ensureMoulds } from './cases/moulds.ts'
import { seedCases } from './cases/seed.ts'
import type { People } from './cases/walk.ts'

const SMALLEST = 10_000

/**
 * `npm run bench -- cases [--cases=1000000] [--data=<folder>]`: lists of staff, opening a case, and handing one in with three photos, at
 * 10,000 cases and at as many as are asked for, over HTTP to the real api. A folder that is named is kept and used again.
 */
export async function run(): Promise<object> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { cases: { type: 'string', default: '1000000' }, data: { type: 'string' } },
  })
  const most = Number(values.cases)
  const data = values.data ?? (await mkdtemp(path.join(tmpdir(), 'anju-bench-cases-')))
  const system = await startSystem({ data, env: { LOG_LEVEL: 'warn', CALLS_PER_MINUTE: '1000000' } })
  const database = await MongoClient.connect(system.settings.MONGODB_URI ?? '')
  try {
    const people = await peopleOf(system)
    const db = database.db()
    const moulds = await ensureMoulds(db, system, people)
    const floor = await startFloor(system, data)
    const figures = []
    let seeded = await db.collection('cases').estimatedDocumentCount()
    for (const size of [...new Set([Math.min(SMALLEST, most), most])]) {
      // A kept folder has passed the smaller sizes.
      if (size < most && seeded > size * 1.1) continue
      const began = performance.now()
      await seedCases(db, moulds, seeded, size, new Date())
      const perSecond = Math.round((size - seeded) / ((performance.now() - began) / 1000))
      seeded = Math.max(seeded, size)
      console.error(`${size} cases (${perSecond} a second)`)
      // Tokens live two hours; a million cases may take longer.
      figures.push({ cases: seeded, ...(await measureAt(db, system, floor, await peopleOf(system))) })
      console.error(JSON.stringify(figures.at(-1)))
    }
    await floor.stop()
    return { figures, ...(figures.length > 1 && { growth: growthOf(figures[0]!, figures.at(-1)!) }) }
  } finally {
    await database.close()
    await system.stop()
    if (!values.data) await rm(data, { recursive: true, force: true })
  }
}

type System = Awaited<ReturnType<typeof startSystem>>

async function peopleOf(system: System): Promise<People> {
  const prepared = await startProcess({
    name: 'cases-people',
    command: process.execPath,
    args: ['--import', 'tsx', 'bench/src/cases/people.ts'],
    env: system.settings,
    logs: system.logs,
    ready: readyLine,
    timeoutMs: 120_000,
  })
  await prepared.gone
  return prepared.announced as unknown as People
}

async function startFloor(system: System, data: string) {
  const port = await freePort()
  const floor = await startProcess({
    name: 'cases-floor',
    command: process.execPath,
    args: ['--import', 'tsx', 'bench/src/cases/floor.ts'],
    env: { MONGODB_URI: system.settings.MONGODB_URI ?? '', PORT: String(port), FILES: path.join(data, 'floor-files') },
    logs: system.logs,
    ready: readyLine,
  })
  return { origin: `http://127.0.0.1:${port}`, pid: floor.child.pid ?? 0, stop: () => floor.stop() }
}

interface Sized {
  list: { ours: Record<string, Figures> }
  open: { ours: Figures }
  submit: { ours: Figures }
}

/** How many times slower it is at the largest size than at the smallest. */
function growthOf(small: Sized, large: Sized) {
  const times = (a: number, b: number) => Math.round((b / a) * 100) / 100
  const lists = Object.entries(large.list.ours).map(([view, { p95 }]) => [
    view,
    times(small.list.ours[view]?.p95 ?? p95, p95),
  ])
  return {
    listP95: Object.fromEntries(lists) as Record<string, number>,
    openP95: times(small.open.ours.p95, large.open.ours.p95),
    submitP99: times(small.submit.ours.p99, large.submit.ours.p99),
  }
}
