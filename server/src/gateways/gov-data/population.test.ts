import { beforeEach, describe, expect, it } from 'vitest'
import { createGatewayHouse, nowhere } from '../../testing/gateway-house.ts'

const house = await createGatewayHouse()
const { population } = house.gateways()
const person = await house.sandbox.person('li-ji')
const ROUTE = 'gov.population.verify'

beforeEach(() => house.sandbox.clearFaults())

describe('the population register', () => {
  it.each<[string, { name?: string; idNumber?: string }, string]>([
    ['the right name and number', {}, 'match'],
    ['another name', { name: '李吉' }, 'mismatch'],
    ['a number that nobody has', { idNumber: '37010219900101001X' }, 'not-found'],
  ])('%s: %s', async (_, more, kind) => {
    const { name, idNumber } = person
    const answer = await population.verify({ name, idNumber, ...more })
    expect(answer).toEqual({ kind, asOf: expect.any(Date) })
  })

  it.each<[string, object, string]>([
    ['500', {}, 'silent'],
    ['refuse', {}, 'silent'],
    ['timeout-after', {}, 'silent'],
    ['slow', { delayMs: 2_500 }, 'silent'],
    ['wrong-signature', {}, 'untrusted'],
  ])('%s is unknown, never a no', async (kind, more, why) => {
    await house.fault(ROUTE, kind, more)
    expect(await population.verify(person)).toEqual({ kind: 'unknown', why })
  })

  it('that never answers for somebody is unknown for them', async () => {
    expect(await population.verify(await house.sandbox.person('deng-chao'))).toEqual({ kind: 'unknown', why: 'silent' })
  })
  it('out of reach is unknown', async () => {
    const deaf = house.gateways({ GOV_POPULATION_BASE: await nowhere() }).population
    expect(await deaf.verify(person)).toEqual({ kind: 'unknown', why: 'silent' })
  })
  it.each([
    ['key', { GOV_POPULATION_APP_KEY: 'wrong' }],
    ['secret', { GOV_POPULATION_APP_SECRET: 'wrong' }],
  ])('that does not know our %s is unknown, and somebody is woken', async (_, settings) => {
    expect(await house.gateways(settings).population.verify(person)).toEqual({ kind: 'unknown', why: 'refused' })
  })

  it('an answer to another question is not believed', async () => {
    const { createServer } = await import('node:http')
    let saved: { headers: Record<string, string>; body: string } | undefined
    // Stands between us and the register, passes the first answer on and then says the same to every question.
    const replayer = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      if (!saved) {
        const real = await fetch(`${house.config.GOV_POPULATION_BASE}/verify`, {
          method: 'POST',
          headers: Object.fromEntries(
            Object.entries(request.headers).filter(([name]) => name.startsWith('x-')),
          ) as Record<string, string>,
          body: Buffer.concat(chunks),
        })
        saved = { headers: Object.fromEntries(real.headers), body: await real.text() }
      }
      for (const name of ['x-timestamp', 'x-nonce', 'x-signature']) response.setHeader(name, saved.headers[name]!)
      response.end(saved.body)
    })
    await new Promise<void>((resolve) => replayer.listen(0, '127.0.0.1', resolve))
    const { port } = replayer.address() as { port: number }
    const base = new URL(house.config.GOV_POPULATION_BASE)
    const between = house.gateways({ GOV_POPULATION_BASE: `http://127.0.0.1:${port}${base.pathname}` }).population
    expect((await between.verify(person)).kind).toBe('match')
    expect(await between.verify({ ...person, name: '王五' })).toEqual({ kind: 'unknown', why: 'untrusted' })
    replayer.closeAllConnections()
    replayer.close()
  })
})
