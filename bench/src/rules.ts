import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort, readyLine, startProcess } from '../../scripts/processes.mjs'
import { apiFlags, startSystem } from '../../scripts/system.mjs'
import { compile } from '../../server/src/domain/eligibility/compile.ts'
import { answer, evaluate } from '../../server/src/domain/eligibility/evaluate.ts'
import { readGiven } from '../../server/src/domain/eligibility/given.ts'
import { ruleSetsOn } from '../../server/src/domain/eligibility/rule-sets-on.ts'
import { reach } from '../../server/src/domain/eligibility/settle.ts'
import { factsOn } from '../../server/src/domain/eligibility/situation.ts'
import { client, percentile, processorMs, runAll } from './load.ts'
import { buyers } from './rules-people.ts'

const PEOPLE = 2_000
const REQUESTS = 2_000
const WIDTH = 64
const ROUNDS = 5
const WARM_UP = 10

/** Best of some rounds, after one that warms up: others use the machine too. */
function perSecond(work: (index: number) => unknown, count: number): number {
  let best = 0
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now()
    for (let i = 0; i < count; i++) work(i % PEOPLE)
    if (round) best = Math.max(best, count / ((performance.now() - start) / 1000))
  }
  return Math.round(best)
}

/** The engine alone, on one core: from facts already in its own form, from facts in words, and with the whole explanation. */
function measureEngine() {
  const people = buyers(PEOPLE).map((request) => {
    const read = readGiven(request, request.on)
    if ('problem' in read) throw new Error(read.problem)
    const sets = ruleSetsOn(request.city, request.on)
    const compiled = compile(sets[0]!)
    const facts = factsOn(read.situation, request.on, sets[0]!)
    return { ...request, ...read, sets, compiled, facts, state: compiled.stateOf(facts) }
  })
  return {
    decisions: perSecond((i) => reach(people[i]!.compiled, people[i]!.state), 400_000),
    decisionsFromFacts: perSecond((i) => {
      const { sets, situation, on } = people[i]!
      return answer(sets, situation, on)
    }, 200_000),
    wholeAnswers: perSecond((i) => {
      const { city, situation, on, presumed } = people[i]!
      return evaluate(city, situation, on, { presumed })
    }, 10_000),
  }
}

/** One address that answers evaluations; `round` sends some and tells how many a second came back, and what each cost its process. */
function target(origin: string, path: string, pid: number | undefined) {
  const requests = buyers(PEOPLE)
  const { send, close } = client(origin, WIDTH)
  const took: number[] = []
  let errors = 0
  const round = async () => {
    const before = processorMs(pid)
    const indexes = Array.from({ length: REQUESTS }, (_, i) => i)
    const result = await runAll(indexes, WIDTH, async (index) => {
      const reply = await send('POST', path, { body: requests[index % PEOPLE] })
      if (reply.status !== 200) errors++
    })
    took.push(...result.took)
    const cpuMicros = Math.round(((processorMs(pid) - before) / REQUESTS) * 1000)
    return { perSecond: Math.round(REQUESTS / result.seconds), cpuMicros }
  }
  const figures = () => ({
    errors,
    p50: percentile(took, 0.5),
    p95: percentile(took, 0.95),
    p99: percentile(took, 0.99),
  })
  /** What was measured so far was the warming up. */
  const begin = () => {
    took.length = 0
    errors = 0
  }
  return { round, begin, figures, close }
}

interface Round {
  perSecond: number
  cpuMicros: number
}

const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** `npm run bench -- rules`: evaluations a second of the pure engine on one core, and of the endpoint beside a bare node:http handler. */
export async function run(): Promise<object> {
  const engine = measureEngine()
  const data = await mkdtemp(path.join(tmpdir(), 'anju-bench-'))
  const system = await startSystem({ data, env: { LOG_LEVEL: 'warn', CALLS_PER_MINUTE: '1000000' } })
  try {
    const port = await freePort()
    const floorProcess = await startProcess({
      name: 'rules-floor',
      command: process.execPath,
      // With the same memory as ours.
      args: [...apiFlags, '--import', 'tsx', 'bench/src/rules-floor.ts'],
      env: { PORT: String(port) },
      logs: system.logs,
      ready: readyLine,
    })
    const floor = target(`http://127.0.0.1:${port}`, '/', floorProcess.child.pid)
    const ours = target(system.origin, '/api/v1/open/eligibility/evaluate', system.processes.api?.child.pid)
    // Compilers of both are warm before anything counts: ours has ten times the code, and gets there later.
    for (let i = 0; i < WARM_UP; i++) {
      await ours.round()
      await floor.round()
    }
    ours.begin()
    floor.begin()
    // By turns: whatever else runs on the machine then weighs on both.
    const rounds: { ours: Round; floor: Round }[] = []
    for (let i = 0; i < ROUNDS; i++) rounds.push({ ours: await ours.round(), floor: await floor.round() })
    await Promise.all([ours.close(), floor.close()])
    await floorProcess.stop()
    const ratioOf = (one: (round: (typeof rounds)[number]) => number) => Math.round(middle(rounds.map(one)) * 100) / 100
    return {
      engine,
      endpoint: {
        ours: ours.figures(),
        floor: floor.figures(),
        rounds,
        ratio: ratioOf(({ ours, floor }) => ours.perSecond / floor.perSecond),
        /** The same by processor time, which others on the machine stretch less than waiting. */
        ratioOfProcessorTime: ratioOf(({ ours, floor }) => floor.cpuMicros / ours.cpuMicros),
      },
    }
  } finally {
    await system.stop()
    await rm(data, { recursive: true, force: true })
  }
}
