/** SHA-256 (FIPS 180-4) piece by piece: phones have no crypto of their own, and a file is never whole in memory. */
export function createSha256() {
  const state = Uint32Array.from(INITIAL)
  const block = new Uint8Array(64)
  let filled = 0
  let bytes = 0
  const words = new Uint32Array(64)

  function take(data: Uint8Array, from: number) {
    for (let i = 0; i < 16; i++) {
      const at = from + i * 4
      words[i] = (data[at]! << 24) | (data[at + 1]! << 16) | (data[at + 2]! << 8) | data[at + 3]!
    }
    compress(state, words)
  }

  return {
    update(data: Uint8Array): void {
      bytes += data.length
      let at = 0
      if (filled > 0) {
        const more = Math.min(64 - filled, data.length)
        block.set(data.subarray(0, more), filled)
        filled += more
        at = more
        if (filled < 64) return
        take(block, 0)
        filled = 0
      }
      for (; at + 64 <= data.length; at += 64) take(data, at)
      block.set(data.subarray(at), 0)
      filled = data.length - at
    },

    /** As 64 hexadecimal digits; ends the calculation. */
    digest(): string {
      block[filled++] = 0x80
      if (filled > 56) {
        block.fill(0, filled)
        take(block, 0)
        filled = 0
      }
      block.fill(0, filled)
      // the length in bits, 64 bits wide; below 2^53 the upper half comes from the quotient
      const view = new DataView(block.buffer)
      view.setUint32(56, Math.floor(bytes / 0x20000000))
      view.setUint32(60, (bytes * 8) >>> 0)
      take(block, 0)
      return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('')
    },
  }
}

export function sha256Of(data: Uint8Array): string {
  const hash = createSha256()
  hash.update(data)
  return hash.digest()
}

/** The first 32 bits of the fractional parts of the square roots of the first primes. */
const INITIAL = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]

/** Of the cube roots of the first 64 primes: 2 to 311. */
const ROUND = cubeRoots()

function cubeRoots(): Uint32Array {
  const primes: number[] = []
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  return Uint32Array.from(primes, (prime) => {
    const root = Math.cbrt(prime)
    return Math.floor((root - Math.floor(root)) * 2 ** 32)
  })
}

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by))

function compress(state: Uint32Array, words: Uint32Array) {
  for (let i = 16; i < 64; i++) {
    const a = words[i - 15]!
    const b = words[i - 2]!
    const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)
    const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10)
    words[i] = words[i - 16]! + s0 + words[i - 7]! + s1
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[i]! + words[i]!) | 0
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = state[i]! + word
}
