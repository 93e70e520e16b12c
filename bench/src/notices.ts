import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readyLine, startProcess } from '../../scripts/processes.mjs'
import { startSystem } from '../../scripts/system.mjs'

/** What the aim says of the providers: of a hundred requests so many fail, and so many are done and never answered. */
const [ERRORS, SILENT] = [20, 5]
const ROUTES = [
  'sms.tencent.send',
  'sms.aliyun.send',
  'wechat.subscribe.send',
  'alipay.open.app.mini.templatemessage.send',
]

/**
 * `npm run bench -- notices [--notices=4000] [--rate=400] [--workers=1]`: notices taken in as fast as they go while the providers are well;
 * then offered at a rate while a fifth of the providers' answers are errors and one in twenty never comes. How many a second, how long until
 * the first channel has each, beside a floor that only writes and one that only sends.
 */
export async function run(): Promise<object> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      notices: { type: 'string', default: '4000' },
      rate: { type: 'string', default: '400' },
      workers: { type: 'string', default: '1' },
    },
  })
  const data = await mkdtemp(path.join(tmpdir(), 'anju-bench-notices-'))
  // The api takes receipts and pushes.
  const system = await startSystem({ data, env: { LOG_LEVEL: 'fatal', CALLS_PER_MINUTE: '1000000' } })
  const others = []
  try {
    for (let n = 1; n < Number(values.workers); n += 1) {
      others.push(
        await startProcess({
          ...{ name: `worker-${n}`, command: process.execPath, logs: system.logs, ready: readyLine },
          args: ['--import', 'tsx', 'server/src/main.ts', 'worker'],
          env: system.settings,
        }),
      )
    }
    const teller = await startProcess({
      ...{ name: 'tell', command: process.execPath, logs: system.logs, ready: readyLine, timeoutMs: 900_000 },
      args: ['--import', 'tsx', 'bench/src/notices/tell.ts'],
      env: {
        ...system.settings,
        SANDBOX: system.sandbox,
        NOTICES: values.notices,
        RATE: values.rate,
        WORKER_PID: String(system.processes.worker?.child.pid),
        DATABASE_PID: String(system.processes.mongo?.child.pid),
        PROVIDERS: JSON.stringify(
          ROUTES.flatMap((route) => [
            { route, kind: '500', percent: ERRORS },
            { route, kind: 'timeout-after', percent: SILENT },
          ]),
        ),
      },
    })
    await teller.gone
    const { ready: _ready, ...figures } = teller.announced
    return { notices: Number(values.notices), workers: Number(values.workers), ...figures }
  } finally {
    for (const worker of others) await worker.stop()
    await system.stop()
    await rm(data, { recursive: true, force: true })
  }
}
