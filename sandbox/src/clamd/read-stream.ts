import { createEicarSearch } from './find-eicar.ts'

/** clamd's StreamMaxLength as most packages ship it. */
export const STREAM_MAX_BYTES = 25 * 1024 * 1024

export type StreamVerdict = 'clean' | 'infected' | 'too-large'

/**
 * Reads the pieces of one INSTREAM: four bytes of length in network order, then so many bytes, ended by a length of zero. `add` gives the
 * verdict when there is one, with what came behind it.
 */
export function createStreamReader() {
  const search = createEicarSearch()
  let length: number | undefined
  let header: Buffer = Buffer.alloc(0)
  let bytes = 0

  return {
    bytes: () => bytes,
    add(data: Buffer): { verdict: StreamVerdict; rest: Buffer } | undefined {
      let rest = data
      for (;;) {
        if (length === undefined) {
          const taken = Math.min(4 - header.length, rest.length)
          header = Buffer.concat([header, rest.subarray(0, taken)])
          rest = rest.subarray(taken)
          if (header.length < 4) return undefined
          length = header.readUInt32BE()
          header = Buffer.alloc(0)
          if (length === 0) return { verdict: search.isFound() ? 'infected' : 'clean', rest }
          bytes += length
          if (bytes > STREAM_MAX_BYTES) return { verdict: 'too-large', rest }
        }
        const piece = rest.subarray(0, length)
        search.add(piece)
        length -= piece.length
        rest = rest.subarray(piece.length)
        if (length > 0) return undefined
        length = undefined
      }
    },
  }
}
