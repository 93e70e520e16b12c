import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { startTestSandbox } from '../kit/test-sandbox.ts'
import { startClamd } from './daemon.ts'
import { EICAR } from './find-eicar.ts'
import { STREAM_MAX_BYTES } from './read-stream.ts'

const { sandbox, control } = await startTestSandbox()
const daemon = await startClamd(sandbox.world, 'port')
afterAll(() => daemon.close())

const open = (url = daemon.url): Socket =>
  url.startsWith('unix:')
    ? connect(url.slice('unix://'.length))
    : connect(Number(new URL(url).port), new URL(url).hostname)

/** Everything that comes until the daemon hangs up. */
async function said(socket: Socket): Promise<string> {
  const parts: Buffer[] = []
  socket.on('data', (data: Buffer) => parts.push(data))
  socket.on('error', () => undefined)
  if (!socket.closed) await once(socket, 'close')
  return Buffer.concat(parts).toString('latin1')
}
const ask = (bytes: Buffer | string, url?: string) => {
  const socket = open(url)
  socket.write(bytes)
  return said(socket)
}

const size = (bytes: number) => {
  const header = Buffer.alloc(4)
  header.writeUInt32BE(bytes)
  return header
}
const pieces = (parts: Buffer[]) => Buffer.concat([...parts.flatMap((part) => [size(part.length), part]), size(0)])
const instream = (...parts: Buffer[]) => Buffer.concat([Buffer.from('zINSTREAM\0'), pieces(parts)])

it('answers as the manual page says: NUL after z, a line end after n and without a prefix', async () => {
  expect(await ask('zPING\0')).toBe('PONG\0')
  expect(await ask('nPING\n')).toBe('PONG\n')
  expect(await ask('PING\n')).toBe('PONG\n')
  expect(await ask('zVERSION\0')).toMatch(/^ClamAV \d+\.\d+\.\d+\/\d+\/.* \d{4}\0$/)
  expect(await ask('zFLY\0')).toBe('UNKNOWN COMMAND\0')
})

it('is reached where the sandbox says', async () => {
  expect(await ask('zPING\0', sandbox.env.CLAMD_URL)).toBe('PONG\0')
})

it('calls a stream clean or infected', async () => {
  expect(await ask(instream(randomBytes(70_000), randomBytes(10)))).toBe('stream: OK\0')
  expect(await ask(instream(EICAR))).toBe('stream: Eicar-Test-Signature FOUND\0')
  expect(await ask(instream())).toBe('stream: OK\0')
  expect(await ask(Buffer.concat([Buffer.from('nINSTREAM\n'), pieces([EICAR])]))).toBe(
    'stream: Eicar-Test-Signature FOUND\n',
  )
})

it('sees the test text wherever the pieces are cut', async () => {
  const hidden = Buffer.concat([randomBytes(40), EICAR, randomBytes(40)])
  for (let at = 1; at < hidden.length; at += 7) {
    const cut = instream(hidden.subarray(0, at), hidden.subarray(at))
    expect([at, await ask(cut)]).toEqual([at, 'stream: Eicar-Test-Signature FOUND\0'])
  }
  const single = instream(...Array.from(hidden, (byte) => Buffer.from([byte])))
  expect(await ask(single)).toBe('stream: Eicar-Test-Signature FOUND\0')
})

it('reads what comes byte by byte over the wire, lengths too', async () => {
  const socket = open()
  socket.setNoDelay(true)
  const answer = said(socket)
  for (const byte of instream(Buffer.from('ab'), Buffer.from('c'))) socket.write(Buffer.from([byte]))
  expect(await answer).toBe('stream: OK\0')
})

it('numbers the answers of a session and goes on listening', async () => {
  const answer = await ask(
    Buffer.concat([
      Buffer.from('zIDSESSION\0zPING\0zINSTREAM\0'),
      pieces([EICAR]),
      Buffer.from('zINSTREAM\0'),
      pieces([Buffer.from('x')]),
      Buffer.from('zEND\0'),
    ]),
  )
  expect(answer.split('\0')).toEqual(['1: PONG', '2: stream: Eicar-Test-Signature FOUND', '3: stream: OK', ''])
})

it('refuses what is over its limit while more is still coming, and hangs up', async () => {
  const piece = Buffer.alloc(1024 * 1024)
  const socket = open()
  const answer = said(socket)
  socket.write('zINSTREAM\0')
  for (let sent = 0; sent <= STREAM_MAX_BYTES; sent += piece.length) {
    socket.write(size(piece.length))
    socket.write(piece)
  }
  expect(await answer).toBe('INSTREAM size limit exceeded. ERROR\0')
})

it('goes wrong on request and says so in the log', async () => {
  const fault = (kind: string) => control('POST', '/faults', { route: 'clamd.scan', kind, times: 1 })
  await fault('500')
  expect(await ask(instream(EICAR))).toBe("stream: Can't allocate memory ERROR\0")
  await fault('refuse')
  expect(await ask(instream(EICAR))).toBe('')
  await fault('timeout-after')
  const socket = open()
  const answer = said(socket)
  socket.write(instream(EICAR))
  await expect
    .poll(() => sandbox.world.log.list(10).filter((entry) => entry.faults.includes('timeout-after')).length)
    .toBe(1)
  socket.destroy()
  expect(await answer).toBe('')
  expect(await ask(instream(EICAR))).toBe('stream: Eicar-Test-Signature FOUND\0')
})
