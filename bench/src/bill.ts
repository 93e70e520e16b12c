import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { shanghaiInstant } from '@anju/shared-types'
import { MongoClient } from 'mongodb'
import { tradeBill as alipayBill } from '../../sandbox/src/alipay-pay/bill.ts'
import { tradeBill as wechatBill } from '../../sandbox/src/wechat-pay/bill.ts'
import { readyLine, startProcess } from '../../scripts/processes.mjs'
import { startSystem } from '../../scripts/system.mjs'
import {
  type BillDay,
  billDays,
  dayId,
  expectedOf,
  openDay,
  ordersOf,
  payAtPlatforms,
  tradesOf,
  writeBook,
} from './bill/scene.ts'
import type { Memory } from './bill/watch-memory.ts'

const DAY_MS = 86_400_000
const OUTSIDE_TIMEOUT_MS = '120000'
/** What a process may have over its idle heap when it reads a bill once more: one that needs more dies, and the bench fails. */
const HEAP_TO_SPARE_MB = 48

/**
 * `npm run bench -- bill [--rows=100000]`: a day of 10,000 payments and one of as many as are asked for, at both platforms, reconciled by the
 * clock's own job in a fresh process each, over the real protocol, once more to see what of its memory is alive, and once more in a heap that is
 * hardly larger than an idle one. Beside it the floor, and
 * how the peaks grow with the bill.
 */
export async function run(): Promise<object> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { rows: { type: 'string', default: '100000' } },
  })
  const most = Number(values.rows)
  const days = billDays([Math.min(10_000, Math.floor(most / 10)), most], new Date())
  const data = await mkdtemp(path.join(tmpdir(), 'anju-bench-bill-'))
  payAtPlatforms(path.join(data, 'sandbox'), days)
  // No worker: only what is measured may work on the days.
  const env = { LOG_LEVEL: 'fatal', OUTSIDE_TIMEOUT_MS }
  const system = await startSystem({ data, seed: false, servers: [], env })
  const client = await MongoClient.connect(system.settings.MONGODB_URI ?? '')
  try {
    const db = client.db()
    await writeBook(db, days)
    const measured = []
    for (const day of days) {
      measured.push({ ...(await measure(system, db, day)), floor: await measureFloor(system, data, day) })
      console.error(JSON.stringify(measured.at(-1)))
    }
    return { measured, growthMb: growthOf(measured) }
  } finally {
    await client.close()
    await system.stop()
    await rm(data, { recursive: true, force: true })
  }
}

type System = Awaited<ReturnType<typeof startSystem>>
type Took = Memory & { seconds: number; cpuMs: number }

const inProcess = async <T>(
  system: System,
  script: string,
  env: Record<string, string>,
  flags: readonly string[] = [],
): Promise<T> => {
  const child = await startProcess({
    name: path.basename(script, '.ts'),
    command: process.execPath,
    args: ['--expose-gc', ...flags, '--import', 'tsx', script],
    env,
    logs: system.logs,
    ready: readyLine,
    timeoutMs: 1_200_000,
  })
  await child.gone
  return child.announced as T
}

async function measure(system: System, db: ReturnType<MongoClient['db']>, day: BillDay) {
  await openDay(db, day)
  const settings = system.settings as Record<string, string>
  const took = await inProcess<Took & { platformSeconds: number }>(system, 'bench/src/bill/reconcile.ts', settings)
  const row = await db.collection<{ _id: string; theirs?: { count: number } }>('reconciled_days').findOne({
    _id: dayId(day),
  })
  const found = Object.fromEntries(
    await Promise.all(
      Object.keys(expectedOf(day.size)).map(async (kind) => [
        kind,
        await db.collection('bill_differences').countDocuments({ dayId: dayId(day), kind }),
      ]),
    ),
  )
  const wanted = expectedOf(day.size)
  if (JSON.stringify(found) !== JSON.stringify(wanted))
    throw new Error(`${dayId(day)}: found ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`)
  await openDay(db, day)
  const { liveMb } = await inProcess<{ liveMb: number }>(system, 'bench/src/bill/reconcile.ts', {
    ...settings,
    LIVE: 'yes',
  })
  const inHeapOfMb = took.idleHeapMb + HEAP_TO_SPARE_MB
  await openDay(db, day)
  const { peakRssMb } = await inProcess<Memory>(system, 'bench/src/bill/reconcile.ts', settings, [
    `--max-old-space-size=${inHeapOfMb}`,
  ])
  const rows = row?.theirs?.count ?? 0
  const figures = figuresOf(rows, took, took.platformSeconds)
  return {
    channel: day.channel,
    rows,
    differences: found,
    ...figures,
    liveOverIdleMb: liveMb,
    small: { inHeapOfMb, peakRssMb },
  }
}

const figuresOf = (rows: number, { seconds, cpuMs, idleRssMb, idleHeapMb, ...peak }: Took, platformSeconds = 0) => ({
  /** Without the time in which the platform made and sent its file. */
  rowsPerSecond: Math.round(rows / (seconds - platformSeconds)),
  seconds: Math.round(seconds * 10) / 10,
  ...(platformSeconds > 0 && { platformSeconds: Math.round(platformSeconds * 10) / 10 }),
  cpuMicrosPerRow: Math.round((cpuMs * 1000) / rows),
  idleRssMb,
  peakRssOverIdleMb: peak.peakRssMb - idleRssMb,
  idleHeapMb,
  peakHeapOverIdleMb: peak.peakHeapMb - idleHeapMb,
})

/** The same lines, from a file on this disk. */
async function measureFloor(system: System, data: string, day: BillDay) {
  const FILE = path.join(data, `${dayId(day)}.bill`)
  const from = shanghaiInstant(day.day, '00:00').getTime()
  const bytes =
    day.channel === 'wechat'
      ? gzipSync(wechatBill(ordersOf(day), [], '1900000000'))
      : alipayBill(
          {
            sellerId: '2088000000000000',
            from,
            until: from + DAY_MS,
            payments: tradesOf(day),
            refunds: [],
            logonId: () => '',
          },
          Date.now(),
        )
  await writeFile(FILE, bytes)
  const MONGODB_URI = system.settings.MONGODB_URI ?? ''
  const env = { FILE, CHANNEL: day.channel, MONGODB_URI }
  const took = await inProcess<Took & { rows: number }>(system, 'bench/src/bill/floor.ts', env)
  return { fileMb: Math.round((await stat(FILE)).size / 1024 / 102.4) / 10, ...figuresOf(took.rows, took) }
}

interface Measured {
  channel: string
  rows: number
  peakRssOverIdleMb: number
  peakHeapOverIdleMb: number
  liveOverIdleMb?: number
}

/** By how much the peaks are higher for the larger bill. */
function growthOf(measured: readonly (Measured & { floor: Omit<Measured, 'channel' | 'rows'> })[]) {
  const channels = [...new Set(measured.map(({ channel }) => channel))]
  return Object.fromEntries(
    channels.map((channel) => {
      const [small, large] = measured.filter((one) => one.channel === channel)
      if (!small || !large) throw new Error(`one size of ${channel} is missing`)
      const more = (what: 'peakRssOverIdleMb' | 'peakHeapOverIdleMb') => large[what] - small[what]
      return [
        channel,
        {
          rows: `${small.rows} → ${large.rows}`,
          rss: more('peakRssOverIdleMb'),
          heap: more('peakHeapOverIdleMb'),
          /** Without garbage that nobody had collected yet. */
          live: (large.liveOverIdleMb ?? 0) - (small.liveOverIdleMb ?? 0),
          floorRss: large.floor.peakRssOverIdleMb - small.floor.peakRssOverIdleMb,
        },
      ]
    }),
  )
}
