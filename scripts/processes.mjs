// Child processes that announce themselves with one JSON line, log to files and stop together.
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import net from 'node:net'
import { constants, setPriority } from 'node:os'
import path from 'node:path'
import { Obstacle, root } from './setup.mjs'

/** True when nothing listens on this loopback port. */
export const isFree = (port) =>
  new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

/** Below what Linux (32768) and macOS (49152) give to outgoing connections: one of those could take a free port before its server does. */
const PORTS = [20_000, 32_768]
const given = new Set()

/** A port that was free a moment ago, another one each time. */
export async function freePort() {
  for (let tries = 0; tries < 1000; tries += 1) {
    const port = randomInt(...PORTS)
    if (given.has(port) || !(await isFree(port))) continue
    given.add(port)
    return port
  }
  throw new Error(`no port between ${PORTS.join(' and ')} is free`)
}

/**
 * Starts `command` and waits until `ready(line)` returns something for a line of its output.
 * Everything it prints goes to `<logs>/<name>.log`. `yields`: it plays what in reality runs on other machines, so it comes after ours.
 */
export function startProcess({ name, command, args, env, logs, ready, timeoutMs = 60_000, onExit, yields }) {
  mkdirSync(logs, { recursive: true })
  const logFile = path.join(logs, `${name}.log`)
  const log = createWriteStream(logFile, { flags: 'a' })
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  if (yields && child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  const gone = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })))
  const handle = {
    name,
    child,
    logFile,
    gone,
    async stop(signal = 'SIGTERM', patienceMs = 10_000) {
      handle.stopping = true
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill(signal)
      const late = setTimeout(() => child.kill('SIGKILL'), patienceMs)
      await gone
      clearTimeout(late)
    },
  }
  return new Promise((resolve, reject) => {
    const fail = (why) => reject(new Obstacle(`${name} did not start: ${why}\n${lastLines(logFile)}`))
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      fail(`it was not ready after ${timeoutMs / 1000} s.`)
    }, timeoutMs)
    child.once('error', (error) => fail(error.message))
    gone.then(({ code, signal }) => {
      clearTimeout(timer)
      fail(`it ended with ${signal ?? code}.`)
      if (!handle.stopping) onExit?.(handle, signal ?? code)
    })
    let rest = ''
    child.stdout.on('data', (chunk) => {
      rest += chunk
      const lines = rest.split('\n')
      rest = lines.pop()
      for (const line of lines) {
        const value = ready(line)
        if (value === undefined) continue
        clearTimeout(timer)
        handle.announced = value
        resolve(handle)
      }
    })
  })
}

/** Runs `command` to its end; what it prints goes to `<logs>/<name>.log`. */
export async function runToEnd({ name, command, args, env, logs }) {
  mkdirSync(logs, { recursive: true })
  const logFile = path.join(logs, `${name}.log`)
  const log = createWriteStream(logFile, { flags: 'a' })
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve))
  if (code !== 0) throw new Obstacle(`${name} ended with ${code}:\n${lastLines(logFile)}`)
}

/** The `{"ready":true,...}` line of our own processes. */
export const readyLine = (line) => {
  if (!line.startsWith('{"ready":true')) return undefined
  return JSON.parse(line)
}

function lastLines(file) {
  try {
    return readFileSync(file, 'utf8').trim().split('\n').slice(-12).join('\n')
  } catch (error) {
    return `(no log: ${error.message})`
  }
}
