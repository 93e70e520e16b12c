/**
 * The test text of eicar.org (2003 edition, 68 bytes). Written in two halves: a scanner on a developer's machine would otherwise take this
 * file away.
 */
export const EICAR = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''))

/** Tells piece by piece whether the text has been seen, wherever the pieces are cut. */
export function createEicarSearch() {
  let tail = Buffer.alloc(0)
  let found = false
  return {
    add(piece: Buffer) {
      if (found) return
      const seen = Buffer.concat([tail, piece])
      found = seen.includes(EICAR)
      tail = seen.subarray(Math.max(0, seen.length - EICAR.length + 1))
    },
    isFound: () => found,
  }
}
