import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { NO_FAULTS } from '../kit/faults.ts'
import type { World } from '../world.ts'
import { createStreamReader, type StreamVerdict } from './read-stream.ts'

export const CLAMD_SCAN = 'clamd.scan'
const VERSION = 'ClamAV 1.4.3/27823/Sat Nov 21 09:26:02 2026'

const VERDICTS: Record<StreamVerdict, string> = {
  clean: 'stream: OK',
  infected: 'stream: Eicar-Test-Signature FOUND',
  'too-large': 'INSTREAM size limit exceeded. ERROR',
}

/** One connection to the daemon: reads commands, answers them, and hangs up as clamd does. */
export function serveConnection(socket: Socket, { faults, log, clock }: World) {
  let waiting: Buffer = Buffer.alloc(0)
  let stream: ReturnType<typeof createStreamReader> | undefined
  let end = '\n'
  let session = false
  let number = 0
  let here = NO_FAULTS
  let startedAt = 0
  let answering = Promise.resolve()

  const reply = (text: string) => {
    socket.write(`${session ? `${number}: ` : ''}${text}${end}`)
    if (!session) socket.end()
  }

  const verdictOf = async (verdict: StreamVerdict, bytes: number) => {
    const slow = here.get('slow')
    if (slow) await pause(slow.delayMs)
    const text = here.has('500') ? "stream: Can't allocate memory ERROR" : VERDICTS[verdict]
    const silent = here.has('timeout-after')
    log.add({
      at: clock.now(),
      direction: 'in',
      route: CLAMD_SCAN,
      method: 'TCP',
      target: 'INSTREAM',
      status: silent ? 0 : 200,
      tookMs: clock.now() - startedAt,
      faults: [...here.keys()],
      sent: `（${bytes} 字节）`,
      received: silent ? '' : text,
    })
    if (silent || socket.destroyed) return
    reply(text)
    // The real one closes the connection although the other side may still be sending.
    if (verdict === 'too-large') socket.end()
  }

  const command = (line: string) => {
    number++
    if (line === 'PING') return reply('PONG')
    if (line === 'VERSION') return reply(VERSION)
    if (line === 'IDSESSION') {
      session = true
      number = 0
      return
    }
    if (line === 'END') return socket.end()
    if (line !== 'INSTREAM') return reply('UNKNOWN COMMAND')
    here = faults.take(CLAMD_SCAN, () => [])
    startedAt = clock.now()
    if (here.has('refuse')) return socket.destroy()
    stream = createStreamReader()
  }

  /** A command with `z` in front ends with NUL, any other one with a line end. False when more must come. */
  const readCommand = (): boolean => {
    const prefix = String.fromCharCode(waiting[0] ?? 0)
    const mark = prefix === 'z' ? '\0' : '\n'
    const at = waiting.indexOf(mark)
    if (at < 0) return false
    const line = waiting.subarray(prefix === 'z' || prefix === 'n' ? 1 : 0, at).toString('latin1')
    waiting = waiting.subarray(at + 1)
    end = mark
    command(line.replace(/\r$/, ''))
    return true
  }

  const work = async () => {
    while (waiting.length > 0 && !socket.destroyed) {
      if (!stream) {
        if (!readCommand()) return
        continue
      }
      const done = stream.add(waiting)
      waiting = done?.rest ?? Buffer.alloc(0)
      if (!done) return
      const bytes = stream.bytes()
      stream = undefined
      await verdictOf(done.verdict, bytes)
    }
  }

  socket.on('data', (data: Buffer) => {
    // One piece after the other: an answer that is slow holds back what comes behind it.
    answering = answering.then(() => {
      waiting = Buffer.concat([waiting, data])
      return work()
    })
  })
  // The other side may hang up at any time; there is nothing to repair here.
  socket.on('error', () => socket.destroy())
}
