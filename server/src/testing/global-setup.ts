import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Child, root, startProgram, whenReady } from './child.ts'
import { readLoggedSecrets } from './log-scan.ts'
import type { SandboxAddress } from './outside.ts'

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
    if (secrets.length) throw new Error(`Personal data was logged during this run:\n${secrets.join('\n')}`)
  }
}

const startMongo = (data: string) => {
  const program = 'sandbox/src/mongo/main.ts'
  if (!existsSync(join(root, program)))
    throw new Error(`no database: ${program} is missing and MONGODB_TEST_URI is not set`)
  return startProgram<{ uri: string }>(program, ['--data', data])
}

/** A socket in our own folder instead of a port: nothing can be in the way, and nobody else can reach it. */
function startRedis(folder: string): Promise<Child<string>> {
  const socket = join(folder, 'redis.sock')
  const args = ['--port', '0', '--unixsocket', socket, '--save', '', '--appendonly', 'no', '--dir', folder]
  const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'pipe'] })
  // redis-server does not look after its parent; it must not outlive a run that was killed.
  process.once('exit', () => child.kill('SIGKILL'))
  return whenReady(child, 'redis-server', (line) => (/ready to accept connections/i.test(line) ? socket : undefined))
}

/** `callback` is where the sandbox sends receipts and pushes. */
export const startSandbox = (data: string, callback: string): Promise<Child<SandboxAddress>> =>
  startProgram<SandboxAddress>('sandbox/src/start.ts', [
    ...['--data', data, '--port', '0'],
    ...['--callback', callback, '--latency', '0'],
  ])
