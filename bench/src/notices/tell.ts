/**
 * Tells people something, as the server's features do, and waits until the worker next door has handed it on. Run as a process of its own
 * with the server's settings; prints `{"ready":true,...}`.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { Queue } from 'bullmq'
import { createGateways } from '../../../server/src/gateways/index.ts'
import { withHouse } from '../../../server/src/tools/whole-server.ts'
import { percentile, processorMs, runAll } from '../load.ts'
import { type Person, peopleOf } from './people.ts'

const { SANDBOX = '', PROVIDERS = '[]' } = process.env
const [count, rate, workerPid, databasePid] = ['NOTICES', 'RATE', 'WORKER_PID', 'DATABASE_PID'].map((name) =>
  Number(process.env[name]),
) as [number, number, number, number]
/** Calls under way at once, as many as a busy worker has. */
const WIDTH = 64
const SENDS_AT_ONCE = 128
const PATIENCE_MS = 90_000
const WITHIN_MS = 10_000

const control = async (method: string, path: string, body?: object) => {
  const reply = await fetch(`${SANDBOX}/__control${path}`, { method, ...(body && { body: JSON.stringify(body) }) })
  if (!reply.ok) throw new Error(`${path}: ${await reply.text()}`)
  return reply.json() as Promise<Record<string, unknown>>
}
await control('POST', '/settings', {
  ...{ smsPerMinute: 1_000_000, smsPerHour: 1_000_000, smsPerDay: 1_000_000, smsSameContentSeconds: 0 },
})

await withHouse(async (platform, { people: { accounts, notifier } }) => {
  const { parts } = platform
  const people = await peopleOf(parts, accounts, count, control)
  let told = 0
  const tell = async (round: string, { accountId }: Person) => {
    told += 1
    await notifier.notify({
      ...{
        eventId: `${round}-${told}`,
        accountId,
        template: 'appointment-confirmed',
        title: '预约成功',
        text: '您已预约。',
      },
      vars: { hall: '历下区住房服务大厅', time: '2026年11月26日 09:30', service: `买二手房${told}` },
    })
  }
  const rows = (round: string) =>
    parts.db
      .collection('notices')
      .aggregate<{ at: Date; deliveries: { state: string; history: { state: string; at: Date }[] }[] }>([
        { $match: { eventId: { $regex: `^${round}-` } } },
        { $lookup: { from: 'deliveries', localField: '_id', foreignField: 'noticeId', as: 'deliveries' } },
      ])
      .toArray()
  /** Waits until every way of every notice has ended or waits for long, and says when each was first handed on. */
  const handed = async (round: string) => {
    const giveUpAt = performance.now() + PATIENCE_MS
    for (;;) {
      await pause(1_000)
      const all = await rows(round)
      const isUnderWay = all.some(({ deliveries }) => !deliveries.some(({ history }) => history.some(isKnown)))
      if (!isUnderWay || performance.now() > giveUpAt) return all
    }
  }
  type Step = { state: string; at: Date }
  const isKnown = ({ state }: Step) => state === 'sent' || state === 'delivered'
  /** The one fault that gives no answer has done its work: the provider has the message, and only the receipt will say so. */
  const isHanded = (step: Step) => isKnown(step) || step.state === 'uncertain'
  type Told = Awaited<ReturnType<typeof rows>>
  const waitsUntil = (all: Told, is: (step: Step) => boolean) =>
    all.map(({ at, deliveries }) => {
      const times = deliveries.flatMap(({ history }) => history.filter(is).map((entry) => entry.at.getTime()))
      return times.length > 0 ? Math.min(...times) - at.getTime() : Number.POSITIVE_INFINITY
    })
  const within = (waits: readonly number[]) =>
    Math.round((waits.filter((ms) => ms <= WITHIN_MS).length / count) * 10_000) / 10_000

  // Nothing is in the way: how many are taken in.
  const burst = await runAll(people, WIDTH, (person) => tell('burst', person))
  await handed('burst')

  const faults = JSON.parse(PROVIDERS) as object[]
  for (const fault of faults) await control('POST', '/faults', fault)
  const before = { worker: processorMs(workerPid), database: processorMs(databasePid) }
  const began = performance.now()
  const paced = await runAll(
    people.map((person, n) => ({ person, at: began + (n / rate) * 1_000 })),
    WIDTH,
    async ({ person, at }) => {
      await pause(Math.max(0, at - performance.now()))
      await tell('paced', person)
    },
  )
  const all = await handed('paced')
  const cpu = { worker: processorMs(workerPid) - before.worker, database: processorMs(databasePid) - before.database }
  const [waits, waitsToKnow] = [waitsUntil(all, isHanded), waitsUntil(all, isKnown)]
  const handedAt = all.map(({ at }, n) => at.getTime() + waits[n]!).sort((a, b) => a - b)
  const firstTold = Math.min(...all.map(({ at }) => at.getTime()))
  // The last one in a hundred waits for a second round: how fast work is done is told by the others.
  const most = Math.ceil(count * 0.99)
  const states = all.flatMap(({ deliveries }) => deliveries.map(({ state }) => state))

  const floor = { accept: await acceptFloor(), send: await sendFloor() }
  console.log(
    JSON.stringify({
      ready: true,
      accepted: { perSecond: Math.round(count / burst.seconds), p99: percentile(burst.took, 0.99) },
      handed: {
        offeredPerSecond: Math.round(count / paced.seconds),
        perSecond: Math.round(most / ((handedAt[most - 1]! - firstTold) / 1_000)),
        p50: percentile(waits, 0.5),
        p99: percentile(waits, 0.99),
        withinTenSeconds: within(waits),
        knownWithinTenSeconds: within(waitsToKnow),
        never: waits.filter((ms) => !Number.isFinite(ms)).length,
        deliveries: Object.fromEntries(
          [...new Set(states)].map((state) => [state, states.filter((one) => one === state).length]),
        ),
      },
      cpuMsPerNotice: { worker: round(cpu.worker / count), database: round(cpu.database / count) },
      floor,
    }),
  )

  /** The same rows and one job, without looking up anybody or anything. */
  async function acceptFloor() {
    const queue = new Queue('bench-floor', { connection: platform.redis.plain, prefix: '{bench}' })
    const [notices, deliveries] = [parts.db.collection('bench_notices'), parts.db.collection('bench_deliveries')]
    const { seconds } = await runAll(people, WIDTH, async ({ ways }) => {
      const id = parts.ids.id()
      const row = { accountId: id, title: '预约成功', text: '您已预约。', at: new Date(), read: false }
      await notices.insertOne({ _id: id as never, eventId: id, ...row })
      for (const way of ways) {
        await deliveries.insertOne({
          _id: `${id}-${way}` as never,
          noticeId: id,
          state: 'queued',
          tried: [],
          history: [],
        })
        await queue.add('send', { id: `${id}-${way}` }, { jobId: `${id}-${way}` })
      }
    })
    await queue.obliterate({ force: true })
    await queue.close()
    return { perSecond: Math.round(count / seconds) }
  }

  /** One SMS each through the same two providers with the same faults, the second where the first fails; nothing is looked up or written. */
  async function sendFloor() {
    const gateways = createGateways(parts.config, { ...parts, metrics: platform.metrics })
    let unanswered = 0
    const { took, seconds } = await runAll(people, SENDS_AT_ONCE, async ({ phone }) => {
      const sms = {
        ...{ phone, template: 'appointment-confirmed' as const, id: parts.ids.id() },
        vars: { hall: '历下区住房服务大厅', time: '2026年11月26日 09:30', service: '买二手房' },
      }
      for (const provider of [...gateways.sms, ...gateways.sms]) {
        const { kind } = await provider.send(sms)
        if (kind === 'unknown') unanswered += 1
        if (kind === 'sent' || kind === 'unknown') return
      }
    })
    return { perSecond: Math.round(count / seconds), atOnce: SENDS_AT_ONCE, p99: percentile(took, 0.99), unanswered }
  }
})
process.exit(0)

function round(value: number): number {
  return Math.round(value * 100) / 100
}
