/** Whole seconds left until `endsAt`, on the server's clock: `ahead` is server time minus this phone's, in milliseconds. */
export const secondsLeft = (endsAt: string, nowMs: number, aheadMs: number): number =>
  Math.max(0, Math.ceil((Date.parse(endsAt) - (nowMs + aheadMs)) / 1000))

/** `04:09`; above an hour `1:04:09`. */
export function clockText(seconds: number): string {
  const pad = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = `${pad(Math.floor((seconds % 3600) / 60))}:${pad(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

/** For a screen reader: minutes only, so that it does not speak every second. */
export function spokenText(seconds: number): string {
  if (seconds === 0) return '时间已到'
  if (seconds < 60) return '剩余不到 1 分钟'
  return `剩余约 ${Math.ceil(seconds / 60)} 分钟`
}
