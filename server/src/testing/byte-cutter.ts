import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/**
 * A line between a phone and the server that breaks in the middle of a byte stream: once so many bytes have gone up, what comes after on any
 * connection is lost and every connection ends, without a word to either side.
 */
export async function createByteCutter(target: string, { cutsAt }: { cutsAt: readonly number[] }) {
  const { hostname, port } = new URL(target)
  const open = new Set<Socket>()
  const left = [...cutsAt].sort((a, b) => a - b)
  let sent = 0
  let cuts = 0
  const watchers = new Set<() => void>()

  const cutNow = () => {
    cuts += 1
    for (const socket of open) socket.destroy()
    open.clear()
  }
  const server = createServer((phone) => {
    const far = connect(Number(port), hostname)
    for (const socket of [phone, far]) {
      open.add(socket)
      // A broken line is what this is for: the other end hears of it as a closed connection.
      socket.on('error', () => socket.destroy())
    }
    phone.on('close', () => far.destroy())
    far.on('close', () => phone.destroy())
    far.pipe(phone)
    phone.on('data', (bytes: Buffer) => {
      const room = (left[0] ?? Number.POSITIVE_INFINITY) - sent
      const through = bytes.subarray(0, Math.max(0, Math.min(bytes.length, room)))
      sent += through.length
      if (through.length < bytes.length) {
        left.shift()
        // What was before the cut still arrives: the server is left with half a part.
        far.write(through, cutNow)
      } else if (!far.write(through)) {
        phone.pause()
        far.once('drain', () => phone.resume())
      }
      for (const look of [...watchers]) look()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sentBytes: () => sent,
    cuts: () => cuts,
    cutNow,
    /** Resolves as soon as it is so; looked at with every piece of bytes and between them. */
    async until(isSo: () => boolean): Promise<void> {
      while (!isSo()) {
        await new Promise<void>((resolve) => {
          const look = () => {
            watchers.delete(look)
            clearTimeout(timer)
            resolve()
          }
          const timer = setTimeout(look, 20)
          watchers.add(look)
        })
      }
    },
    async close(): Promise<void> {
      for (const socket of open) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
