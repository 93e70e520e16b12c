import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { Child } from './child.ts'
import { readLoggedSecrets } from './log-scan.ts'
import { startMongo, startRedis, startSandbox } from './processes.ts'

/**
 * Once a run: one database, one Redis, one sandbox for all test files of the server, each in a process of its own.
 * MONGODB_TEST_URI and REDIS_TEST_URL point at real ones instead.
 */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'anju-test-'))
  const started: Child<unknown>[] = []
  const keep = async <T>(child: Promise<Child<T>>): Promise<T> => {
    const running = await child
    started.push(running)
    return running.ready
  }
  const stop = async () => {
    await Promise.all(started.map((child) => child.stop()))
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const [mongo, redisUrl, sandbox] = await Promise.all([
      process.env.MONGODB_TEST_URI ? { uri: process.env.MONGODB_TEST_URI } : keep(startMongo(join(folder, 'mongo'))),
      process.env.REDIS_TEST_URL ?? keep(startRedis(folder)),
      keep(startSandbox(join(folder, 'sandbox'), 'http://127.0.0.1:9')),
    ])
    project.provide('outside', { mongoUri: mongo.uri, redisUrl, sandbox, logFolder: folder })
  } catch (error) {
    await stop()
    throw error
  }
  return async () => {
    const secrets = await readLoggedSecrets(folder)
    await stop()
    if (secrets.length === 0) return
    // vitest prints what a teardown throws but ends with 0 all the same.
    process.exitCode = 1
    throw new Error(`Personal data was logged during this run:\n${secrets.join('\n')}`)
  }
}
