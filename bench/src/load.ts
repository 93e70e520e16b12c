import { readFileSync } from 'node:fs'
import { Pool } from 'undici'

export interface Answer {
  status: number
  body: Record<string, unknown>
}

export type Send = (
  method: string,
  path: string,
  options?: { token?: string; body?: unknown; key?: string },
) => Promise<Answer>

/** A keep-alive client of one origin with at most `connections` sockets. */
export function client(origin: string, connections: number): { send: Send; close(): Promise<void> } {
  const pool = new Pool(origin, { connections, pipelining: 1 })
  const send: Send = async (method, path, { token, body, key } = {}) => {
    const reply = await pool.request({
      method: method as 'GET',
      path,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(key ? { 'idempotency-key': key } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    return { status: reply.statusCode, body: (await reply.body.json()) as Record<string, unknown> }
  }
  return { send, close: () => pool.close() }
}

/** Runs `tasks` with `width` under way at once; returns how long each took (ms) and the whole (s). */
export async function runAll<T>(tasks: T[], width: number, work: (task: T) => Promise<void>) {
  const took: number[] = []
  let next = 0
  const began = performance.now()
  const lane = async () => {
    while (next < tasks.length) {
      const task = tasks[next++] as T
      const start = performance.now()
      await work(task)
      took.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: width }, lane))
  return { took, seconds: (performance.now() - began) / 1000 }
}

/** Processor time that processes have used so far, in ms: what others do on the machine does not stretch it as it stretches waiting. Linux. */
export function processorMs(...pids: (number | undefined)[]): number {
  const ticks = pids.map((pid) => {
    // After the name in brackets: state, then user and system time as the 12th and 13th field, in hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
    return Number(fields[11]) + Number(fields[12])
  })
  return ticks.reduce((sum, one) => sum + one, 0) * 10
}

/** The value below which `share` of the sorted values lie, rounded to 0.1. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return Math.round(value * 10) / 10
}

/** A repeatable sequence of numbers in [0, 1) (mulberry32): the same attempts in every run. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
