/** MongoDB's wire protocol: frames in, frames out. No compression, no checksum, no authentication. */

const HEADER_BYTES = 16
const OP_REPLY = 1
const OP_QUERY = 2004
const OP_MSG = 2013
/** Stated in hello; a longer frame is a stray client or a bug. */
export const MAX_MESSAGE_BYTES = 48_000_000

const FLAG_CHECKSUM = 1
const FLAG_MORE_TO_COME = 2

/** One request as it came: the command document and the documents sent beside it. */
export interface Request {
  id: number
  /** The first handshake of a driver still comes as the old OP_QUERY. */
  isLegacy: boolean
  wantsReply: boolean
  body: Buffer
  sequences: Map<string, Buffer[]>
}

export class ProtocolError extends Error {}

/** Cuts the bytes of a socket into frames. */
export class Frames {
  #parts: Buffer[] = []
  #length = 0

  #join(): Buffer {
    if (this.#parts.length > 1) this.#parts = [Buffer.concat(this.#parts)]
    return this.#parts[0]!
  }

  *push(chunk: Buffer): Generator<Buffer> {
    this.#parts.push(chunk)
    this.#length += chunk.length
    while (this.#length >= 4) {
      const head = this.#parts[0]!.length >= 4 ? this.#parts[0]! : this.#join()
      const wanted = head.readInt32LE(0)
      if (wanted < HEADER_BYTES || wanted > MAX_MESSAGE_BYTES) throw new ProtocolError(`frame of ${wanted} bytes`)
      if (this.#length < wanted) return
      const all = this.#join()
      const rest = all.subarray(wanted)
      this.#parts = rest.length > 0 ? [rest] : []
      this.#length = rest.length
      yield all.subarray(0, wanted)
    }
  }
}

export function readRequest(frame: Buffer): Request {
  const id = frame.readInt32LE(4)
  const opCode = frame.readInt32LE(12)
  if (opCode === OP_QUERY) return readQuery(frame, id)
  if (opCode !== OP_MSG) throw new ProtocolError(`operation ${opCode}`)
  const flags = frame.readUInt32LE(16)
  if (flags & 0xffff & ~(FLAG_CHECKSUM | FLAG_MORE_TO_COME)) throw new ProtocolError(`flags ${flags}`)
  const end = frame.length - (flags & FLAG_CHECKSUM ? 4 : 0)
  const sequences = new Map<string, Buffer[]>()
  let body: Buffer | undefined
  let at = 20
  while (at < end) {
    const kind = frame[at]
    const size = frame.readInt32LE(at + 1)
    if (size < 5 || at + 1 + size > end) throw new ProtocolError('a section points outside of its frame')
    const section = frame.subarray(at + 1, at + 1 + size)
    if (kind === 0) body = section
    else if (kind === 1) {
      const nameEnd = section.indexOf(0, 4)
      sequences.set(section.toString('utf8', 4, nameEnd), cutDocuments(section.subarray(nameEnd + 1)))
    } else throw new ProtocolError(`section kind ${kind}`)
    at += 1 + size
  }
  if (!body) throw new ProtocolError('a message without a body')
  return { id, isLegacy: false, wantsReply: !(flags & FLAG_MORE_TO_COME), body, sequences }
}

function readQuery(frame: Buffer, id: number): Request {
  const nameEnd = frame.indexOf(0, 20)
  const start = nameEnd + 9
  const body = frame.subarray(start, start + frame.readInt32LE(start))
  return { id, isLegacy: true, wantsReply: true, body, sequences: new Map() }
}

function cutDocuments(bytes: Buffer): Buffer[] {
  const documents: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const size = bytes.readInt32LE(at)
    if (size < 5 || at + size > bytes.length) throw new ProtocolError('a document points outside of its section')
    documents.push(bytes.subarray(at, at + size))
    at += size
  }
  return documents
}

/** The frame around a reply. */
export function replyFrame(request: Request, body: Buffer): Buffer {
  const prefix = request.isLegacy ? HEADER_BYTES + 20 : HEADER_BYTES + 5
  const frame = Buffer.allocUnsafe(prefix + body.length)
  frame.writeInt32LE(frame.length, 0)
  frame.writeInt32LE(0, 4)
  frame.writeInt32LE(request.id, 8)
  frame.writeInt32LE(request.isLegacy ? OP_REPLY : OP_MSG, 12)
  frame.fill(0, HEADER_BYTES, prefix)
  // Legacy: flags (8 = await capable), cursor id, starting from, number returned.
  if (request.isLegacy) {
    frame.writeInt32LE(8, 16)
    frame.writeInt32LE(1, 32)
  }
  body.copy(frame, prefix)
  return frame
}
