import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Route } from '../kit/route.ts'
import type { World } from '../world.ts'
import { CLAMD_SCAN, serveConnection } from './connection.ts'

/** The kernel's limit for the name of a Unix socket is 104 bytes on a Mac, 108 on Linux. */
const LONGEST_NAME = 100

/** For the fault menu and the control page; nobody reaches it over HTTP. */
export const clamdRoute: Route = {
  name: CLAMD_SCAN,
  title: '查毒（clamd INSTREAM）',
  method: 'TCP',
  path: 'INSTREAM',
  faults: ['slow', '500', 'refuse', 'timeout-after'],
  handle: () => {
    throw new Error('clamd is not asked over HTTP')
  },
}

export type Clamd = { url: string; close(): Promise<void> }

/** Listens on a Unix socket that a restarted sandbox finds again, or on a free port of 127.0.0.1. */
export async function startClamd(world: World, where: { dataFolder: string } | 'port'): Promise<Clamd> {
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    serveConnection(socket, world)
  })
  const socketName = where === 'port' ? undefined : socketIn(where.dataFolder)
  if (socketName) rmSync(socketName, { force: true })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    if (socketName) server.listen(socketName, resolve)
    else server.listen(0, '127.0.0.1', resolve)
  })
  const url = socketName ? `unix://${socketName}` : `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of open) socket.destroy()
      return closed
    },
  }
}

function socketIn(dataFolder: string): string {
  const near = join(dataFolder, 'clamd.sock')
  if (Buffer.byteLength(near) <= LONGEST_NAME) return near
  const folder = join(tmpdir(), `anju-clamd-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return join(folder, 'clamd.sock')
}
