/** Yuan with two decimals, from whole fen. */
export const yuan = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`

const MOST_FEN = 100_000_000_00

/** Whole fen; undefined when it is no amount of 0.01 to 100,000,000.00 yuan. */
export function fenOf(text: unknown): number | undefined {
  const parts = typeof text === 'string' ? /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text) : null
  const fen = parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : 0
  return fen >= 1 && fen <= MOST_FEN ? fen : undefined
}
