import { UPLOAD_PART_BYTES, UPLOAD_PARTS_A_CALL } from '@anju/shared-types'

/** A run of parts that came in one call: from number `from` on, `count` of them. */
export interface Piece {
  from: number
  count: number
}

export const partCountOf = (bytes: number): number => Math.ceil(bytes / UPLOAD_PART_BYTES)

/** The parts that a call of so many bytes carries; undefined when it fits no row of parts of this file. */
export function pieceOf(from: number, pieceBytes: number, fileBytes: number): Piece | undefined {
  const parts = partCountOf(fileBytes)
  if (!Number.isInteger(from) || from < 1 || from > parts || pieceBytes < 1) return undefined
  const startsAt = (from - 1) * UPLOAD_PART_BYTES
  const count = partCountOf(pieceBytes)
  const reachesEnd = startsAt + pieceBytes === fileBytes
  if (count > UPLOAD_PARTS_A_CALL || startsAt + pieceBytes > fileBytes) return undefined
  // Only the last part of a file may be short.
  return pieceBytes % UPLOAD_PART_BYTES === 0 || reachesEnd ? { from, count } : undefined
}

/** Numbers of the parts that are there, each once, in order. */
export function partsIn(pieces: readonly Piece[]): number[] {
  const there = new Set<number>()
  for (const { from, count } of pieces) for (let no = from; no < from + count; no++) there.add(no)
  return [...there].sort((a, b) => a - b)
}

/** Whether every part that a piece would bring is there already. */
export function isThere(pieces: readonly Piece[], { from, count }: Piece): boolean {
  const there = new Set(partsIn(pieces))
  return Array.from({ length: count }, (_, at) => from + at).every((no) => there.has(no))
}

/**
 * How to read the file from its pieces, in order: which piece, and how many of its first parts others have brought before (a phone that
 * was cut off may send the same parts again in another grouping). Undefined when something is missing.
 */
export function readingPlan<P extends Piece>(
  pieces: readonly P[],
  parts: number,
): { piece: P; skipParts: number }[] | undefined {
  const plan: { piece: P; skipParts: number }[] = []
  for (let no = 1; no <= parts; ) {
    // The one that reaches farthest, so that little is read twice.
    const next = pieces
      .filter(({ from, count }) => from <= no && no < from + count)
      .sort((a, b) => b.from + b.count - (a.from + a.count))[0]
    if (!next) return undefined
    plan.push({ piece: next, skipParts: no - next.from })
    no = next.from + next.count
  }
  return plan
}
