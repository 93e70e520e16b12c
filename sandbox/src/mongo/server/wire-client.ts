import { connect, type Socket } from 'node:net'
import { type Document, deserialize, serialize } from 'bson'

/** A client that speaks bare OP_MSG, for tests of what drivers do not let one send. */
export class WireClient {
  readonly #socket: Socket
  readonly #waiting: ((reply: Document) => void)[] = []
  #received = Buffer.alloc(0)
  #requestId = 0

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk) => {
      this.#received = Buffer.concat([this.#received, chunk])
      while (this.#received.length >= 4 && this.#received.length >= this.#received.readInt32LE(0)) {
        const length = this.#received.readInt32LE(0)
        const isLegacy = this.#received.readInt32LE(12) === 1
        const reply = deserialize(this.#received.subarray(isLegacy ? 36 : 21, length))
        this.#received = this.#received.subarray(length)
        this.#waiting.shift()?.(reply)
      }
    })
  }

  static async open(uri: string): Promise<WireClient> {
    const path = decodeURIComponent(/^mongodb:\/\/([^/]+)\//.exec(uri)![1]!)
    const socket = connect(path)
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('error', reject)
    })
    return new WireClient(socket)
  }

  command(body: Document, sequences: Record<string, Document[]> = {}): Promise<Document> {
    const answer = new Promise<Document>((resolve) => this.#waiting.push(resolve))
    this.#socket.write(this.message(body, sequences))
    return answer
  }

  /** Sends with the flag that says: do not answer. */
  tell(body: Document): void {
    this.#socket.write(this.message(body, {}, 2))
  }

  /** Sends the frame in pieces of so many bytes. */
  async inPieces(body: Document, size: number): Promise<Document> {
    const answer = new Promise<Document>((resolve) => this.#waiting.push(resolve))
    const frame = this.message(body)
    for (let at = 0; at < frame.length; at += size) {
      this.#socket.write(frame.subarray(at, at + size))
      await new Promise((resolve) => setImmediate(resolve))
    }
    return answer
  }

  legacy(collection: string, query: Document): Promise<Document> {
    const answer = new Promise<Document>((resolve) => this.#waiting.push(resolve))
    const head = Buffer.alloc(4)
    const tail = Buffer.alloc(8)
    tail.writeInt32LE(-1, 4)
    this.#socket.write(this.#frame(2004, [head, Buffer.from(`${collection}\0`), tail, Buffer.from(serialize(query))]))
    return answer
  }

  raw(bytes: Buffer): Promise<void> {
    return new Promise((resolve) => {
      this.#socket.once('close', () => resolve())
      this.#socket.write(bytes)
    })
  }

  send(bytes: Buffer): void {
    this.#socket.write(bytes)
  }

  close(): void {
    this.#socket.destroy()
  }

  message(body: Document, sequences: Record<string, Document[]> = {}, flags = 0): Buffer {
    const head = Buffer.alloc(5)
    head.writeUInt32LE(flags, 0)
    const parts = [head, Buffer.from(serialize(body))]
    for (const [name, documents] of Object.entries(sequences)) {
      const content = Buffer.concat([Buffer.from(`${name}\0`), ...documents.map((document) => serialize(document))])
      const size = Buffer.alloc(5)
      size[0] = 1
      size.writeInt32LE(content.length + 4, 1)
      parts.push(size, content)
    }
    return this.#frame(2013, parts)
  }

  #frame(opCode: number, parts: Buffer[]): Buffer {
    const content = Buffer.concat(parts)
    const header = Buffer.alloc(16)
    header.writeInt32LE(content.length + 16, 0)
    header.writeInt32LE(++this.#requestId, 4)
    header.writeInt32LE(opCode, 12)
    return Buffer.concat([header, content])
  }
}
