import { connect, type Socket } from 'node:net'
import type { Readable } from 'node:stream'
import type { GatewayNeeds } from '../ask.ts'
import { NoVerdict, readReply, type Verdict } from './replies.ts'

export { NoVerdict, type Verdict } from './replies.ts'

export interface Scanner {
  /** Rejects with NoVerdict when the scanner cannot say; whatever went wrong, the answer is then not "clean". */
  scan(body: Readable): Promise<Verdict>
}

export interface ClamdSettings {
  /** `tcp://127.0.0.1:3310` or `unix:///run/clamav/clamd.ctl`. */
  url: string
  /** From the last byte sent or received to the next. */
  timeoutMs: number
}

/** Far below any limit of clamd, and as much as is read from storage at a time. */
const PIECE_BYTES = 64 * 1024

/** clamd over its own protocol: INSTREAM, one connection a file. */
export function createScanner(settings: ClamdSettings, { log, timed }: Pick<GatewayNeeds, 'log' | 'timed'>): Scanner {
  const address = addressOf(settings.url)
  return {
    async scan(body) {
      const startedAt = performance.now()
      const told = (outcome: string) => timed?.('clamd', outcome, performance.now() - startedAt)
      try {
        const verdict = readReply(await instream(address, body, settings.timeoutMs))
        told(verdict.clean ? 'clean' : 'infected')
        return verdict
      } catch (error) {
        told('no-verdict')
        log.warn({ err: error, system: 'clamd' }, 'outside system')
        throw error
      }
    },
  }
}

type Address = { path: string } | { host: string; port: number }

function addressOf(url: string): Address {
  if (url.startsWith('unix://')) return { path: url.slice('unix://'.length) }
  const { hostname, port } = new URL(url)
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) }
}

/** Sends the stream and gives the one line that comes back. */
async function instream(address: Address, body: Readable, timeoutMs: number): Promise<string> {
  const socket = connect(address)
  const reply = readLine(socket, timeoutMs)
  const sent = send(socket, body)
  try {
    // The reply may come before everything is sent (a limit), and then it is the reply that counts, not the broken pipe.
    return await Promise.race([reply, sent.then(() => reply)])
  } finally {
    socket.destroy()
    body.destroy()
    // Whichever has lost the race has nothing more to say.
    await Promise.allSettled([reply, sent])
  }
}

function readLine(socket: Socket, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let line = ''
    socket.setTimeout(timeoutMs, () => reject(new NoVerdict('no answer in time')))
    socket.on('data', (data: Buffer) => {
      line += data.toString('latin1')
      if (line.includes('\0') || line.length > 1_000) resolve(line)
    })
    // clamd that closes while we still send is a broken pipe for us; what it said before is in `line`.
    socket.on('error', (error) =>
      line ? resolve(line) : reject(new NoVerdict((error as { code?: string }).code ?? 'broken')),
    )
    socket.on('close', () => resolve(line))
  })
}

async function send(socket: Socket, body: Readable): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'))
  for await (const data of body as AsyncIterable<Buffer>) {
    for (let at = 0; at < data.length; at += PIECE_BYTES) {
      const piece = data.subarray(at, at + PIECE_BYTES)
      const size = Buffer.alloc(4)
      size.writeUInt32BE(piece.length)
      if (!(await write(socket, Buffer.concat([size, piece])))) return
    }
  }
  await write(socket, Buffer.alloc(4))
}

/** Resolves when the kernel has taken it; false when the connection is gone, which the reading side explains. */
const write = (socket: Socket, bytes: Buffer): Promise<boolean> =>
  new Promise((resolve) => {
    if (socket.destroyed) return resolve(false)
    const gone = () => resolve(false)
    socket.once('close', gone)
    socket.write(bytes, (error) => {
      socket.off('close', gone)
      resolve(!error)
    })
  })
