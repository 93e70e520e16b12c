import { createRequire } from 'node:module'
import type { Socket } from 'node:net'

interface DriverConnection {
  socket: Socket
  closed: boolean
  cleanup(error: Error): void
}

/**
 * Ends what the driver would wait for for ever. When the server goes away, a command that is written in the instant between the
 * socket's end and its `close` event finds a destroyed socket: `write` says false, the driver (mongodb 7.8 and 7.9,
 * cmap/connection.js `writeCommand`) waits for a `drain` that never comes, and no time limit of ours reaches it, because
 * a destroyed socket has no timeout. One such command would hold its line of changes (lines.ts) or its job until a restart.
 * When the driver tidies a closed connection, whoever waits for `drain` is told the reason. The driver has no public door to
 * its sockets; closed-sockets.test.ts fails when a new version moves this one.
 */
export function endWritesOnClosedSockets() {
  const { Connection } = createRequire(import.meta.url)('mongodb/lib/cmap/connection.js') as {
    Connection: { prototype: DriverConnection & { [isMended]?: true } }
  }
  const { prototype } = Connection
  if (prototype[isMended]) return
  prototype[isMended] = true
  const { cleanup } = prototype
  prototype.cleanup = function (error) {
    const isFirst = !this.closed
    cleanup.call(this, error)
    // The driver listens to the socket's errors itself and tidies again: only the first time counts.
    if (isFirst && this.socket.listenerCount('drain') > 0) this.socket.emit('error', error)
  }
}

const isMended = Symbol('endWritesOnClosedSockets')
