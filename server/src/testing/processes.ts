import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Child, root, startProgram, whenReady } from './child.ts'
import type { SandboxAddress } from './outside.ts'

/** The database stand-in; a real MongoDB is used through MONGODB_TEST_URI instead. */
export const startMongo = (data: string) => {
  const program = 'sandbox/src/mongo/main.ts'
  if (!existsSync(join(root, program)))
    throw new Error(`no database: ${program} is missing and MONGODB_TEST_URI is not set`)
  return startProgram<{ uri: string }>(program, ['--data', data])
}

/**
 * A socket in our own folder instead of a port: nothing can be in the way, and nobody else can reach it. Nobody can empty it either: test
 * files that run side by side share it, and the jobs of one would be gone because another tidied up.
 */
export function startRedis(folder: string): Promise<Child<string>> {
  const socket = join(folder, 'redis.sock')
  const place = ['--port', '0', '--unixsocket', socket, '--save', '', '--appendonly', 'no', '--dir', folder]
  const args = [...place, '--rename-command', 'FLUSHALL', '', '--rename-command', 'FLUSHDB', '']
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
