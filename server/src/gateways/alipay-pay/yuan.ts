/** Alipay speaks yuan with two decimals; everywhere else money is whole fen (D7). */
export const yuanOf = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

/** Whole fen; undefined when it is no amount in yuan. Never by way of a fraction: 19.99 × 100 is not 1999. */
export function fenOf(yuan: unknown): number | undefined {
  const parts = typeof yuan === 'string' ? /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(yuan) : null
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : undefined
}

/** `2026-11-22 10:00:00` (with or without milliseconds), Beijing time. */
export function instantOf(text: unknown): Date | undefined {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,3})?$/.test(text)) return undefined
  const at = new Date(`${text.replace(' ', 'T')}+08:00`)
  return Number.isNaN(at.getTime()) ? undefined : at
}
