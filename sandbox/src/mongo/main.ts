import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { DataFolderInUse } from './engine/sqlite-file.ts'
import { createMongoServer } from './server/server.ts'
import { Store } from './store/store.ts'

/** Starts the database stand-in: `main.ts --data <dir> [--socket <path>] [--port N] [--parent <pid>]`. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      socket: { type: 'string' },
      port: { type: 'string' },
      parent: { type: 'string' },
    },
  })
  if (!values.data) throw new Error('--data <dir> is missing: the folder in which the database is kept')
  const data = resolve(values.data)
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const store = openStore(join(data, 'mongo.sqlite'))
  const socket = resolve(values.socket ?? join(data, 'run', 'mongo.sock'))
  prepareSocket(socket)
  const server = createMongoServer(store, socket)
  await server.listen({ path: socket })
  const port = values.port === undefined ? undefined : await server.listenOnPort(Number(values.port))
  const address = port === undefined ? encodeURIComponent(socket) : `127.0.0.1:${port}`
  let isStopping = false
  const stop = async (): Promise<void> => {
    if (isStopping) return
    isStopping = true
    await server.close()
    store.close()
    rmSync(socket, { force: true })
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  if (values.parent) stopWithParent(Number(values.parent), stop)
  process.stdout.write(`${JSON.stringify({ ready: true, uri: `mongodb://${address}/?directConnection=true` })}\n`)
}

function openStore(path: string): Store {
  try {
    return new Store(path)
  } catch (error) {
    if (!(error instanceof DataFolderInUse)) throw error
    process.stderr.write(`Another process already uses the database in ${dirname(path)}; stop it first.\n`)
    process.exit(1)
  }
}

/** Whoever can open the socket can read everything: only the owner may enter its folder. */
function prepareSocket(socket: string): void {
  // sun_path holds 108 bytes on Linux and 104 on macOS, with the null at the end.
  if (Buffer.byteLength(socket) > 103)
    throw new Error(`the socket path is longer than 103 bytes: ${socket}; choose a shorter one with --socket`)
  mkdirSync(dirname(socket), { recursive: true, mode: 0o700 })
  chmodSync(dirname(socket), 0o700)
  // Left by a process that was killed; the lock on the data folder says that it is gone.
  rmSync(socket, { force: true })
}

function stopWithParent(pid: number, stop: () => Promise<void>): void {
  setInterval(() => {
    try {
      process.kill(pid, 0)
    } catch {
      void stop()
    }
  }, 1000).unref()
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
