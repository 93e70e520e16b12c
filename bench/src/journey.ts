import { parseArgs } from 'node:util'
import { someone } from '../../e2e/support/cases.ts'
import { castOf } from '../../e2e/support/cast.ts'
import { startCity } from '../../e2e/support/city.ts'
import { bytesTo, photo } from './cases/send-papers.ts'
import { stages, type Took, walkSale } from './journey/walk.ts'
import { client, percentile, runAll } from './load.ts'

/** The second half of the crowd owns a flat each, the first half may buy. */
const FIRST_SELLER = 5_000
const OFFICERS = ['clerk-1', 'supervisor']

/**
 * `npm run bench -- journey [--walks=20] [--at-once=1]`: the machine's time of a second-hand sale in one window, from the first tap to the
 * stars, over HTTP to the real system with its sandbox; everything but people. Two walks before are not counted.
 */
export async function run(): Promise<object> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { walks: { type: 'string', default: '20' }, 'at-once': { type: 'string', default: '1' } },
  })
  const [walks, atOnce] = [Number(values.walks), Number(values['at-once'])]
  // Tokens outlive the run, and the limits are for people.
  const city = await startCity({ LOG_LEVEL: 'fatal', CALLS_PER_MINUTE: '1000000', ACCESS_MINUTES: '600' })
  const api = client(city.origin, 8)
  try {
    const cast = castOf(city)
    for (const staffNo of OFFICERS) await cast.as(staffNo)
    const walkers = { city, cast, send: api.send, sendBytes: bytesTo(city.origin), photo: await photo('材料') }
    const took: Took[] = []
    const walk = async (n: number) => {
      const slug = `crowd-${n}`
      const [seller, buyer] = [await someone(cast, `crowd-${FIRST_SELLER + n}`), await someone(cast, slug)]
      return walkSale(walkers, seller, { ...buyer, slug })
    }
    for (const n of [0, 1]) await walk(n)
    const numbers = Array.from({ length: walks }, (_, n) => n + 2)
    await runAll(numbers, atOnce, async (n) => void took.push(await walk(n)))
    const whole = took.map((one) => stages.reduce((sum, stage) => sum + one[stage], 0))
    return {
      walks,
      atOnce,
      whole: figuresOf(whole),
      stages: Object.fromEntries(stages.map((stage) => [stage, figuresOf(took.map((one) => one[stage]))])),
    }
  } finally {
    await api.close()
    await city.close()
  }
}

/** Milliseconds. */
const figuresOf = (values: number[]) => ({ p50: percentile(values, 0.5), p99: percentile(values, 0.99) })
