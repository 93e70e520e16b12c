import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../../', import.meta.url))

export interface Child<T> {
  ready: T
  /** SIGTERM, and SIGKILL when that does not help. Gives the exit code, null after a kill. */
  stop(): Promise<number | null>
  /** As a power cut: no time to tidy. */
  kill(): Promise<void>
}

const PATIENCE_MS = 60_000

/** Starts a program of this repository and waits for its line `{"ready":true,...}`. What it says before is told when it fails. */
export async function startProgram<T>(
  file: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<Child<T>> {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args, '--parent', String(process.pid)], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return whenReady(child, file, (line) => (line.startsWith('{') ? readyLine<T>(line) : undefined))
}

function readyLine<T>(line: string): T | undefined {
  const said = JSON.parse(line) as T & { ready?: boolean }
  return said.ready ? said : undefined
}

export async function whenReady<T>(
  child: ChildProcess,
  name: string,
  read: (line: string) => T | undefined,
): Promise<Child<T>> {
  let said = ''
  const exited = once(child, 'exit')
  const ready = await new Promise<T>((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error(`${name} was not ready in time:\n${said}`)), PATIENCE_MS)
    const fail = (why: string) => {
      clearTimeout(patience)
      reject(new Error(`${name} ${why}\n${said}`))
    }
    child.on('error', (error) => fail(error.message))
    child.on('exit', (code) => fail(`ended with ${code} before it was ready`))
    child.stderr?.on('data', (text: Buffer) => {
      said = (said + text).slice(-4_000)
    })
    let rest = ''
    child.stdout?.on('data', (text: Buffer) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        said = `${said}${line}\n`.slice(-4_000)
        const answer = read(line)
        if (answer === undefined) continue
        clearTimeout(patience)
        resolve(answer)
      }
    })
  })
  return {
    ready,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      child.kill('SIGTERM')
      const force = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await exited
      clearTimeout(force)
      return child.exitCode
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
