import type { Db } from 'mongodb'
import { request } from 'undici'
import type { startSystem } from '../../../scripts/system.mjs'
import { client, percentile, processorMs, runAll, type Send } from '../load.ts'
import { ITEMS, OVER } from './scene.ts'
import { bytesTo, prepareDraft, sendAndSubmit } from './send-papers.ts'
import { must, newKey, type People } from './walk.ts'

type System = Awaited<ReturnType<typeof startSystem>>
/** A bare handler beside ours. */
export interface Floor {
  origin: string
  pid: number
}

interface Servers {
  ours: number[]
  floor: number[]
}

/** Officers at work at the same moment. */
const WIDTH = 8
const LISTS = 120
const OPENS = 100
/** Fewer than a hundred have no p99. */
const SUBMITS = 100
const SENDERS = 4
const PHOTO_BYTES = 150_000

const figuresOf = (took: number[]) => ({
  p50: percentile(took, 0.5),
  p95: percentile(took, 0.95),
  p99: percentile(took, 0.99),
})
export type Figures = ReturnType<typeof figuresOf> & { cpuMs?: number }

/** Everything at the size that the collection has now. The worker rests while lists and files are read: it would look at clocks. */
export async function measureAt(db: Db, system: System, floor: Floor, people: People) {
  await system.processes.worker?.stop()
  const api = client(system.origin, WIDTH)
  const bare = client(floor.origin, WIDTH)
  const mongo = system.processes.mongo?.child.pid ?? 0
  const servers = { ours: [system.processes.api?.child.pid ?? 0, mongo], floor: [floor.pid, mongo] }
  try {
    const list = await measureLists(api.send, bare.send, people, servers)
    const open = await measureOpens(db, system, { ours: api.send, bare: bare.send }, people, servers)
    await system.start('worker')
    return { list, open, submit: await measureSubmits(system, api.send, floor, people) }
  } finally {
    await Promise.all([api.close(), bare.close()])
  }
}

/** How long each task takes, and the processor time of one in the processes that answer. */
async function timed(tasks: (() => Promise<unknown>)[], servers: number[], width = WIDTH): Promise<Figures> {
  // A few first: compilers and caches are warm in a server that runs all day.
  await runAll(tasks.slice(0, Math.ceil(tasks.length / 8)), width, async (task) => void (await task()))
  const before = processorMs(...servers)
  const { took } = await runAll(tasks, width, async (task) => void (await task()))
  const cpuMs = Math.round(((processorMs(...servers) - before) / tasks.length) * 100) / 100
  return { ...figuresOf(took), cpuMs }
}

/** Every list of staff, of a clerk and of a supervisor, and its second page. */
async function measureLists(send: Send, bare: Send, { officers }: People, servers: Servers) {
  const clerk = officers['clerk-1']
  const supervisor = officers.supervisor
  const first = await must<{ next?: string }>(send, supervisor, 'GET', '/case-desk?view=all')
  const views: Record<string, [token: string, query: string]> = {
    mine: [clerk, 'view=mine'],
    department: [clerk, 'view=department'],
    oneOffice: [clerk, 'view=department&department=registry'],
    oneItem: [clerk, `view=department&code=${ITEMS[0]}`],
    attention: [supervisor, 'view=attention'],
    all: [supervisor, 'view=all'],
    ...(first.next && { nextPage: [supervisor, `view=all&after=${first.next}`] as [string, string] }),
  }
  const ours: Record<string, Figures> = {}
  for (const [name, [token, query]] of Object.entries(views)) {
    ours[name] = await timed(
      Array.from({ length: LISTS }, () => () => must(send, token, 'GET', `/case-desk?${query}`)),
      servers.ours,
    )
  }
  const floorOf = (path: string) =>
    timed(
      Array.from({ length: LISTS }, () => () => bare('GET', path)),
      servers.floor,
    )
  const floor = { all: await floorOf('/list'), oneOffice: await floorOf('/list?department=registry') }
  return { ours, floor }
}

/** Files of any open state, each opened once: as it is, and with a register that answers at once, which is what is ours of it. */
async function measureOpens(
  db: Db,
  system: System,
  send: { ours: Send; bare: Send },
  { officers }: People,
  servers: Servers,
) {
  const rows = await db
    .collection<{ _id: string }>('cases')
    .find({ departments: { $exists: true }, state: { $nin: [...OVER, 'draft'] } }, { projection: { _id: 1 } })
    .sort({ _id: -1 })
    .limit(2 * OPENS)
    .toArray()
  const ids = rows.map(({ _id }) => _id)
  const open = (some: string[]) =>
    timed(
      some.map((id) => () => must(send.ours, officers['clerk-1'], 'POST', `/case-desk/${id}/open`, {})),
      servers.ours,
    )
  const ours = await open(ids.slice(0, OPENS))
  await answerAfter(system, 0)
  const registerAtOnce = await open(ids.slice(OPENS))
  await answerAfter(system, 1)
  const floor = await timed(
    ids.slice(0, OPENS).map((id) => () => send.bare('POST', `/open?id=${id}`)),
    servers.floor,
  )
  return { ours, registerAtOnce, floor }
}

/** How long the sandbox's offices take to answer: 1 as usual, 0 not at all. */
async function answerAfter({ sandbox }: System, latency: number): Promise<void> {
  const reply = await request(`${sandbox}/__control/settings`, { method: 'POST', body: JSON.stringify({ latency }) })
  if (reply.statusCode !== 200) throw new Error(`the sandbox keeps its latency: ${await reply.body.text()}`)
  await reply.body.dump()
}

/** Three photos and a submission by a few people at once. */
async function measureSubmits(system: System, send: Send, floor: Floor, { citizens }: People) {
  const sendBytes = bytesTo(system.origin)
  // A kept folder keeps drafts, and nobody may have many: each run begins with somebody else.
  const first = Math.floor(Math.random() * citizens.length)
  const citizen = (n: number) => citizens[(first + n) % citizens.length]!
  const code = await itemWithPapers(send, citizen(SUBMITS))
  const whole: number[] = []
  const answers: number[] = []
  const senders = Array.from({ length: SUBMITS }, (_, n) => ({ n, token: citizen(n) }))
  await runAll(senders, SENDERS, async ({ n, token }) => {
    const draft = await prepareDraft(send, token, code, n)
    const began = performance.now()
    const { waitMs } = await sendAndSubmit(send, sendBytes, draft)
    whole.push(performance.now() - began)
    answers.push(performance.now() - began - waitMs)
  })
  return {
    item: code,
    ours: figuresOf(answers),
    untilSubmitted: figuresOf(whole),
    floor: await submitFloor(floor),
  }
}

/** The item of one side that wants most papers. */
async function itemWithPapers(send: Send, token: string): Promise<string> {
  let best = { code: '', papers: 0 }
  for (const code of ITEMS) {
    const begun = await send('POST', '/api/v1/cases', { token, key: newKey(), body: { code } })
    if (begun.status !== 200) continue
    const papers = (begun.body.materials as { status: string }[]).filter(({ status }) => status === 'open').length
    if (papers > best.papers) best = { code, papers }
  }
  return best.code
}

async function submitFloor({ origin, pid }: Floor): Promise<Figures> {
  const bytes = Buffer.alloc(PHOTO_BYTES, 7)
  const post = async (path: string, body: Buffer | string) => {
    const reply = await request(origin + path, { method: 'POST', body })
    await reply.body.text()
  }
  const once = async () => {
    await Promise.all([1, 2, 3].map(() => post('/file', bytes)))
    await post('/submit', JSON.stringify({ answers: {}, history: [], papers: [] }))
  }
  return timed(
    Array.from({ length: SUBMITS }, () => once),
    [pid],
    SENDERS,
  )
}
