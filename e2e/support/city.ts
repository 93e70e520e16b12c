import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type RunningSystem, startSystem } from '../../scripts/system.mjs'
import { phones } from './phones.ts'

/** A whole system of its own on free ports with an empty, seeded city; `close` stops it and removes its data. Reading pages takes a core: journeys do without. */
export async function startCity(env: Record<string, string> = {}) {
  const data = await mkdtemp(path.join(tmpdir(), 'anju-city-'))
  const system: RunningSystem = await startSystem({ data, env: { READ_PAPERS: 'no', ...env } })
  return {
    ...system,
    phones: phones(system.sandbox),
    async close() {
      await system.stop()
      await rm(data, { recursive: true, force: true })
    },
  }
}
export type City = Awaited<ReturnType<typeof startCity>>
