import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface StartedDatabase {
  process: ChildProcess
  uri: string
}

/** Starts the stand-in as a process of its own and waits until it is ready, for tests and benchmarks. */
export async function startDatabase(...options: string[]): Promise<StartedDatabase> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...options], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let complaint = ''
  child.stderr.on('data', (chunk) => {
    complaint += chunk
  })
  return await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += chunk
      if (!output.includes('\n')) return
      resolve({ process: child, uri: (JSON.parse(output.split('\n')[0]!) as { uri: string }).uri })
    })
    child.once('exit', (code) => reject(new Error(`exit ${code}: ${complaint.trim()}`)))
  })
}

export async function stopDatabase({ process }: StartedDatabase, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return
  const exited = once(process, 'exit')
  process.kill(signal)
  await exited
}
