/** 9:00–12:00 and 13:30–17:00. */
const MINUTES_A_DAY = 390

/** Working minutes until the promise is broken, in words. */
export function leftWords(minutes: number | undefined): string | undefined {
  if (minutes === undefined) return undefined
  return minutes < 0 ? `已超时 ${span(-minutes)}` : `还剩 ${span(minutes)}`
}

function span(minutes: number): string {
  const days = Math.floor(minutes / MINUTES_A_DAY)
  const hours = Math.floor((minutes % MINUTES_A_DAY) / 60)
  if (days > 0) return hours > 0 ? `${days} 个工作日 ${hours} 小时` : `${days} 个工作日`
  const rest = minutes % 60
  return hours > 0 ? `${hours} 小时 ${rest} 分钟` : `${rest} 分钟`
}
