/**
 * The part of a file that `range` asks for (RFC 9110, 14.2), first and last byte; `none` when there is no such part, undefined when the
 * whole is to be sent. Several parts at once are answered with the whole, as the standard allows. Safari and iOS play no sound without.
 */
export function byteRange(range: string, length: number): { first: number; last: number } | 'none' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range.trim()) ?? []
  if (!from && !to) return undefined
  const first = from ? Number(from) : Math.max(0, length - Number(to))
  const last = from && to ? Math.min(Number(to), length - 1) : length - 1
  return first <= last && first < length ? { first, last } : 'none'
}
