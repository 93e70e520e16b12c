import { randomBytes } from 'node:crypto'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, expect, inject, test } from 'vitest'
import { createScanner } from './index.ts'
import { NoVerdict, readReply } from './replies.ts'

const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
const log = pino({ enabled: false })
const outcomes: string[] = []
const scannerAt = (url: string, timeoutMs = 10_000) =>
  createScanner({ url, timeoutMs }, { log, timed: (_system, outcome) => void outcomes.push(outcome) })
const sandbox = scannerAt(inject('outside').sandbox.env.CLAMD_URL!)
const bodyOf = (...parts: (string | Buffer)[]) => Readable.from(parts.map((part) => Buffer.from(part)))

/** A daemon that does what a test says with each connection. */
async function daemon(serve: (socket: Socket) => void) {
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => socket.destroy())
    serve(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve)
      for (const socket of open) socket.destroy()
    })
  afterAll(close)
  return { url: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

test('a file is clean, or it holds what the scanner names', async () => {
  expect(await sandbox.scan(bodyOf(randomBytes(300_000)))).toEqual({ clean: true })
  expect(await sandbox.scan(bodyOf(randomBytes(65_500), eicar, randomBytes(100_000)))).toEqual({
    clean: false,
    signature: 'Eicar-Test-Signature',
  })
})

test('what goes over the wire: the command, then length and bytes, then a length of zero', async () => {
  const seen: Buffer[] = []
  const { url } = await daemon((socket) =>
    socket.on('data', (data) => {
      seen.push(data)
      if (Buffer.concat(seen).subarray(-4).equals(Buffer.alloc(4))) socket.end('stream: OK\0')
    }),
  )
  await scannerAt(url).scan(bodyOf('abc', Buffer.alloc(65_540, 'x')))
  const all = Buffer.concat(seen)
  expect(all.subarray(0, 17)).toEqual(Buffer.from('zINSTREAM\0\0\0\0\u0003abc'))
  expect(all.readUInt32BE(17)).toBe(65_536)
  expect(all.readUInt32BE(17 + 4 + 65_536)).toBe(4)
  expect(all.length).toBe(17 + 4 + 65_536 + 4 + 4 + 4)
})

test('a limit that is told while we still send is heard, and is no verdict', async () => {
  const { url } = await daemon((socket) =>
    socket.once('data', () => socket.end('INSTREAM size limit exceeded. ERROR\0')),
  )
  await expect(scannerAt(url).scan(bodyOf(...Array(200).fill(Buffer.alloc(65_536))))).rejects.toThrow(NoVerdict)
})

test.each([
  ['hangs up', (socket: Socket) => socket.destroy()],
  ['closes without a word', (socket: Socket) => socket.end()],
  ['answers with an error', (socket: Socket) => socket.end("stream: Can't open file or directory ERROR\0")],
  ['answers nonsense', (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\n\0')],
])('a scanner that %s has not called anything clean', async (_what, serve) => {
  const { url } = await daemon((socket) => socket.once('data', () => serve(socket)))
  await expect(scannerAt(url).scan(bodyOf('abc'))).rejects.toThrow(NoVerdict)
})

test('nor has one that is down, or says nothing in time', async () => {
  const down = await daemon(() => undefined)
  await down.close()
  await expect(scannerAt(down.url).scan(bodyOf('abc'))).rejects.toThrow(NoVerdict)
  await expect(scannerAt('unix:///nowhere/clamd.ctl').scan(bodyOf('abc'))).rejects.toThrow(NoVerdict)
  const silent = await daemon(() => undefined)
  await expect(scannerAt(silent.url, 200).scan(bodyOf('abc'))).rejects.toThrow('no answer in time')
  expect(outcomes.slice(-3)).toEqual(['no-verdict', 'no-verdict', 'no-verdict'])
})

test('a file that cannot be read to its end has no verdict either', async () => {
  const broken = new Readable({
    read() {
      this.destroy(new Error('the disk is gone'))
    },
  })
  await expect(sandbox.scan(broken)).rejects.toThrow('the disk is gone')
})

test('only the two sentences of the protocol are verdicts', () => {
  expect(readReply('stream: OK\0')).toEqual({ clean: true })
  expect(readReply('stream: Win.Test.EICAR_HDB-1 FOUND\0')).toEqual({ clean: false, signature: 'Win.Test.EICAR_HDB-1' })
  for (const line of ['', 'OK', 'stream: OK extra', 'stream: FOUND', 'UNKNOWN COMMAND\0', 'stream: lost ERROR\0']) {
    expect(() => readReply(line), line).toThrow(NoVerdict)
  }
})
