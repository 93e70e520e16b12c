import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readyLine, startProcess } from '../scripts/processes.mjs'
import type { ProcessName } from '../scripts/system.mjs'
import { type City, startCity } from './support/city.ts'

/** Everything is killed in the middle of a rush, more than once: nothing acknowledged is lost, nothing is doubled, the ledgers close. */
describe('kill -9 during a rush', () => {
  let city: City
  let scene: { tokens: string[]; slots: string[]; date: string }
  const HALL = 'jn-shimin'
  const acknowledged = new Map<string, string>()
  const unexpected: string[] = []

  beforeAll(async () => {
    city = await startCity({ LOG_LEVEL: 'warn', CALLS_PER_MINUTE: '100000' })
    const prepared = await startProcess({
      name: 'rush-people',
      command: process.execPath,
      args: ['--import', 'tsx', 'bench/src/rush-people.ts'],
      env: { ...city.settings, BENCH_RUSH_SHARE: '0.06' },
      logs: city.logs,
      ready: readyLine,
      timeoutMs: 120_000,
    })
    await prepared.gone
    scene = prepared.announced as typeof scene
  })
  afterAll(() => city?.close())

  /** As the mini-program does: the same key again until there is an answer. */
  async function insist(
    path: string,
    token: string,
    body: object,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': randomBytes(12).toString('hex'),
    }
    for (let tries = 0; tries < 120; tries++) {
      try {
        const reply = await fetch(`${city.origin}/api/v1${path}`, {
          method: 'POST',
          headers,
          body: JSON.stringify(body),
        })
        const answer = (await reply.json()) as Record<string, unknown>
        if (reply.status < 500) return { status: reply.status, body: answer }
      } catch {
        // killed while answering: ask again with the same key
      }
      await pause(250)
    }
    throw new Error(`no answer to ${path} for 30 s`)
  }

  async function book(token: string, slotId: string) {
    const held = await insist('/appointments', token, { slotId })
    if (held.status === 409) return
    if (held.status !== 200) return void unexpected.push(`hold ${held.status} ${String(held.body.code)}`)
    const id = String(held.body.id)
    const confirmed = await insist(`/appointments/${id}/confirm`, token, { remark: '', needs: [] })
    if (confirmed.status === 200) acknowledged.set(token, id)
    else unexpected.push(`confirm ${confirmed.status} ${String(confirmed.body.code)}`)
  }

  async function killAndRestart(name: ProcessName) {
    city.processes[name]?.child.kill('SIGKILL')
    await city.processes[name]?.gone
    await pause(300)
    await city.start(name)
  }

  it('goes on to the end', async () => {
    const { tokens, slots } = scene
    let rushing = true
    const kills = (async () => {
      for (const name of ['api', 'mongo', 'worker', 'mongo', 'api'] as const) {
        await pause(400)
        if (rushing) await killAndRestart(name)
      }
    })()
    const lanes = Array.from({ length: 24 }, async (_, lane) => {
      for (let n = lane; n < tokens.length * 2; n += 24) {
        await book(tokens[n % tokens.length]!, slots[(n * 7) % slots.length]!)
        await pause(20)
      }
    })
    await Promise.all(lanes)
    rushing = false
    await kills
    expect(unexpected).toEqual([])
    expect(acknowledged.size).toBeGreaterThan(0)
  }, 240_000)

  it('kept every booking that was acknowledged, once', async () => {
    for (const [token, id] of acknowledged) {
      const reply = await fetch(`${city.origin}/api/v1/appointments/${id}`, {
        headers: { authorization: `Bearer ${token}` },
      })
      const appointment = (await reply.json()) as { state: string; history: { text: string }[] }
      expect(appointment.state).toBe('confirmed')
      // held once, confirmed once
      expect(appointment.history).toHaveLength(2)
    }
  })

  it('closes every ledger, and nothing is oversold', async () => {
    const reply = await fetch(`${city.origin}/api/v1/open/halls/${HALL}/ledger?date=${scene.date}`)
    const { items } = (await reply.json()) as {
      items: { issued: number; booked: number; held: number; difference: number }[]
    }
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ difference: 0 })
    expect(items[0]?.booked).toBeGreaterThanOrEqual(acknowledged.size)
    expect((items[0]?.booked ?? 0) + (items[0]?.held ?? 0)).toBeLessThanOrEqual(items[0]?.issued ?? 0)
  })

  it('works off every event that was recorded', async () => {
    for (let tries = 0; tries < 150; tries++) {
      const text = await (await fetch(`${city.origin}/readyz`)).text()
      if (/"ok"|"ready":true|"status":"ok"/.test(text)) break
      await pause(200)
    }
    // each confirmation tells its person exactly once
    const token = [...acknowledged.keys()][0] ?? ''
    let notices: unknown[] = []
    for (let tries = 0; tries < 150 && notices.length === 0; tries++) {
      const reply = await fetch(`${city.origin}/api/v1/notices`, { headers: { authorization: `Bearer ${token}` } })
      notices = ((await reply.json()) as { items: unknown[] }).items
      await pause(200)
    }
    expect(notices).toHaveLength(1)
  })
})
