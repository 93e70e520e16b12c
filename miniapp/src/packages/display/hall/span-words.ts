/** `[12, 48]` as `12–48 分钟`; from two hours on in half hours, which is as exact as such an estimate can be. */
export function spanWords([low, high]: readonly [number, number]): string {
  if (high <= 0) return '不用等'
  if (high < 120) return low === high ? `约 ${high} 分钟` : `${low}–${high} 分钟`
  const from = Math.floor(low / 30) / 2
  const to = Math.ceil(high / 30) / 2
  return from === to ? `约 ${to} 小时` : `${from}–${to} 小时`
}
